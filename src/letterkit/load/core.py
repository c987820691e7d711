"""What validates, of pydantic_core: its compiled part by itself.

The package also brings the types of its schemas, which nobody asks for here and which take longer to import than a
draft takes to validate.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader, FileFinder
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING

_PACKAGE = "pydantic_core"
_NAME = f"{_PACKAGE}._pydantic_core"

if TYPE_CHECKING:
    from pydantic_core import SchemaValidator, ValidationError, __version__
else:

    def _compiled():
        """The module, as the package imports it later if somebody asks for that."""
        package = None if _PACKAGE in sys.modules else find_spec(_PACKAGE)
        for folder in (package and package.submodule_search_locations) or ():
            found = FileFinder(folder, (ExtensionFileLoader, EXTENSION_SUFFIXES)).find_spec(_NAME)
            if found:
                sys.modules[_NAME] = module = module_from_spec(found)
                found.loader.exec_module(module)
                return module
        return import_module(_NAME)  # where it is in no file of its own, or imported already

    _module = sys.modules.get(_NAME) or _compiled()
    SchemaValidator, ValidationError, __version__ = (
        getattr(_module, name) for name in ("SchemaValidator", "ValidationError", "__version__")
    )

__all__ = ["SchemaValidator", "ValidationError", "__version__"]
