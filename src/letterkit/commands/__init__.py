"""The commands of letterkit: one module for each, with a click command named `command`.

A command is found by its module's name (a leading underscore keeps a module out): a new one is one new file.
"""

from __future__ import annotations

import keyword
import pkgutil
from importlib import import_module

import click


def names(package: str = __name__) -> list[str]:
    """The names of all commands of a package; none is imported for this. An underscore at the end of a module's name
    allows a name that Python has a use for."""
    found = pkgutil.iter_modules(import_module(package).__path__)
    return sorted(info.name.rstrip("_") for info in found if not info.name.startswith("_"))


def command(name: str, package: str = __name__) -> click.Command:
    """A command by its name; raises KeyError for an unknown one."""
    if name not in names(package):
        raise KeyError(name)
    module = f"{name}_" if keyword.iskeyword(name) else name
    found: click.Command = import_module(f"{package}.{module}").command
    return found
