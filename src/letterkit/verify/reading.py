"""A text that was read back, in which stretches are looked for and claimed, each for one expected text.

Compared are the letters: the text in Unicode's NFC, without white space, hyphens and invisible characters. What was
left out is compared afterwards, and only what the format itself does is forgiven: in a page, white space (lines break
anywhere) and a hyphen at the end of a line; in flowing text, how much white space. Full-width forms, quotation marks
and letters that look alike stay distinct: NFKC would make them equal, so only typographic ligatures are taken apart.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from letterkit.verify import hyphens
from letterkit.verify.hyphens import HYPHENS, JOINED

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}  # U+FB00 to U+FB06
)
_EDGES = HYPHENS + " \t\n"
"""What a stretch never begins or ends with, since it goes from letter to letter."""
_INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e007f"
_KEPT = re.compile(rf"[^\s{re.escape(HYPHENS)}{_INVISIBLE}]+")
_DROPPED = re.compile(f"[{_INVISIBLE}]+")
_SEEDS = (8, 1)
"""Letters by which the beginning of a broken text is found: a page may end after the first one."""
_SEED = 8
"""Letters by which its continuation is found."""


def prepared(text: str) -> str:
    """NFC, ligatures taken apart, invisible characters dropped: what is left is compared letter by letter."""
    return _DROPPED.sub("", unicodedata.normalize("NFC", text).translate(_LIGATURES))


def letters(text: str) -> str:
    """The letters of a prepared text: no white space, no hyphens."""
    return "".join(_KEPT.findall(text))


Spans = tuple[tuple[int, int], ...]
"""Stretches of `Reading.key`; more than one where pages break a text."""


class Reading:
    """The text of one file. `squeezed` where white space tells nothing (pages, wrapped lines)."""

    def __init__(self, text: str, *, squeezed: bool) -> None:
        self.source = text
        self.squeezed = squeezed

    @cached_property
    def text(self) -> str:
        """The text, prepared."""
        return prepared(self.source)

    @cached_property
    def key(self) -> str:
        """The letters of the text."""
        return letters(self.text)

    @cached_property
    def _offsets(self) -> array[int]:
        """Where in the text each of its letters stands."""
        offsets = array("L")  # of a hundred thousand names there are millions
        for match in _KEPT.finditer(self.text):
            offsets.extend(range(match.start(), match.end()))
        return offsets

    @cached_property
    def _pages(self) -> list[int]:
        return [bisect_left(self._offsets, match.end()) for match in re.finditer("\f", self.text)]

    @cached_property
    def _taken(self) -> bytearray:
        return bytearray(len(self.key))

    def claim(self, spans: Spans) -> None:
        """Let no other expected text be found in these stretches."""
        for start, end in spans:
            self._taken[start:end] = b"\x01" * (end - start)

    def release(self) -> None:
        """Take all claims back."""
        self._taken = bytearray(len(self.key))

    def next(self, wanted: str, key: str, after: int, limit: int) -> tuple[int, int] | None:
        """Where the prepared text `wanted`, whose letters are `key`, stands whole between two positions."""
        start = self.key.find(key, after, limit)
        while start != -1:
            span = (start, start + len(key))
            if self._bounded(span) and self._agrees(wanted, (span,)):
                return span
            start = self.key.find(key, start + 1, limit)
        return None

    def find(self, wanted: str, *, after: int = 0, within: int | None = None) -> Iterator[Spans]:
        """Where the prepared text `wanted` stands unclaimed, whole first, then parted by a page break.

        `after` and `within` (letters, counted from `after`) bound where it may begin.
        """
        key = letters(wanted)
        if not key:
            return
        limit = len(self.key) if within is None else after + within + len(key)
        start = self.key.find(key, after, limit)
        while start != -1:
            span = (start, start + len(key))
            if self._fits(wanted, (span,)):
                yield (span,)
            start = self.key.find(key, start + 1, limit)
        if "\f" in self.text:
            yield from self._broken(wanted, key, after, limit)

    def ends_page(self, after: int, within: int) -> bool:
        """Whether a page ends in the letters that follow."""
        page = bisect_left(self._pages, after)
        return page < len(self._pages) and self._pages[page] <= after + within

    def continues(self, before: int, after: int) -> bool:
        """Whether a page ends between two letters and the second one begins a line."""
        return self.ends_page(before, after - before) and self._ends_line(after)

    def raw(self, start: int, end: int) -> str:
        """The text from one letter up to another, with all that stands between them."""
        return self.text[self._offsets[start] : self._offsets[end - 1] + 1] if start < end else ""

    def gap(self, before: int, after: int) -> str:
        """What stands between the letter that ends at `before` and the one that begins at `after`."""
        left = self._offsets[before - 1] + 1 if before else 0
        return self.text[left : self._offsets[after]] if after < len(self.key) else self.text[left:]

    def longest_beginning(self, wanted: str) -> str:
        """The longest beginning of `wanted` whose letters stand somewhere in the text."""
        key, low, high = letters(wanted), 0, len(letters(wanted))
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if key[:middle] in self.key else (low, middle - 1)
        kept = 0
        for index, character in enumerate(wanted):
            kept += bool(_KEPT.match(character))
            if kept > low:
                return wanted[:index]
        return wanted

    def _free(self, span: tuple[int, int]) -> bool:
        return self._taken.find(1, *span) == -1

    def _bounded(self, span: tuple[int, int]) -> bool:
        """Whether no word or number goes on beyond the stretch: "Kenya" is not in "Kenyan", nor 70 in 1970."""
        first, last = self._offsets[span[0]], self._offsets[span[1] - 1]
        before = self.text[first - 1 : first] if first else ""
        after = self.text[last + 1 : last + 2]
        return not (_goes_on(before, self.text[first]) or _goes_on(self.text[last], after))

    def _agrees(self, wanted: str, spans: Spans) -> bool:
        """Whether hyphens, and in flowing text white space, are as they should be."""
        if len(spans) == 1 and self.text.startswith(wanted, self._offsets[spans[0][0]]):
            return True
        found = self.raw(*spans[0])
        for (_, end), (start, stop) in pairwise(spans):
            found += self._hyphen_after(end) + "\n" + self._hyphen_before(start) + self.raw(start, stop)
        wanted = wanted.strip(_EDGES)
        if not self.squeezed:
            return " ".join(found.split()) == " ".join(wanted.split())
        if not any(hyphen in found or hyphen in wanted for hyphen in HYPHENS):
            return True
        return hyphens.agree("".join(wanted.split()), found)

    def _broken(self, wanted: str, key: str, after: int, limit: int) -> Iterator[Spans]:
        """Where `key` begins on one page and goes on at the start of a line on the next, past footnotes and running
        heads and feet; that with the least between first."""
        found: set[Spans] = set()
        for length in _SEEDS:
            start = self.key.find(key[:length], after, limit)
            while start != -1:
                found.add(self._chain(key, start))
                start = self.key.find(key[:length], start + 1, limit)
        for spans in sorted(filter(None, found), key=lambda spans: spans[-1][1] - spans[0][0]):
            if len(spans) > 1 and self._fits(wanted, spans):
                yield spans

    def _fits(self, wanted: str, spans: Spans) -> bool:
        return all(map(self._free, spans)) and self._bounded(spans[0]) and self._agrees(wanted, spans)

    def _chain(self, key: str, start: int) -> Spans:
        """The stretches from `start` on that together are `key`; empty where they do not add up to it."""
        spans: list[tuple[int, int]] = []
        position = start
        while True:
            length = _common(key, self.key, position)
            if length == len(key):
                return (*spans, (position, position + length))
            # The first letters of what interrupts may be those of the text, too: go back to the end of the line.
            while length and not self._ends_line(position + length):
                length -= 1
            following = self._continuation(position + length, key[length : length + _SEED]) if length else None
            if following is None:
                return ()
            spans.append((position, position + length))
            key, position = key[length:], following

    def _hyphen_after(self, position: int) -> str:
        gap = self.gap(position, position)
        return gap[:1] if gap[:1] in tuple(HYPHENS) else ""

    def _hyphen_before(self, position: int) -> str:
        gap = self.gap(position, position)
        return gap[len(gap.rstrip(HYPHENS + " ")) :]

    def _ends_line(self, position: int) -> bool:
        return position >= len(self.key) or not {"\n", "\f", JOINED}.isdisjoint(self.gap(position, position))

    def _continuation(self, position: int, seed: str) -> int | None:
        """The first start of a line on the next page with the letters `seed`."""
        page = bisect_left(self._pages, position)
        begin, end = [*self._pages, len(self.key), len(self.key)][page : page + 2]
        start = self.key.find(seed, begin, end)
        while start != -1 and not self._ends_line(start):
            start = self.key.find(seed, start + 1, end)
        return None if start == -1 else start


def _goes_on(left: str, right: str) -> bool:
    """Whether two neighbours are of one word or one number. Scripts that do not part words have no such bound."""
    if not left or not right:
        return False
    if left.isdecimal() and right.isdecimal():
        return True
    return all(c.isalpha() and unicodedata.east_asian_width(c) not in "WF" for c in (left, right))


def _common(wanted: str, key: str, position: int) -> int:
    """How many letters `wanted` has in common with `key` from `position` on."""
    low, high = 0, min(len(wanted), len(key) - position)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if key.startswith(wanted[:middle], position) else (low, middle - 1)
    return low
