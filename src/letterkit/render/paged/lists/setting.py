"""The texts of plain entries as operators that show them (ISO 32000-1, 9.4), and how high each entry is."""

from __future__ import annotations

import marshal
from collections.abc import Container, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import NamedTuple

from letterkit import isolation
from letterkit.render.paged.lists.breaking import Breaker, Shows
from letterkit.render.paged.lists.choice import Cell, LongList
from letterkit.render.paged.lists.glyphs import Learned
from letterkit.render.paged.lists.pattern import CellPattern, Paragraph

SHARED = 4_000
"""Entries from which on a list is set in two parts: for fewer a second process would save little."""
_FIRST = 52
"""Hundredths of the entries that are in the first part: the second one has to be handed over, too."""


@dataclass(frozen=True, slots=True)
class Office:
    """A paragraph below the first one of an entry, whose first line is `down` below the first one's; in pixels."""

    down: float
    shows: Shows


class Share(NamedTuple):
    """What the texts of one cell are in a part of the entries, and the glyphs that its dresses have learned for it;
    `offices` are by the number of the entry in that part. `shows` are packed by marshal, which takes a third of the
    time of pickle for many small tuples."""

    shows: bytes
    offices: dict[int, tuple[Office, ...]]
    heights: list[float]
    glyphs: list[Learned]


class CellSet:
    """The texts of one cell of all entries: `shows` has the first paragraph of each, empty for one without text here,
    `heights` the height of its paragraphs."""

    def __init__(self, pattern: CellPattern) -> None:
        self.pattern = pattern
        self.shows: list[Shows] = []
        self.offices: dict[int, tuple[Office, ...]] = {}
        self.heights: list[float] = []
        self._main = Breaker(pattern.main.measure)
        self._office = Breaker(pattern.office.measure) if pattern.office else None
        self._known: dict[str, Shows | None] = {}

    def add(self, texts: Cell, numbers: range, kept: Container[int], offices: Sequence[tuple[str, ...]]) -> list[int]:
        """Add the entries of some numbers, those `kept` with no text here; the numbers of those in doubt."""
        heads, tails = texts.heads, texts.tails
        plain = [at for at in numbers if heads[at] and at not in kept]
        self.pattern.main.measure.head.learn_all([heads[at] for at in plain])
        found = self._main.shows([heads[at] for at in plain], [tails[at] for at in plain] if tails else ())
        start = len(self.shows) - numbers.start
        self.shows += [""] * len(numbers)
        self.heights += [0.0] * len(numbers)
        line = self.pattern.main.line_height
        doubtful = []
        for at, shows in zip(plain, found, strict=True):
            if shows is None:
                doubtful.append(at)
                continue
            self.shows[start + at] = shows
            self.heights[start + at] = line if isinstance(shows, str) else line * (shows[-1][0] + 1)
            if offices and offices[at] and not self._put_below(start + at, offices[at]):
                self.heights[start + at] = 0.0
                doubtful.append(at)
        return doubtful

    def marks(self, at: int) -> int:
        """How many stretches of content an entry is."""
        return (1 + len(self.offices.get(at, ()))) if self.shows[at] else 0

    def lines(self, at: int) -> list[float]:
        """The heights of an entry's lines, one after another."""
        found = _heights(self.shows[at], self.pattern.main)
        for office in self.offices.get(at, ()):
            found += _heights(office.shows, self.pattern.office or self.pattern.main)
        return found

    def share(self) -> Share:
        """All of it, without what is the same for all parts of a list."""
        glyphs = [dress.pairs.learned() for dress in self.pattern.dresses]
        return Share(marshal.dumps(self.shows, 2), self.offices, self.heights, glyphs)

    def join(self, share: Share) -> None:
        """Add the entries of a part that follows."""
        start = len(self.shows)
        self.shows += marshal.loads(share.shows)  # noqa: S302 - written by a copy of this very process
        self.heights += share.heights
        self.offices.update((start + at, offices) for at, offices in share.offices.items())
        for dress, glyphs in zip(self.pattern.dresses, share.glyphs, strict=True):
            dress.pairs.learn(glyphs)

    def _put_below(self, at: int, offices: Sequence[str]) -> bool:
        """Put paragraphs of offices below an entry; whether it is known how their lines break."""
        office, height, made = self.pattern.office, self.heights[at], []
        for text in offices:
            shows = self._office_shows(text)
            if shows is None or office is None:
                return False
            made.append(Office(height, shows))
            height += len(_heights(shows, office)) * office.line_height
        self.offices[at], self.heights[at] = tuple(made), height
        return True

    def _office_shows(self, text: str) -> Shows | None:
        if text not in self._known:
            (self._known[text],) = self._office.shows([text]) if self._office else (None,)
        return self._known[text]


def _heights(shows: Shows, paragraph: Paragraph) -> list[float]:
    return [paragraph.line_height] * (1 if isinstance(shows, str) else shows[-1][0] + 1)


def set_list(long: LongList, patterns: Sequence[CellPattern]) -> tuple[tuple[CellSet, ...], list[int]]:
    """All plain entries of a list, and the numbers of those of which it is in doubt how they break.

    Those of a very long list are set in two parts, side by side where that is allowed (`isolation.Beside`).
    """
    cells = tuple(CellSet(pattern) for pattern in patterns)
    size = len(long)
    half = size * _FIRST // 100 if size >= SHARED else size
    with isolation.Beside(_set, long, patterns, range(half, size)) if half < size else nullcontext() as other:
        doubtful = _add(cells, long, range(half))
        if other:
            shares, more = other.given()
            doubtful += more
            for cell, share in zip(cells, shares, strict=True):
                cell.join(share)
    for at in doubtful:
        for cell in cells:
            cell.shows[at] = ""
            cell.offices.pop(at, None)
    return cells, doubtful


def _set(long: LongList, patterns: Sequence[CellPattern], numbers: range) -> tuple[list[Share], list[int]]:
    """Those entries of a list that have the numbers, as a process of its own can hand them over; and those in doubt."""
    cells = tuple(CellSet(pattern) for pattern in patterns)
    doubtful = _add(cells, long, numbers)
    return [cell.share() for cell in cells], doubtful


def _add(cells: Sequence[CellSet], long: LongList, numbers: range) -> list[int]:
    """Add entries of a list to cells; the numbers of those in doubt."""
    doubtful: set[int] = set()
    for which, (cell, texts) in enumerate(zip(cells, long.cells, strict=True)):
        doubtful.update(cell.add(texts, numbers, long.kept, () if which else long.offices))
    return sorted(doubtful)
