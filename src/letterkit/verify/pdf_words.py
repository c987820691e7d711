"""The text of a page that differs from one that PDFium has read in the words of a few lines.

All else of the two is the same, so the text is that of the other, with what the fonts of this file make of its own
characters in those lines. That is so only where a line stands alone on its line of the text, begins where the other
did, and holds nothing that PDFium reads in a way of its own: hyphens at its end, gaps, letters from right to left or in
a compatibility form. For all other pages there is no text here, and they are read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from letterkit.model.frozen import frozen
from letterkit.verify.pdf_content import Stretch, by_font, codes_in, shown, stretches

_MOVED = re.compile(rb">\s*(-?[0-9.]+)")
_LEADING = re.compile(rb"\A\s*-?[0-9.]")
_APART = 60.0
"""Thousandths of the size by which characters may be moved apart: PDFium reads a space in a gap of some 200."""
_SPACE = 0.15
"""Of the size, from which on a gap between stretches is taken for a space; the known page tells whether it is one."""
_NEAR = 0.05
"""Pixels by which a place that was rounded may be off."""
_PLAIN = re.compile(r"[^\W_](?:[^\W_]|[,.;:'’‘“”\"&()/+#@!?·-]| (?! ))*(?<![ -])")
_FORWARD = frozenset({"L", "EN", "ES", "ET", "CS", "WS", "ON"})
"""Kinds of characters (UAX 9) that turn nothing round."""


@frozen
class Face:
    """A font: what its characters read, how wide they are (thousandths of the size), and all else of it but for the
    shapes that it draws, which read nothing."""

    reads: Mapping[int, str]
    widths: Mapping[int, float]
    rest: Hashable

    def of(self, codes: Sequence[int]) -> Hashable:
        """What of it matters to these characters."""
        return self.rest, tuple(map(self.reads.get, codes)), tuple(map(self.widths.get, codes))


@dataclass(frozen=True)
class Page:
    """What the text of a page depends on: its content without artifacts, the fonts that it shows characters in, by
    name, and the rest."""

    content: bytes
    faces: Mapping[bytes, Face]
    rest: Hashable

    @cached_property
    def key(self) -> Hashable:
        """The same for two pages only if they read the same."""
        fonts = tuple((name, self.faces[name].of(codes)) for name, codes in shown(self.content).items())
        return self.content, fonts, self.rest


Group = tuple[Stretch, ...]
"""Stretches one behind the other on one baseline."""


@dataclass(frozen=True)
class Lines:
    """A page as lines in a `frame`, which is the same for pages that differ in words only."""

    page: Page
    frame: Hashable
    groups: Sequence[Group]

    @classmethod
    def of(cls, page: Page) -> Lines | None:
        """The lines of a page; None where it shows text in another form."""
        try:
            frame, found = stretches(page.content)
        except ValueError:
            return None
        fonts = tuple((name, face.rest) for name, face in page.faces.items())
        groups = [tuple(group) for _, group in groupby(found, key=lambda one: one.baseline)]
        return cls(page, (frame, page.rest, fonts), groups)

    @cached_property
    def readings(self) -> Sequence[str]:
        """What each line reads; empty where that is not sure."""
        return [self.reads(group) for group in self.groups]

    def reads(self, group: Group) -> str:
        """What a line reads; empty where a character has no text or width, or PDFium may read otherwise."""
        text: list[str] = []
        try:
            gaps = self.gaps(group)
        except (KeyError, ValueError):
            return ""
        for one, gap in zip(group, (0.0, *gaps), strict=True):
            if _LEADING.match(one.shown) or any(float(moved) < -_APART for moved in _MOVED.findall(one.shown)):
                return ""
            text.append(" " if gap > float(one.size) * _SPACE else "")
            text += (self._face(one).reads.get(code) or "\n" for code in codes_in(one.shown))
        read = "".join(text)
        plain = _PLAIN.fullmatch(read) and unicodedata.is_normalized("NFKC", read)
        return read if plain and _FORWARD.issuperset(map(unicodedata.bidirectional, read)) else ""

    def gaps(self, group: Group) -> list[float]:
        """The pixels between the stretches of a line. Raises KeyError for a character without a width."""
        found: list[float] = []
        end = 0.0
        for one in group:
            start = float(one.left) if one.left else end
            found.append(start - end)
            end = start + self._width(one)
        return found[1:]

    def _width(self, one: Stretch) -> float:
        wide = sum(map(self._face(one).widths.__getitem__, codes_in(one.shown)))
        return float(one.size) * (wide - sum(map(float, _MOVED.findall(one.shown)))) / 1000

    def _face(self, one: Stretch) -> Face:
        return self.page.faces[one.font]


def text(page: Lines, known: Lines, read: str) -> str | None:
    """What a page reads, after a known one of the same frame that reads `read`; None where that is not sure."""
    pairs = list(zip(known.groups, page.groups, strict=True))
    changed = [number for number, (before, after) in enumerate(pairs) if before != after]
    same = by_font((one.font, one.shown) for before, after in pairs if before == after for one in before)
    if any(known.page.faces[name].of(codes) != page.page.faces[name].of(codes) for name, codes in same.items()):
        return None
    lines = read.split("\n")
    instead = lines.copy()
    for number in changed:
        line, words = known.readings[number], page.reads(page.groups[number])
        here = [at for at, one in enumerate(lines) if one == line]
        alike = [at for at, one in enumerate(known.readings) if one == line]
        if not line or not words or len(here) != len(alike) or not _stand_alike(page, known, number):
            return None
        instead[here[alike.index(number)]] = words
    return "\n".join(instead)


def _stand_alike(page: Lines, known: Lines, number: int) -> bool:
    """Whether a line begins where the known one does, and its stretches are as near to each other."""
    before, after = known.groups[number], page.groups[number]
    if before[0].left != after[0].left:
        return False
    gaps = zip(known.gaps(before), page.gaps(after), strict=True)
    return all(abs(one - other) < _NEAR for one, other in gaps)
