"""The lines of an entry: as many words as fit, then the next line, as Pango does for words of Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from operator import add
from typing import NamedTuple

from letterkit.render.paged.lists.choice import Line
from letterkit.render.paged.lists.glyphs import END, SCALE, Pairs

DOUBT = 0.02
"""Pixels: where the room and what has to fit into it are as near as that, WeasyPrint itself decides."""

_BRACKET = re.compile("[()]")
_TURN = re.compile(r" |(?<=[^\W\d_]-)(?=[^\W\d_])")
"""Where a line may end: at a space, which is dropped, or behind a hyphen between letters."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Room for the lines of an entry, in pixels: `left` and `width` of the first line and of the others, from the left
    edge of the column. `name` and `rest` are the dress of the name and of what follows it."""

    first_left: float
    first_width: float
    left: float
    width: float
    name: Pairs
    rest: Pairs


class Piece(NamedTuple):
    """Text in one dress on one line: `left` is from the column's edge, `part` 0 for the name and 1 for the rest."""

    line: int
    left: float
    part: int
    units: str


Pieces = tuple[Piece, ...]


class _Stretch(NamedTuple):
    """What stays together on a line, as parts of name and rest: `part`, start, end."""

    spans: tuple[tuple[int, int, int], ...]


def pieces(line: Line, measure: Measure) -> Pieces | None:
    """An entry on lines; None where it is in doubt how WeasyPrint would break them."""
    name, rest = measure.name.units(line.name), measure.rest.units(line.rest)
    width = measure.name.width(name)
    whole = width + measure.rest.width(rest) if rest else width
    if whole <= measure.first_width - DOUBT:
        first = Piece(0, measure.first_left, 0, name)
        return (first, Piece(0, measure.first_left + width, 1, rest)) if rest else (first,)
    if _BRACKET.search(name + rest):
        return None  # WeasyPrint 70 may break beside it
    return _broken(name, rest, measure)


def _broken(name: str, rest: str, measure: Measure) -> Pieces | None:
    texts = _Texts((name, rest), (measure.name, measure.rest))
    found: list[Piece] = []
    number, left, room = 0, measure.first_left, measure.first_width
    current: dict[int, tuple[int, int]] = {}
    for stretch in _stretches(name, rest):
        longer = dict(current)
        for part, start, end in stretch.spans:
            longer[part] = (longer[part][0] if part in longer else start, end)
        width = sum(texts.width(part, *span) for part, span in longer.items())
        if abs(width - room) < DOUBT:
            return None
        if width < room:
            current = longer
            continue
        if not current:
            return None  # a word longer than the line
        found += texts.pieces(current, number, left)
        number, left, room = number + 1, measure.left, measure.width
        current = {part: (start, end) for part, start, end in stretch.spans}
        if sum(texts.width(part, *span) for part, span in current.items()) > room - DOUBT:
            return None
    return (*found, *texts.pieces(current, number, left))


class _Texts:
    """Name and rest of an entry, with the width from any character of them to any other."""

    def __init__(self, texts: tuple[str, str], dresses: tuple[Pairs, Pairs]) -> None:
        self.texts, self.dresses = texts, dresses
        self.sums = []
        for text, dress in zip(texts, dresses, strict=True):
            widths = map(dress.widths.__getitem__, map(add, text, text[1:] + END))
            self.sums.append([0, *accumulate(widths)])

    def width(self, part: int, start: int, end: int) -> float:
        """Pixels from one character to another that ends a line."""
        sums, dress, last = self.sums[part], self.dresses[part], self.texts[part][end - 1]
        if last + END not in dress.widths:
            dress.sum(self.texts[part][start:end])
        return (sums[end - 1] - sums[start] + dress.widths[last + END]) / SCALE

    def pieces(self, line: dict[int, tuple[int, int]], number: int, left: float) -> Iterator[Piece]:
        """The pieces of one line, one beside the other."""
        for part, (start, end) in line.items():
            yield Piece(number, left, part, self.texts[part][start:end])
            left += self.width(part, start, end)


def _stretches(name: str, rest: str) -> Iterator[_Stretch]:
    """What stays together: the words of the name, its last one with the comma behind it, the words of the rest."""
    *names, last = _words(name)
    for start, end in names:
        yield _Stretch(((0, start, end),))
    first, *others = _words(rest) if rest else ((0, 0),)
    yield _Stretch(((0, *last), (1, *first)) if rest else ((0, *last),))
    for start, end in others:
        yield _Stretch(((1, start, end),))


def _words(text: str) -> list[tuple[int, int]]:
    ends = [match.span() for match in _TURN.finditer(text)]
    return list(zip([0, *(end for _, end in ends)], [*(start for start, _ in ends), len(text)], strict=True))
