"""Long lists in a letter, looked through column by column; passages are made of the few entries that are found.

What is looked for is wider than what a check tells of, so that the same comes of it as of all entries one by one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any

from letterkit.check.lines import Lines
from letterkit.check.passage import Passage, Printed
from letterkit.check.subject import Subject


def passages(subject: Subject, find: Callable[[Columns], Iterable[Passage]]) -> Iterator[Passage]:
    """All text of all letters in the order of reading; of long lists what `find` gives for each."""
    for text in subject.texts:
        if isinstance(text, Printed):
            yield from find(_columns(subject, text))
        else:
            yield text


def lists(subject: Subject) -> Iterator[Columns]:
    """The long lists of all letters."""
    return (_columns(subject, text) for text in subject.texts if isinstance(text, Printed))


def _columns(subject: Subject, printed: Printed) -> Columns:
    found: Columns = subject.once(f"columns of {id(printed)}", lambda _: Columns(printed))
    return found


class Columns:
    """The columns of a list that is printed: names, countries and lines of office. `lang` is the letter's language."""

    def __init__(self, printed: Printed) -> None:
        entries = printed.entries
        self._printed, self.lang = printed, printed.lang
        self._columns = [_Column(cells) for cells in (entries.names, entries.countries, entries.titles) if cells]

    def matching(self, pattern: re.Pattern[str]) -> Iterator[Passage]:
        """The passages of the entries of which a text, with its case folded, may match (`Lines.matching`)."""
        return self._found(lambda lines: lines.folded.matching(pattern))

    def containing(self, parts: Collection[str]) -> Iterator[Passage]:
        """The passages of the entries of which a text, with its case folded, has one of some parts."""
        return self._found(lambda lines: lines.folded.containing(parts))

    def holding(self, phrases: Collection[str]) -> Mapping[str, Sequence[Passage]]:
        """The phrases that may stand in the list (`Lines.holding`), each with the passages of those entries."""
        found: dict[str, set[int]] = {}
        for column in self._columns:
            for phrase, lines in column.lines.holding(phrases).items():
                entries = found.setdefault(phrase, set())
                entries.update(*(column.entries[column.lines.texts[at]] for at in lines))
        made = {at: self._made(at) for at in set().union(*found.values())}
        return {phrase: [passage for at in sorted(where) for passage in made[at]] for phrase, where in found.items()}

    def _found(self, find: Callable[[Lines], Collection[int]]) -> Iterator[Passage]:
        found: set[int] = set()
        for column in self._columns:
            found.update(column.entries_with(find(column.lines)))
        return (passage for at in sorted(found) for passage in self._made(at))

    def _made(self, at: int) -> list[Passage]:
        return [passage for passage in self._printed.passages(at) if passage.text.strip()]


class _Column:
    """The cells of one column, each a text or several; what many entries share is looked through once."""

    def __init__(self, cells: Sequence[Any]) -> None:
        self._cells, self._several = cells, not isinstance(cells[0], str)
        distinct = dict.fromkeys(cells)
        self._each_once = not self._several and len(distinct) == len(cells)
        self.lines = Lines(list(dict.fromkeys(chain.from_iterable(distinct)) if self._several else distinct))

    def entries_with(self, found: Collection[int]) -> Iterable[int]:
        """The indices of the entries that have one of some of the lines."""
        if self._each_once or not found:
            return found
        told: set[Any] = {self.lines.texts[at] for at in found}
        if self._several:
            told = {cell for cell in set(self._cells) if not told.isdisjoint(cell)}
        return [at for at, cell in enumerate(self._cells) if cell in told]

    @cached_property
    def entries(self) -> Mapping[str, Sequence[int]]:
        """The indices of the entries that have each line."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, cell in enumerate(self._cells):
            for text in cell if self._several else (cell,):
                found[text].append(at)
        return found
