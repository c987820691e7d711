"""The lines of a paragraph: as many words as fit, then the next line, as Pango does for words of Latin letters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from letterkit.render.paged.lists.glyphs import END, SCALE
from letterkit.render.paged.lists.words import Shown, Words

DOUBT = 20
"""Units of Pango (1/50 of a pixel): where the room and what has to fit into it are as near as that, WeasyPrint itself
breaks the line."""

_TURN = re.compile(r"(?<!['\u2019]) | (?!\()|(?<=[^\W\d_]-)(?=[^\W\d_])")
"""Where a line may end: at a space, which is dropped, unless it parts a quotation mark from a bracket (UAX 14, LB15),
or behind a hyphen between letters."""
_RARE = re.compile(r"-|['\u2019] \(")
"""What makes a text turn elsewhere than at each space."""


Piece = tuple[int, float, int, str]
"""Text in one dress on one line: which line, where it begins from where the first line does (pixels), 0 for the head of
the paragraph or 1 for its tail, and what stands between the brackets of strings that show it."""
Pieces = Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Measure:
    """Room for the lines of a paragraph, in pixels: `first_width` of the first line, `width` of the others, which begin
    `indent` to the right of it. `head` and `tail` are the dress of its beginning and of what follows."""

    first_width: float
    indent: float
    width: float
    head: Words
    tail: Words


class Breaker:
    """Sets paragraphs of one measure on lines."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._first = int(measure.first_width * SCALE)
        self._others = int(measure.width * SCALE)
        self._tails: dict[str, Shown] = {}
        self._rare_tails: dict[str, bool] = {}

    def pieces(self, head: str, tail: str = "") -> Pieces | None:
        """A paragraph on lines; None where it is in doubt how WeasyPrint would break them."""
        words, dress = head.split(" "), self._measure.head
        try:
            width = dress.bare[words[0]] + sum(map(dress.spaced.__getitem__, words[1:]))
        except KeyError:
            return self.pieces(head, tail) if dress.knows(words) else self._slowly(head, tail)
        behind = self._tail(tail) if tail else None
        whole = width + behind.width if behind else width
        if whole <= self._first - DOUBT:
            string = dress.bare_strings[words[0]] + "".join(map(dress.spaced_strings.__getitem__, words[1:]))
            first = (0, 0.0, 0, string)
            return (first, (0, width / SCALE, 1, behind.string)) if behind else (first,)
        if _RARE.search(head) or (tail and self._rare_tails[tail]):
            return self._slowly(head, tail)
        return self._by_words(words, tail.split(" ") if tail else [])

    def _tail(self, tail: str) -> Shown:
        found = self._tails.get(tail)
        if found is None:
            found = self._tails[tail] = self._measure.tail.shown(tail)
            self._rare_tails[tail] = bool(_RARE.search(tail)) or not self._measure.tail.knows(tail.split(" "))
        return found

    def _by_words(self, words: list[str], behind: list[str]) -> Pieces | None:
        """Lines that turn at spaces; the first word of the tail stands at the last one of the head."""
        head, tail = self._measure.head, self._measure.tail
        bare = list(map(head.bare.__getitem__, words))
        spaced = list(map(head.spaced.__getitem__, words))
        joint = len(words)
        if behind:
            glued = tail.bare[behind[0]]
            bare[-1] += glued
            spaced[-1] += glued
            bare += map(tail.bare.__getitem__, behind[1:])
            spaced += map(tail.spaced.__getitem__, behind[1:])
        lines = self._lines(bare, spaced)
        if lines is None:
            return None
        found: list[Piece] = []
        for number, (start, end) in enumerate(lines):
            left = self._measure.indent if number else 0.0
            if start < joint:
                stop = min(end, joint)
                string = head.bare_strings[words[start]]
                string += "".join(map(head.spaced_strings.__getitem__, words[start + 1 : stop]))
                found.append((number, left, 0, string))
                if behind and end >= joint:
                    width = spaced[start + 1 : joint] if stop - start > 1 else []
                    left += (bare[start] + sum(width) - glued) / SCALE
                    string = tail.bare_strings[behind[0]]
                    string += "".join(map(tail.spaced_strings.__getitem__, behind[1 : end - joint + 1]))
                    found.append((number, left, 1, string))
            else:
                first, *others = behind[start - joint + 1 : end - joint + 1]
                string = tail.bare_strings[first] + "".join(map(tail.spaced_strings.__getitem__, others))
                found.append((number, left, 1, string))
        return found

    def _lines(self, bare: Sequence[int], spaced: Sequence[int]) -> list[tuple[int, int]] | None:
        """The first word of each line and the one after its last."""
        found, start, used, room = [], 0, bare[0], self._first
        for at in range(1, len(bare)):
            wider = used + spaced[at]
            if wider <= room - DOUBT:
                used = wider
                continue
            if wider < room + DOUBT or used > room - DOUBT:
                return None  # in doubt, or a word that is longer than the line
            found.append((start, at))
            start, used, room = at, bare[at], self._others
        if used > room - DOUBT:
            return None
        return [*found, (start, len(bare))]

    def _slowly(self, head: str, tail: str) -> Pieces | None:
        return _Broken(head, tail, self._measure).pieces()


class _Broken:
    """Head and tail of a paragraph as one text, with the sum of widths up to each character of it."""

    __slots__ = ("joint", "measure", "sums", "text")

    def __init__(self, head: str, tail: str, measure: Measure) -> None:
        first, last = measure.head.pairs.units(head), measure.tail.pairs.units(tail)
        widths = measure.head.pairs.widths_in(first)
        if last:
            widths += measure.tail.pairs.widths_in(last)
        self.text, self.joint, self.measure = first + last, len(first), measure
        self.sums = [0, *accumulate(widths)]

    def pieces(self) -> Pieces | None:
        found: list[Piece] = []
        lines = self._lines()
        if lines is None:
            return None
        for number, (start, end) in enumerate(lines):
            found += self._on_line(number, start, end)
        return found

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
        pairs = (self.measure.head if end <= self.joint else self.measure.tail).pairs
        last = self.text[end - 1] + END
        pairs.know(last)
        return self.sums[end - 1] - self.sums[start] + pairs.widths[last]

    def _on_line(self, number: int, start: int, end: int) -> Iterator[Piece]:
        left = self.measure.indent if number else 0.0
        if start < self.joint:
            stop = min(end, self.joint)
            yield (number, left, 0, self.measure.head.pairs.shown_in(self.text[start:stop]))
            left += self._width(start, stop) / SCALE
        if end > self.joint:
            yield (number, left, 1, self.measure.tail.pairs.shown_in(self.text[max(start, self.joint) : end]))
