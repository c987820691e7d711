"""The entries of one long list in a text that was read back, found by stretches.

How an entry is written (what parts a name from its country, and one entry from the next) is learned from the first of
each shape. Where the text then goes on as expected, each entry of the stretch stands there whole, with nothing of
another word around it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate

from letterkit.model.letter import Entries
from letterkit.verify.reading import letters, prepared
from letterkit.verify.sequence import GAP, PAGE_GAP

_TOGETHER = (4096, 64, 1)
"""Entries that are looked for at a time; fewer where that fails."""
_TRIES = 16
"""Places at which a text is looked for, and entries that may be passed over at a time."""
_NOWHERE = "\n"
"""A row that stands nowhere: the text has no breaks of line."""

Seam = tuple[bool, tuple[str, ...]]
"""Whether the country of an entry stands last, and what stands between its pieces."""


class Stretches:
    """The entries of one list in a text in which spaces stand for breaks of line and page."""

    def __init__(self, text: str, entries: Entries) -> None:
        self._text, self._entries, self._end = text, entries, ""
        self._rows: list[str] = []
        self._whole, self._starts = "", [0]

    def found(self, cursor: int) -> tuple[list[tuple[int, int]], list[int]]:
        """Where stretches begin and end, from a place in the text on, and the numbers of entries that are in none."""
        cuts: list[tuple[int, int]] = []
        left: list[int] = []
        at, number, size = self._begin(cursor), 0, len(self._entries)
        while at is not None and number < size:
            following = self._resumed(number, at)
            if following is None:
                break
            left += range(number, following[0])
            number, at = following
            count, stop = self._standing(number, at)
            if count:
                cuts.append((at, stop))
                at = stop
            else:
                left.append(number)
            number += count or 1
        return cuts, [*left, *range(number, size)]

    def _begin(self, cursor: int) -> int | None:
        """Where the list may begin. How its entries are written is learned there; None where that cannot be told."""
        for number in range(min(_TRIES, len(self._entries) - 1)):
            for at, stop, _ in self._read(number, cursor):
                following = self._text.find(self._entries.names[number + 1], stop, stop + self._room(number + 1))
                if following != -1 and _parts(end := self._text[stop:following]):
                    self._write(at, end)
                    return cursor if number else at
        return None

    def _write(self, at: int, end: str) -> None:
        """The rows of all entries, as those from a place in the text on are written."""
        self._rows = list(self._written(at))
        self._end, self._whole = end, end.join(self._rows)
        self._starts = [0, *accumulate(len(row) + len(end) for row in self._rows)]

    def _written(self, at: int) -> Iterator[str]:
        entries, size = self._entries, len(self._entries)
        countries, titles = entries.countries or ("",) * size, entries.titles or ((),) * size
        if not entries.titles and "" not in countries and "" not in entries.names and (seam := self._seam(0, at)):
            return map(seam[1][0].join, zip(entries.names, countries, strict=True))
        shapes = [(country != "", len(lines)) for country, lines in zip(countries, titles, strict=True)]
        seams = {shape: self._seam(shapes.index(shape), at) for shape in dict.fromkeys(shapes)}
        columns = zip(entries.names, countries, titles, shapes, strict=True)
        return (_row(name, country, lines, seams[shape]) for name, country, lines, shape in columns)

    def _seam(self, number: int, at: int) -> Seam | None:
        return next((seam for _, _, seam in self._read(number, at)), None)

    def _read(self, number: int, cursor: int) -> Iterator[tuple[int, int, Seam]]:
        """Where an entry may stand from a place on: its beginning, its end, and what stands between its pieces."""
        entries = self._entries
        name, offices = entries.names[number], entries.titles[number] if entries.titles else ()
        country = entries.countries[number] if entries.countries else ""
        orders = {False: [country, *offices] if country else [*offices], True: [*offices, country]}
        for at in self._places(name, cursor):
            for last in (False, True)[: 1 + bool(country and offices)]:
                stop, between = at + len(name), list[str]()
                for piece in orders[last]:
                    start = self._text.find(piece, stop, stop + GAP * 3 + len(piece)) if piece else -1
                    if start == -1 or not _parts(self._text[stop:start]):
                        break
                    between.append(self._text[stop:start])
                    stop = start + len(piece)
                else:
                    yield at, stop, (last, tuple(between))

    def _places(self, name: str, cursor: int) -> Iterator[int]:
        at = self._text.find(name, cursor) if name else -1
        for _ in range(_TRIES):
            if at == -1:
                return
            yield at
            at = self._text.find(name, at + 1)

    def _resumed(self, number: int, at: int) -> tuple[int, int] | None:
        """The first entry from a number on that stands near a place, and where; None if none does."""
        room = PAGE_GAP if number else len(self._text)
        for following in range(number, min(number + _TRIES, len(self._rows))):
            row = self._rows[following]
            start = self._text.find(row, at, at + room + len(row))
            while start != -1 and not self._bounded(start, start + len(row)):
                start = self._text.find(row, start + 1, at + room + len(row))
            if start != -1:
                return following, start
            room += len(row) + len(self._end)
        return None

    def _standing(self, number: int, at: int) -> tuple[int, int]:
        """How many entries stand one behind another from a place on, as they are written, and where they end."""
        count, stop = 0, at
        for together in _TOGETHER:
            while number + count < len(self._rows):
                first, last = number + count, min(number + count + together, len(self._rows))
                begin = self._starts[first] - (len(self._end) if count else 0)
                expected = self._whole[begin : self._starts[last] - len(self._end)]
                if not self._text.startswith(expected, stop):
                    break
                count, stop = count + last - first, stop + len(expected)
        if count and not _is_apart(self._text[stop : stop + 1]):  # the last one goes on
            count, stop = count - 1, stop - len(self._rows[number + count - 1]) - len(self._end)
        return count, stop

    def _bounded(self, start: int, stop: int) -> bool:
        """Whether a stretch has nothing beside it but spaces and marks."""
        return _is_apart(self._text[start - 1 : start]) and _is_apart(self._text[stop : stop + 1])

    def _room(self, number: int) -> int:
        return GAP * 3 + len(self._entries.names[number])


def _row(name: str, country: str, offices: Sequence[str], seam: Seam | None) -> str:
    """An entry as it is written."""
    if seam is None or not name:
        return _NOWHERE
    last, between = seam
    if not offices:
        return f"{name}{between[0]}{country}" if country else name
    pieces = [*offices, country] if last else [country, *offices] if country else offices
    return name + "".join(part + piece for part, piece in zip(between, pieces, strict=True))


def _parts(gap: str) -> bool:
    """Whether what stands between two texts parts them, and is short."""
    return gap != "" and _is_apart(gap[0]) and _is_apart(gap[-1]) and len(letters(prepared(gap))) <= GAP


def _is_apart(character: str) -> bool:
    """Whether a neighbour of a text can be no part of its words: a space or a mark, or none."""
    return not character or unicodedata.category(character)[0] in "PZ"
