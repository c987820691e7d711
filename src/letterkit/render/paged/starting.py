"""WeasyPrint 70.0, imported without what takes half of its start and no letter needs.

- Its libraries are looked for under several names, each of which Python asks the compiler and the linker about, as
  programs (ctypes.util.find_library). On Linux the name of the file is known.
- fontTools is imported for fonts that letters have not: variable ones, emoji, those that HarfBuzz cannot cut down. Here
  that waits until one comes.
- C types are parsed by name, and anew for arrays of each length (cffi). Here those that are used are parsed at once.

Importing this module does it; a process that has WeasyPrint already keeps it as it is, but for the types.
"""

from __future__ import annotations

import ctypes.util
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

_FILES = {
    "gobject-2.0": "libgobject-2.0.so.0",
    "pango-1.0": "libpango-1.0.so.0",
    "harfbuzz": "libharfbuzz.so.0",
    "harfbuzz-subset": "libharfbuzz-subset.so.0",
    "fontconfig": "libfontconfig.so.1",
    "pangoft2-1.0": "libpangoft2-1.0.so.0",
}
"""By the name that the linker knows (-l), the file that a program is bound to (ld.so(8)): its soname."""
_LATER = ("fontTools", "fontTools.subset", "fontTools.ttLib", "fontTools.varLib", "fontTools.varLib.instancer")
_USERS = ("weasyprint.pdf.fonts", "weasyprint.text.fonts")
_TYPES = {
    "PangoFcFontMap *": "PangoFcFontMap *",
    "FcChar8 **": "FcChar8 **",
    "FcResult *": "FcResult *",
    "PangoRectangle *": "PangoRectangle *",
    "PangoLogAttr[]": "PangoLogAttr (*)[]",
    "unsigned int *": "unsigned int *",
    "char[]": "char (*)[]",
    "char[4]": "char (*)[4]",
    "hb_tag_t[100]": "hb_tag_t (*)[100]",
    "hb_codepoint_t[]": "hb_codepoint_t (*)[]",
}
"""The types that WeasyPrint makes, each as a pointer, since an array can be no argument of a function."""
_COUNTED = re.compile(r"(?P<element>hb_codepoint_t)\[\d+\]")


class _Later:
    """Stands for a name of fontTools; when it is used, all those that WeasyPrint has become what they stand for."""

    def __init__(self, module: str, name: str) -> None:
        self._module, self._name = module, name

    def arrived(self) -> Any:
        """What it stands for."""
        return getattr(import_module(self._module), self._name, None) or import_module(f"{self._module}.{self._name}")

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return _all_arrived(self)(*arguments, **named)

    def __getattr__(self, name: str) -> Any:
        return getattr(_all_arrived(self), name)


def _all_arrived(asked: _Later) -> Any:
    for user in map(sys.modules.__getitem__, _USERS):
        waiting = {name: value for name, value in vars(user).items() if isinstance(value, _Later)}
        vars(user).update({name: value.arrived() for name, value in waiting.items()})
    return asked.arrived()


class _Empty(ModuleType):
    """A module of fontTools while WeasyPrint is imported, which takes names from it."""

    def __getattr__(self, name: str) -> _Later:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Later(self.__name__, name)


@contextmanager
def _without_fonttools() -> Iterator[None]:
    """Leave fontTools unimported, unless it is there."""
    if "fontTools" in sys.modules:
        yield
        return
    sys.modules.update({name: _Empty(name) for name in _LATER})
    try:
        yield
    finally:
        for name in _LATER:
            sys.modules.pop(name, None)


@contextmanager
def _libraries_by_file() -> Iterator[None]:
    """Answer for the linker where its answer is known; names that it does not know are for other systems."""
    if not sys.platform.startswith("linux"):
        yield
        return
    asked = ctypes.util.find_library
    setattr(ctypes.util, "find_library", _FILES.get)  # noqa: B010 - a stub has it as a function that cannot change
    try:
        yield
    finally:
        setattr(ctypes.util, "find_library", asked)  # noqa: B010


def _types_at_once(ffi: Any) -> None:
    """Let `ffi.new` and `ffi.cast` know the types that are used by name. See cffi's documentation: a type may be given
    instead of its name."""
    pointers = ffi.typeof(f"void (*)({', '.join(_TYPES.values())})").args
    known = {
        name: kind if name == written else kind.item
        for (name, written), kind in zip(_TYPES.items(), pointers, strict=True)
    }
    make, cast = ffi.new, ffi.cast

    def new(name: Any, *rest: Any) -> Any:
        counted = _COUNTED.fullmatch(name) if isinstance(name, str) and rest else None
        return make(known.get(f"{counted['element']}[]" if counted else name, name), *rest)

    ffi.new, ffi.cast = new, lambda name, source: cast(known.get(name, name), source)


def _start() -> None:
    with _libraries_by_file(), _without_fonttools():
        import_module("weasyprint")
    ffi = import_module("weasyprint.text.ffi").ffi
    if "new" not in vars(ffi):
        _types_at_once(ffi)


_start()
