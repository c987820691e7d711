"""The fonts of a PDF for other glyphs than it was made with, as WeasyPrint 70 writes them."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from functools import lru_cache
from typing import Any

import pydyf
from weasyprint import DEFAULT_OPTIONS
from weasyprint.pdf.fonts import build_fonts_dictionary
from weasyprint.text.fonts import get_hb_object_data

Used = tuple[tuple[str, tuple[int, ...]], ...]
"""Fonts by name, each with its glyphs, in the order of first use."""

KEPT = 64
"""Combinations of glyphs that are remembered."""


class Typefaces:
    """The fonts of one document. `numbers` are the objects that they take in its file, from `first` on."""

    def __init__(self, fonts: Mapping[Any, Any], readings: Mapping[Any, Any], options: Mapping[str, Any]) -> None:
        """`readings` are fonts of the same keys that know of every glyph what it stands for and its width."""
        self._fonts = {font.hash: (key, font) for key, font in fonts.items()}
        if len(self._fonts) != len(fonts):
            raise ValueError("two fonts of one name")
        self._contents = {key: get_hb_object_data(font.hb_face) for key, font in fonts.items()}
        self._readings = readings
        self._options = {**DEFAULT_OPTIONS, **options}
        self._subset = lru_cache(maxsize=KEPT)(self._cut)
        self._deflated = lru_cache(maxsize=4 * KEPT)(_deflated)
        self.first = 0

    def names(self) -> tuple[str, ...]:
        """The fonts in the order of first use."""
        return tuple(self._fonts)

    def objects(self, used: Used) -> list[Any]:
        """The objects for these glyphs, numbered from `first` on; the last is the dictionary of all fonts."""
        fonts: dict[Any, Any] = {}
        for name, glyphs in used:
            key, font = self._fonts[name]
            new = self._readings[key]
            one = fonts[key] = copy(font)
            one.to_unicode = {glyph: font.to_unicode.get(glyph) or new.to_unicode[glyph] for glyph in glyphs}
            one.widths = {glyph: font.widths.get(glyph) or new.widths[glyph] for glyph in glyphs}
            one.file_content = self._subset(name, frozenset(glyphs))
            one.clean = _done
        file = _File(self.first)
        file.add_object(build_fonts_dictionary(file, fonts, True, True, self._options))
        return file.objects

    def data(self, one: Any) -> bytes:
        """An object as it is written."""
        if not isinstance(one, pydyf.Stream):
            return bytes(one.data)
        extra = tuple(one.extra.items())
        return self._deflated(b"\n".join(pydyf._to_bytes(item) for item in one.stream), extra)

    def _cut(self, name: str, glyphs: frozenset[int]) -> bytes:
        key, font = self._fonts[name]
        one = copy(font)
        one.file_content = self._contents[key]
        one.clean(dict.fromkeys(glyphs, ""), self._options["hinting"])
        return bytes(one.file_content)


class _File:
    """Takes objects as pydyf.PDF does, from a number on."""

    def __init__(self, first: int) -> None:
        self.objects: list[Any] = []
        self._first = first

    def add_object(self, one: Any) -> None:
        one.number = self._first + len(self.objects)
        self.objects.append(one)


def _done(_glyphs: object, _hinting: object) -> None:
    """In place of Font.clean, where the font is cut down already."""


def _deflated(content: bytes, extra: tuple[tuple[str, Any], ...]) -> bytes:
    return bytes(pydyf.Stream([content], dict(extra), compress=True).data)
