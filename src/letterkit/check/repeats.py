"""Who may stand on a list twice: likenesses between names, judged by kind, country and office."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from letterkit.check.subject import Subject
from letterkit.model.finding import Place
from letterkit.model.frozen import frozen
from letterkit.model.signatory import split_aliases


@frozen
class Named:
    """A row by its name, whatever the letter, and where it stands."""

    name: str
    place: Place


@frozen
class Repeat:
    """Two rows that are one (`sure`), or may be; `layer` says by what they are alike."""

    first: Named
    second: Named
    layer: str
    sure: bool


def repeats(subject: Subject) -> Sequence[Repeat]:
    """The rows that sign and are alike, the earlier row first. Worked out once."""
    found: Sequence[Repeat] = subject.once("repeats", _repeats)
    return found


def _repeats(subject: Subject) -> list[Repeat]:
    if not subject.likenesses:
        return []
    judging, rows = _Judging(subject), subject.counted
    names, lines, path = rows.texts("name"), rows.lines, rows.cells.path
    found = []
    for alike in subject.likenesses:
        first, second = sorted((alike.first, alike.second), key=lines.__getitem__)
        one, other = (Named(names[at], Place(path, lines[at])) for at in (first, second))
        found.append(Repeat(one, other, alike.layer, judging.are_one(first, second)))
    return found


@lru_cache(maxsize=1024)
def _key(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


class _Judging:
    """Whether two rows of those who sign are one, by their indices."""

    def __init__(self, subject: Subject) -> None:
        rows, self._counts = subject.counted, subject.counts
        letter = subject.counts.letter
        self._names, self._titles, self._countries = (
            rows.texts(column, letter=letter) for column in ("name", "title", "country")
        )
        self._aliases, self._groups = rows.texts("aliases"), len(subject.counts.group_rows)

    def are_one(self, first: int, second: int) -> bool:
        """Whether one has the name of the other, and nothing tells them apart."""
        same = self._is_name_of(first, second) or self._is_name_of(second, first)
        return same and not self._told_apart(first, second)

    def _is_name_of(self, row: int, other: int) -> bool:
        name = _key(self._names[row])
        known = (self._names[other], *split_aliases(self._aliases[other]))
        return bool(name) and any(name == _key(text) for text in known)

    def _told_apart(self, first: int, second: int) -> bool:
        """Whether the list itself says that two of one name are two: by country, or for persons by office."""
        codes = {self._counts.readings[self._countries[at]].code for at in (first, second)}
        if None not in codes and len(codes) == 2:
            return True
        persons = min(first, second) >= self._groups
        return persons and _key(self._titles[first]) != _key(self._titles[second])
