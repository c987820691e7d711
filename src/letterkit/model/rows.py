"""The rows of a list of signatories, kept as columns: a row becomes an object when somebody asks for it.

A hundred thousand rows are a dozen lists of text this way, and not a million objects; what works on a whole list asks
for `texts`, and for the few rows that it has something to say of, for the rows themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import compress
from typing import Any, overload

from letterkit.model.cells import EVERY_LETTER, Cells, Key
from letterkit.model.columns import packed_numbers, picked, unpacked_numbers
from letterkit.model.finding import Place
from letterkit.model.signatory import (
    PRIVATE_COLUMNS,
    Signatory,
    SignatoryKind,
    Status,
    parse_represents,
    split_aliases,
    split_letters,
)


class Rows(Sequence[Signatory]):
    """Rows of a list in an order, as a tuple of them would be."""

    __slots__ = ("_at", "cells")

    def __init__(self, cells: Cells, at: Sequence[int] | None = None) -> None:
        """The rows of `cells` with the indices `at`, all of them by default."""
        self.cells = cells
        self._at = at

    @classmethod
    def of(cls, rows: Sequence[Signatory]) -> Rows:
        """The same rows as columns."""
        keys = {key: None for row in rows for key in (*row.overrides, *((column, "", "") for column in row.private))}
        plain = {("name", "", ""): [row.name for row in rows], ("kind", "", ""): [row.kind.value for row in rows]}
        plain |= {(name, "", ""): [getattr(row, name) for row in rows] for name in ("country", "title", "sort")}
        plain["status", "", ""] = [row.status.value for row in rows]
        plain["aliases", "", ""] = [";".join(row.aliases) for row in rows]
        plain["represents", "", ""] = [str(row.represents or "") for row in rows]
        if any(row.letters is not None for row in rows):
            letters = (EVERY_LETTER if row.letters is None else " ".join(sorted(row.letters)) for row in rows)
            plain["letters", "", ""] = list(letters)
        for key in keys:
            plain[key] = [_special(row, key) for row in rows]
        return cls(Cells(rows[0].place.path if rows else "", [row.place.line or 0 for row in rows], plain))

    # ---- the columns

    def texts(self, column: str, *, lang: str = "", letter: str = "") -> Sequence[str]:
        """The cells of a column for a language and a letter, for each row the most specific one that is there. They are
        blank where the list has no such column; but all have signed where it has no `status`."""
        columns, wanted = self.cells.columns, ((column, lang, letter), (column, lang, ""), (column, "", letter))
        found = [columns[key] for key in dict.fromkeys((*wanted, (column, "", ""))) if key in columns]
        texts = [*map(self._picked, found)]
        if not found or (column == "status" and (column, "", "") not in columns):
            texts.append((Status.SIGNED.value if column == "status" else "",) * len(self))
        first, *others = texts
        for other in others:
            first = [one or two for one, two in zip(first, other, strict=True)]
        return first

    @property
    def lines(self) -> Sequence[int]:
        """The physical line of each row, from 1."""
        return self._picked(self.cells.lines)

    def has(self, column: str) -> bool:
        """Whether the list has the column, for all or for one language or letter."""
        return any(key[0] == column for key in self.cells.columns)

    @property
    def indices(self) -> Sequence[int]:
        """The index of each row among all of the list."""
        return range(len(self.cells.lines)) if self._at is None else self._at

    def _picked(self, cells: Sequence[Any]) -> Sequence[Any]:
        return cells if self._at is None else picked(cells, self._at)

    def where(self, which: Sequence[object]) -> Rows:
        """The rows for which the flag of the same index is true; the same object where all are."""
        if all(which):
            return self
        return Rows(self.cells, tuple(compress(self.indices, which)))

    def at(self, positions: Sequence[int]) -> Rows:
        """The rows at some positions, in that order."""
        return Rows(self.cells, picked(self.indices, positions))

    def signing(self, letter: str) -> Rows:
        """The rows on the list of one letter, whatever their status; without the column `letters` all rows are."""
        cells = self.cells.columns.get(("letters", "", ""))
        if cells is None:
            return self
        signs = {cell: cell == EVERY_LETTER or letter in split_letters(cell) for cell in set(cells)}
        return self if all(signs.values()) else self.where(list(map(signs.__getitem__, self._picked(cells))))

    # ---- the rows

    def __len__(self) -> int:
        return len(self.cells.lines if self._at is None else self._at)

    @overload
    def __getitem__(self, position: int) -> Signatory: ...
    @overload
    def __getitem__(self, position: slice) -> Rows: ...
    def __getitem__(self, position: int | slice) -> Signatory | Rows:
        if isinstance(position, slice):
            return Rows(self.cells, tuple(self.indices[position]))
        return _maker(self.cells)(self.indices[position])

    def __iter__(self) -> Iterator[Signatory]:
        return map(_maker(self.cells), self.indices)

    def __add__(self, other: Rows) -> Rows:
        if not len(self) or not len(other):
            return self if len(self) else other
        if self.cells is not other.cells:
            return Rows.of((*self, *other))
        return Rows(self.cells, (*self.indices, *other.indices))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows | tuple) and len(self) == len(other) and all(map(_same, self, other))

    def __hash__(self) -> int:
        return hash((self.cells.path, tuple(self.lines)))

    def __getstate__(self) -> tuple[Any, ...]:
        return self.cells, None if self._at is None else packed_numbers(self._at)

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.cells, at = state
        self._at = None if at is None else unpacked_numbers(at)

    def __repr__(self) -> str:
        return f"Rows({self.cells.path!r}, {len(self)} of {len(self.cells.lines)})"


def _same(one: object, other: object) -> bool:
    return one == other


def _special(row: Signatory, key: Key) -> str:
    """A cell of a row by the key of a column that not all lists have."""
    return row.overrides.get(key, "") if key[1] or key[2] else row.private.get(key[0], "")


_KINDS = {kind.value: kind for kind in SignatoryKind}
_STATES = {"": Status.SIGNED} | {status.value: status for status in Status}
_NOTHING: Mapping[Any, str] = {}
"""Shared by all rows that have no such cells."""


def _maker(cells: Cells) -> Callable[[int], Signatory]:
    """What makes an object of the row with an index."""
    path, lines, columns = cells.path, cells.lines, cells.columns
    blank = _Blank()
    name, kind, country, title, represents, status, sort, aliases = (
        columns.get((column, "", ""), blank)
        for column in ("name", "kind", "country", "title", "represents", "status", "sort", "aliases")
    )
    letters = columns.get(("letters", "", ""))
    special = [(key, column) for key, column in columns.items() if key[1] or key[2]]
    private = [(key, columns[key, "", ""]) for key in PRIVATE_COLUMNS if (key, "", "") in columns]

    def made(at: int) -> Signatory:
        return Signatory(
            name=name[at],
            kind=_KINDS[kind[at]],
            place=Place(path, lines[at]),
            country=country[at],
            title=title[at],
            represents=parse_represents(number) if (number := represents[at]) else None,
            letters=split_letters(signed) if letters and (signed := letters[at]) != EVERY_LETTER else None,
            status=_STATES[status[at]],
            sort=sort[at],
            aliases=split_aliases(aliases[at]),
            overrides={key: text for key, column in special if (text := column[at])} if special else _NOTHING,
            private={key: text for key, column in private if (text := column[at])} if private else _NOTHING,
        )

    return made


class _Blank(Sequence[str]):
    """A column that the list does not have."""

    def __len__(self) -> int:
        return 0

    def __getitem__(self, at: int | slice) -> Any:
        return ""
