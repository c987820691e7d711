"""The quick way through a long list that was read back: stretches of it are expected as one text and found in one look.

How an entry is written (what parts a name from its country, and one entry from the next) is learned from the first of
each shape. Where the text then goes on as expected, each entry of the stretch stands there whole, with nothing of
another word around it. The stretch is cut out, and what is left of text and list is looked through as ever.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from letterkit.model.letter import Document, Entries, Entry, SignatoryList, walk
from letterkit.verify.reading import letters, prepared
from letterkit.verify.sequence import GAP, PAGE_GAP

LEAST = 64
"""Entries that a list must have."""
_TOGETHER = (4096, 64, 1)
"""Entries that are looked for at a time; fewer where that fails."""
_TRIES = 16
"""Places at which a text is looked for, and entries that may be passed over at a time."""
_NOWHERE = "  "
"""A row that stands nowhere: there are no two spaces in a text with single ones."""
_CUT = "\n\uf8ff\n"
"""What stands for a stretch that is cut out: a sign that belongs to no word, so that no text goes on across it."""

Seam = tuple[bool, tuple[str, ...]]
"""Whether the country of an entry stands last, and what stands between its pieces."""


@dataclass
class Rest:
    """A text without the stretches of long lists that were found, and those of their entries that were not."""

    text: str
    left: dict[int, tuple[Entry, ...]] = field(default_factory=dict)

    def of(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """The entries of a list that are still to be looked for."""
        return self.left.get(id(entries), entries)


def without_lists(text: str, document: Document) -> Rest | None:
    """What is left of a text; None where no stretch of a long list is found in it."""
    lists = _long(document)
    if not lists:
        return None
    flowing = " ".join(text.split())
    cuts: list[tuple[int, int]] = []
    left: dict[int, tuple[Entry, ...]] = {}
    for entries in lists:
        found, missed = _Stretches(flowing, entries).found(cuts[-1][1] if cuts else 0)
        cuts += found
        left[id(entries)] = tuple(entries[number] for number in missed)
    return Rest("".join(_between(text, flowing, cuts)), left) if cuts else None


def _long(document: Document) -> list[Entries]:
    """The long lists, in the order of print; none where one is printed twice."""
    blocks = (block for part in document.parts for block in walk(part.blocks) if isinstance(block, SignatoryList))
    lists = [group.entries for block in blocks for group in block.groups if len(group.entries) >= LEAST]
    found = [entries for entries in lists if isinstance(entries, Entries)]
    return found if len({id(entries) for entries in found}) == len(found) else []


class _Stretches:
    """The entries of one list in a text with single spaces."""

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
                    return cursor
        return None

    def _write(self, at: int, end: str) -> None:
        """The rows of all entries, as those from a place in the text on are written."""
        entries, size = self._entries, len(self._entries)
        countries, titles = entries.countries or ("",) * size, entries.titles or ((),) * size
        shapes = [(country != "", len(lines)) for country, lines in zip(countries, titles, strict=True)]
        seams = {shape: self._seam(shapes.index(shape), at) for shape in dict.fromkeys(shapes)}
        columns = zip(entries.names, countries, titles, shapes, strict=True)
        self._rows = [_row(name, country, lines, seams[shape]) for name, country, lines, shape in columns]
        self._end, self._whole = end, end.join(self._rows)
        self._starts = [0, *accumulate(len(row) + len(end) for row in self._rows)]

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


def _between(text: str, flowing: str, cuts: Sequence[tuple[int, int]]) -> Iterator[str]:
    """The text around what is cut out of it, of which the places are those in the text with single spaces."""
    at = 0
    places = _places(text, flowing, [place for cut in cuts for place in cut])
    for start, stop in zip(places, places, strict=True):
        yield text[at:start]
        yield _CUT if text.find("\f", start, stop) == -1 else f"{_CUT}\f"
        at = stop
    yield text[at:]


def _places(text: str, flowing: str, wanted: Sequence[int]) -> Iterator[int]:
    """Where in a text those places are that were found, in their order, in the text with single spaces."""
    word = done = 0  # where the word begins that the last place is in: in the text, and with single spaces
    word = len(text) - len(text.lstrip())
    for place in wanted:
        if words := flowing.count(" ", done, place):
            window = text[word : word + 4 * (place - done) + 256]
            parts = window.split(None, words)
            if len(parts) <= words:
                window = text[word:]
                parts = window.split(None, words)
            word += len(window) - len(parts[-1]) if len(parts) > words else len(window)
            done = flowing.rfind(" ", done, place) + 1
        yield word + place - done
