"""The lines of a paragraph: as many words as fit, then the next line, as Pango does for words of Latin letters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from letterkit.model.frozen import frozen
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


@frozen
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
        self._room = int(measure.first_width * SCALE) - DOUBT
        self._others = int(measure.width * SCALE) - DOUBT
        self._tails: dict[str, Shown] = {}
        self._behind: dict[str, list[str]] = {}
        self._rare: set[str] = set()

    def pieces(self, head: str, tail: str = "") -> Pieces | None:
        """A paragraph on lines; None where it is in doubt how WeasyPrint would break them."""
        words, dress = head.split(" "), self._measure.head
        try:
            widths = list(map(dress.widths.__getitem__, words))
        except KeyError:
            return self.pieces(head, tail) if dress.knows(words) else self._slowly(head, tail)
        lead = dress.lead(words[0])
        width = sum(widths) - lead.width
        behind = (self._tails.get(tail) or self._tail(tail)) if tail else None
        whole = width + behind.width if behind else width
        if whole <= self._room:
            first = (0, 0.0, 0, "".join(map(dress.strings.__getitem__, words))[len(lead.string) :])
            return (first, (0, width / SCALE, 1, behind.string)) if behind else (first,)
        if "-" in head or _RARE.search(head) or tail in self._rare:
            return self._slowly(head, tail)
        return self._by_words(words, widths, tail)

    def _tail(self, tail: str) -> Shown:
        dress = self._measure.tail
        found = self._tails[tail] = dress.shown(tail)
        words = tail.split(" ")
        if _RARE.search(tail) or not dress.knows(words):
            self._rare.add(tail)
        self._behind[tail] = words
        return found

    def _by_words(self, words: list[str], widths: list[int], tail: str) -> Pieces | None:
        """Lines that turn at spaces; the first word of the tail stands at the last one of the head."""
        head, dress, joint = self._measure.head, self._measure.tail, len(words)
        behind, glued = self._behind[tail] if tail else [], 0
        if behind:
            glued = dress.widths[behind[0]] - dress.lead(behind[0]).width
            widths[-1] += glued
            widths += map(dress.widths.__getitem__, behind[1:])
        lines = self._lines(words, behind, widths)
        if lines is None:
            return None
        found: list[Piece] = []
        left = 0.0
        for number, (start, end, used) in enumerate(lines):
            if start < joint:
                found.append((number, left, 0, head.string(words[start:end])))
                if behind and end >= joint:
                    used -= glued + sum(widths[joint:end])
                    found.append((number, left + used / SCALE, 1, dress.string(behind[: end - joint + 1])))
            else:
                found.append((number, left, 1, dress.string(behind[start - joint + 1 : end - joint + 1])))
            left = self._measure.indent
        return found

    def _lines(
        self, words: Sequence[str], behind: Sequence[str], widths: Sequence[int]
    ) -> list[tuple[int, int, int]] | None:
        """The first word of each line, the one after its last, and the width between."""
        head, tail, joint = self._measure.head, self._measure.tail, len(words)
        found, start, room = [], 0, self._room
        used = widths[0] - head.lead(words[0]).width
        for at in range(1, len(widths)):
            width = widths[at]
            wider = used + width
            if wider <= room:
                used = wider
                continue
            if wider < room + 2 * DOUBT or used > room:
                return None  # in doubt, or a word that is longer than the line
            found.append((start, at, used))
            lead = head.lead(words[at]) if at < joint else tail.lead(behind[at - joint + 1])
            start, used, room = at, width - lead.width, self._others
        return None if used > room else [*found, (start, len(widths), used)]

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
