"""The fonts of a PDF for other glyphs than it was made with, as WeasyPrint 70 writes them.

A letter that differs in a few words differs in the glyphs of one font or two; the others are written as they were.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from functools import lru_cache
from typing import Any

import pydyf
from weasyprint import DEFAULT_OPTIONS
from weasyprint.pdf.fonts import build_fonts_dictionary
from weasyprint.text.fonts import get_hb_object_data

Used = tuple[tuple[str, tuple[int, ...]], ...]
"""Fonts by name, each with its glyphs, in the order of first use."""

Written = Mapping[int, bytes]
"""Objects by number, as they are written."""

KEPT = 64
"""Fonts with their glyphs that are remembered."""


class Typefaces:
    """The fonts of one document, whose objects end with that of the number `last`, the dictionary of all of them.

    Raises ValueError where they are not of the plain form: first the file of each, then four objects for each.
    """

    def __init__(
        self, fonts: Mapping[Any, Any], readings: Mapping[Any, Any], options: Mapping[str, Any], last: int
    ) -> None:
        """`readings` are fonts of the same keys that know of every glyph what it stands for and its width."""
        self._fonts = {font.hash: (key, font) for key, font in fonts.items()}
        if len(self._fonts) != len(fonts):
            raise ValueError("two fonts of one name")
        self._contents = {key: get_hb_object_data(font.hb_face) for key, font in fonts.items()}
        self._readings = readings
        self._options = {**DEFAULT_OPTIONS, **options}
        self._cut = lru_cache(maxsize=KEPT)(self._cut_down)
        self._deflated = lru_cache(maxsize=4 * KEPT)(_deflated)
        self._one = lru_cache(maxsize=KEPT)(self._written)
        self._alike = lru_cache(maxsize=KEPT)(self._built)
        self.first = last - _OBJECTS * len(fonts)

    def names(self) -> tuple[str, ...]:
        """The fonts in the order of first use."""
        return tuple(self._fonts)

    def objects(self, used: Used) -> tuple[Written, Written]:
        """The objects for the glyphs of all fonts, in their order, but for the dictionary of all, which does not
        change: streams, and others."""
        streams: dict[int, bytes] = {}
        others: dict[int, bytes] = {}
        for place, (name, glyphs) in enumerate(used):
            its_streams, its_others = self._one(place, name, glyphs)
            streams.update(its_streams)
            others.update(its_others)
        return streams, others

    def _numbers(self, place: int) -> Iterator[int]:
        """The numbers that the objects of a font have in the file, then one for what is not put there."""
        number = len(self._fonts)
        yield self.first + place
        below = self.first + number + (_OBJECTS - 1) * place
        yield from range(below, below + _OBJECTS - 1)
        yield self.first + _OBJECTS * number

    def _written(self, place: int, name: str, glyphs: tuple[int, ...]) -> tuple[Written, Written]:
        streams, others, number, reading = self._alike(place, name, frozenset(glyphs))
        return {**streams, number: self._deflated(reading.of(glyphs), ())}, others

    def _built(self, place: int, name: str, glyphs: frozenset[int]) -> tuple[Written, Written, int, _Reading]:
        """The objects of a font with glyphs, but for that which tells what they read, its number, and how it is made:
        it alone depends on their order."""
        key, font = self._fonts[name]
        new = self._readings[key]
        one = copy(font)
        one.to_unicode = {glyph: font.to_unicode.get(glyph) or new.to_unicode[glyph] for glyph in glyphs}
        one.widths = {glyph: font.widths.get(glyph) or new.widths[glyph] for glyph in glyphs}
        one.file_content = self._cut(name, glyphs)
        one.clean = _done
        file = _File(self._numbers(place))
        file.add_object(build_fonts_dictionary(file, {key: one}, True, True, self._options))
        *objects, _ = file.objects
        if len(objects) != _OBJECTS:
            raise ValueError("a font of another form")
        streams = {one.number: one for one in objects if isinstance(one, pydyf.Stream)}
        number = objects[_READING].number
        reading = _Reading(streams[number], list(glyphs))
        others = {one.number: bytes(one.data) for one in objects if one.number not in streams}
        return {at: self._data(one) for at, one in streams.items() if at != number}, others, number, reading

    def _data(self, stream: Any) -> bytes:
        """A stream as it is written; the same glyphs in another order are the same file of a font."""
        content = b"\n".join(pydyf._to_bytes(item) for item in stream.stream)
        return self._deflated(content, tuple(stream.extra.items()))

    def _cut_down(self, name: str, glyphs: frozenset[int]) -> bytes:
        key, font = self._fonts[name]
        one = copy(font)
        one.file_content = self._contents[key]
        one.clean(dict.fromkeys(glyphs, ""), self._options["hinting"])
        return bytes(one.file_content)


_OBJECTS = 5
"""Of a font: its file, what its characters read, descriptor, descendant, and itself (ISO 32000-1, 9.7)."""


_READING = 1
"""Which of them tells what the characters read."""


class _Reading:
    """What tells of each glyph what it reads (9.10.3), for the same glyphs in any order."""

    def __init__(self, stream: Any, glyphs: list[int]) -> None:
        """`glyphs` are in the order in which they stand there. Raises ValueError where that cannot be seen."""
        lines: list[bytes] = stream.stream
        begins = next((at for at, line in enumerate(lines) if line.endswith(b" beginbfchar")), 0)
        self._places = [at for at, line in enumerate(lines) if at > begins and line.startswith(b"<")]
        self._lines = dict(zip(glyphs, (lines[at] for at in self._places), strict=True))
        if stream.extra or any(not line.startswith(b"<%04x> " % glyph) for glyph, line in self._lines.items()):
            raise ValueError("a font of another form")
        self._all = list(lines)

    def of(self, glyphs: tuple[int, ...]) -> bytes:
        """The content for the glyphs in this order."""
        for at, glyph in zip(self._places, glyphs, strict=True):
            self._all[at] = self._lines[glyph]
        return b"\n".join(self._all)


class _File:
    """Takes objects as pydyf.PDF does, each with the next number. Raises ValueError where there is none."""

    def __init__(self, numbers: Iterator[int]) -> None:
        self.objects: list[Any] = []
        self._numbers = numbers

    def add_object(self, one: Any) -> None:
        number = next(self._numbers, None)
        if number is None:
            raise ValueError("a font of another form")
        one.number = number
        self.objects.append(one)


def _done(_glyphs: object, _hinting: object) -> None:
    """In place of Font.clean, where the font is cut down already."""


def _deflated(content: bytes, extra: tuple[tuple[str, Any], ...]) -> bytes:
    return bytes(pydyf.Stream([content], dict(extra), compress=True).data)
