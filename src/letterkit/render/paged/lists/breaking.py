"""The lines of an entry: as many words as fit, then the next line, as Pango does for words of Latin letters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from letterkit.render.paged.lists.choice import Line
from letterkit.render.paged.lists.glyphs import END, SCALE, Pairs

DOUBT = 20
"""Units of Pango (1/50 of a pixel): where the room and what has to fit into it are as near as that, WeasyPrint itself
breaks the line."""

_TURN = re.compile(r"(?<!['\u2019]) | (?!\()|(?<=[^\W\d_]-)(?=[^\W\d_])")
"""Where a line may end: at a space, which is dropped, unless it parts a quotation mark from a bracket (UAX 14, LB15),
or behind a hyphen between letters."""


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


def pieces(line: Line, measure: Measure) -> Pieces | None:
    """An entry on lines; None where it is in doubt how WeasyPrint would break them."""
    name, rest = measure.name.units(line.name), measure.rest.units(line.rest)
    widths = measure.name.widths_in(name)
    width = whole = sum(widths)
    if rest:
        behind = measure.rest.widths_in(rest)
        whole += sum(behind)
        widths += behind
    if whole <= measure.first_width * SCALE - DOUBT:
        first = Piece(0, measure.first_left, 0, name)
        return (first, Piece(0, measure.first_left + width / SCALE, 1, rest)) if rest else (first,)
    return _Broken(name, rest, widths, measure).pieces()


class _Broken:
    """Name and rest of an entry as one text, with the sum of widths up to each character of it."""

    __slots__ = ("joint", "measure", "sums", "text")

    def __init__(self, name: str, rest: str, widths: list[int], measure: Measure) -> None:
        self.text, self.joint, self.measure = name + rest, len(name), measure
        self.sums = [0, *accumulate(widths)]

    def pieces(self) -> Pieces | None:
        found: list[Piece] = []
        lines = self._lines()
        if lines is None:
            return None
        for number, (start, end) in enumerate(lines):
            found += self._on_line(number, start, end)
        return tuple(found)

    def _lines(self) -> list[tuple[int, int]] | None:
        """Start and end of each line."""
        text, turns = self.text, [match.span() for match in _TURN.finditer(self.text)]
        ends, starts = [*(turn[0] for turn in turns), len(text)], [*(turn[1] for turn in turns), len(text)]
        found, start, number, room = [], 0, 0, self.measure.first_width
        while start < len(text):
            limit = int(room * SCALE)
            reached = bisect_right(self.sums, self.sums[start] + limit) - 1
            last = bisect_right(ends, reached) - 1
            if last < number or self._width(start, ends[last]) > limit - DOUBT:
                return None  # a word longer than the line, or one that hardly fits
            if last + 1 < len(ends) and self._width(start, ends[last + 1]) < limit + DOUBT:
                return None
            found.append((start, ends[last]))
            start, number, room = starts[last], last + 1, self.measure.width
        return found

    def _width(self, start: int, end: int) -> int:
        """The width from one character to another that ends a line."""
        dress = self.measure.name if end <= self.joint else self.measure.rest
        last = self.text[end - 1] + END
        if last not in dress.widths:
            dress.widths_in(self.text[end - 1])
        return self.sums[end - 1] - self.sums[start] + dress.widths[last]

    def _on_line(self, number: int, start: int, end: int) -> Iterator[Piece]:
        left = self.measure.left if number else self.measure.first_left
        if start < self.joint:
            stop = min(end, self.joint)
            yield Piece(number, left, 0, self.text[start:stop])
            left += self._width(start, stop) / SCALE
        if end > self.joint:
            yield Piece(number, left, 1, self.text[max(start, self.joint) : end])
