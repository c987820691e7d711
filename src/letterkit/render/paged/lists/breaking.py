"""The lines of a paragraph: as many words as fit, then the next line, as Pango does for words of Latin letters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain
from typing import NamedTuple, TypeVar

from letterkit.model.frozen import frozen
from letterkit.render.paged.lists.glyphs import END, SCALE
from letterkit.render.paged.lists.words import Shown, Words

T = TypeVar("T")

_AT_ONCE = 2000
"""Texts whose widths are summed up together."""
DOUBT = 3
"""Units of Pango (1/340 of a pixel): where the room and what has to fit into it are as near as that, WeasyPrint itself
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
Shows = str | Pieces
"""A paragraph on lines: what stands between the brackets of strings that show its only line in one dress, or the pieces
of all."""


@frozen
class Measure:
    """Room for the lines of a paragraph, in pixels: `first_width` of the first line, `width` of the others, which begin
    `indent` to the right of it. `head` and `tail` are the dress of its beginning and of what follows."""

    first_width: float
    indent: float
    width: float
    head: Words
    tail: Words


class _Tail(NamedTuple):
    """What follows the heads of paragraphs: `strings` of its words and their `widths`, of which the first stands at the
    last word of the head, and the spaces before them. One that is rare is one word here, and is broken by itself."""

    strings: list[str]
    widths: list[int]
    spaces: list[Shown]
    is_rare: bool = False


_NONE = _Tail([], [], [])


class Breaker:
    """Sets paragraphs of one measure on lines."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._room = int(measure.first_width * SCALE) - DOUBT
        self._others = int(measure.width * SCALE) - DOUBT
        self._tails: dict[str, _Tail] = {"": _NONE}

    def shows(self, heads: Sequence[str], tails: Sequence[str] = ()) -> list[Shows | None]:
        """Paragraphs on lines, of each its head and its tail (none has one where `tails` is empty); None where it is in
        doubt how WeasyPrint would break one."""
        found: list[Shows | None] = []
        for start in range(0, len(heads), _AT_ONCE):
            some = heads[start : start + _AT_ONCE]
            found += self._some(some, tails[start : start + _AT_ONCE] or [""] * len(some))
        return found

    def _some(self, heads: Sequence[str], tails: Sequence[str]) -> Iterator[Shows | None]:
        """All widths are summed up at once; each text is a stretch of them."""
        self._tails.update((text, self._read(text)) for text in set(tails).difference(self._tails))
        words, behind = [head.split(" ") for head in heads], [self._tails[tail] for tail in tails]
        for at in self._clinging(words):
            words[at], behind[at] = [], _NONE
        dress = self._measure.head
        line = _Texts(
            list(_alternating(dress.strings, words, [tail.strings for tail in behind])),
            list(accumulate(_alternating(dress.widths, words, [tail.widths for tail in behind]), initial=0)),
        )
        start, room = 0, self._room
        for number, (head, own, tail) in enumerate(zip(heads, words, behind, strict=True)):
            if not own:
                yield self._slowly(head, tails[number])
                continue
            joint = start + len(own)
            end, lead = joint + len(tail.widths), dress.lead(own[0])
            left = line.sums[start] + lead.width
            if line.sums[end] - left <= room:
                string = "".join(line.strings[start:joint])[len(lead.string) :]
                if tail is _NONE:
                    yield string
                else:
                    after = (line.sums[joint] - left) / SCALE
                    yield [(0, 0.0, 0, string), (0, after, 1, "".join(tail.strings))]
            elif tail.is_rare or "-" in head or (" (" in head and _RARE.search(head)):
                yield self._slowly(head, tails[number])
            else:
                yield self._lines(line, start, own, tail)
            start = end

    def _clinging(self, texts: Sequence[Sequence[str]]) -> Sequence[int]:
        """Learn the words of some texts; the numbers of those with a word that clings to the space after it."""
        dress = self._measure.head
        unknown = set(chain.from_iterable(texts)).difference(dress.widths)
        if not unknown or dress.knows(unknown):
            return ()
        return [number for number, words in enumerate(texts) if not dress.clinging.isdisjoint(words)]

    def _read(self, tail: str) -> _Tail:
        dress, words = self._measure.tail, tail.split(" ")
        if _RARE.search(tail) or not dress.knows(words):
            whole = dress.shown(tail)
            return _Tail([whole.string], [whole.width], [], is_rare=True)
        spaces = list(map(dress.lead, words))
        strings, widths = [dress.strings[word] for word in words], [dress.widths[word] for word in words]
        strings[0], widths[0] = strings[0][len(spaces[0].string) :], widths[0] - spaces[0].width
        return _Tail(strings, widths, spaces)

    def _lines(self, line: _Texts, first: int, words: Sequence[str], tail: _Tail) -> Pieces | None:
        """Lines that turn at spaces: as many words on each as it has room for."""
        sums, strings, joint = line.sums, line.strings, first + len(words)
        end, lead, indent, room = joint + len(tail.widths), self._measure.head.lead(words[0]), 0.0, self._room
        found: list[Piece] = []
        start, number = first, 0
        while True:
            left = sums[start] + lead.width
            stop = _fitting(sums, start, left + room, joint, end)
            if stop is None:
                return None
            if start < joint:
                found.append((number, indent, 0, "".join(strings[start : min(stop, joint)])[len(lead.string) :]))
                if stop > joint:
                    after = indent + (sums[joint] - left) / SCALE
                    found.append((number, after, 1, "".join(strings[joint:stop])))
            else:
                found.append((number, indent, 1, "".join(strings[start:stop])[len(lead.string) :]))
            if stop == end:
                return found
            start, number, indent, room = stop, number + 1, self._measure.indent, self._others
            lead = self._measure.head.lead(words[start - first]) if start < joint else tail.spaces[start - joint]

    def _slowly(self, head: str, tail: str) -> Shows | None:
        found = _Broken(head, tail, self._measure).pieces()
        return found[0][3] if found and len(found) == 1 else found


class _Texts(NamedTuple):
    """Words of many texts one after another: their strings, and the sums of widths before each and after the last."""

    strings: list[str]
    sums: list[int]


def _alternating(known: Mapping[str, T], words: Sequence[Sequence[str]], behind: Sequence[list[T]]) -> Iterator[T]:
    """What is known of the words of each text, and what is behind it."""
    parts: list[Iterable[T]] = [()] * (2 * len(words))
    parts[::2] = [map(known.__getitem__, own) for own in words]
    parts[1::2] = behind
    return chain.from_iterable(parts)


def _fitting(sums: Sequence[int], start: int, limit: int, joint: int, end: int) -> int | None:
    """The end of the words from `start` on that fit on a line up to a sum of widths; the word at the joint stays with
    the one before it. None where not one fits, and where it is in doubt how many do."""
    if sums[end] <= limit:
        return end
    stop = bisect_right(sums, limit, start + 1, end + 1) - 1
    over = stop + 1
    if joint < end and joint - 1 <= stop <= joint:
        stop, over = joint - 1, joint + 1
    return None if stop <= start or sums[over] < limit + 2 * DOUBT else stop


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
