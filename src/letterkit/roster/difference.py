"""What is different between two lists: rows that came, went or changed, cell by cell."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from letterkit import similar
from letterkit.model.roster import SignatoryKind
from letterkit.roster.book import Book, Row

_RENAMED = ("same", "alias", "acronym", "order", "close")


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row of both lists whose cells differ, with (before, after) by column as the header has it."""

    before: Row
    after: Row
    cells: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two lists compared. `columns` are (those that only the old has, those that only the new has)."""

    added: tuple[Row, ...]
    removed: tuple[Row, ...]
    changed: tuple[RowChange, ...]
    columns: tuple[tuple[str, ...], tuple[str, ...]]
    moved: bool

    @property
    def any(self) -> bool:
        """Whether anything but bytes is different."""
        return bool(self.added or self.removed or self.changed or any(self.columns) or self.moved)


def difference(old: Book, new: Book) -> Difference:
    """Compare two lists. Rows are one by their name, of several of a name by kind, country and title; those that are
    left by an alias, then by a name that is nearly the same."""
    pairs = [*_same_name(old.rows, new.rows)]
    left = _without(old.rows, [before for before, _ in pairs])
    right = _without(new.rows, [after for _, after in pairs])
    pairs += _renamed(left, right)
    removed = _without(old.rows, [before for before, _ in pairs])
    added = _without(new.rows, [after for _, after in pairs])
    pairs.sort(key=lambda pair: pair[1].line)
    changed = [RowChange(before, after, _cells(old, before, new, after)) for before, after in pairs]
    order = [before.line for before, _ in pairs]
    names = ([_name(one) for one in book.columns.header if one.strip()] for book in (old, new))
    olds, news = names
    return Difference(
        added=tuple(added),
        removed=tuple(removed),
        changed=tuple(change for change in changed if change.cells),
        columns=(tuple(one for one in olds if one not in news), tuple(one for one in news if one not in olds)),
        moved=order != sorted(order),
    )


def _same_name(old: Sequence[Row], new: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Rows of one name, the most like first."""
    by_name: dict[str, list[Row]] = {}
    for row in new:
        by_name.setdefault(_folded(row.signatory.name), []).append(row)
    rivals: dict[str, list[tuple[int, Row, Row]]] = {}
    for row in old:
        name = _folded(row.signatory.name)
        rivals.setdefault(name, []).extend((_unlikeness(row, other), row, other) for other in by_name.get(name, ()))
    for found in rivals.values():
        taken: set[tuple[str, int]] = set()
        for _, before, after in sorted(found, key=lambda one: (one[0], one[1].line, one[2].line)):
            if not taken & {("old", before.line), ("new", after.line)}:
                taken |= {("old", before.line), ("new", after.line)}
                yield before, after


def _unlikeness(one: Row, other: Row) -> int:
    a, b = one.signatory, other.signatory
    return (a.kind != b.kind) * 4 + (a.country != b.country) * 2 + (a.title != b.title)


def _renamed(left: Sequence[Row], right: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    rows = [*left, *right]
    persons = {at for at, row in enumerate(rows) if row.signatory.kind is SignatoryKind.INDIVIDUAL}
    likes = similar.pairs(
        [row.signatory.name for row in rows], [row.signatory.aliases for row in rows], individuals=persons
    )
    taken: set[int] = set()
    for like in sorted(likes, key=lambda like: (_RENAMED.index(like.layer), -like.score)):
        if like.first < len(left) <= like.second and not taken & {like.first, like.second}:
            taken |= {like.first, like.second}
            yield rows[like.first], rows[like.second]


def _cells(old: Book, before: Row, new: Book, after: Row) -> dict[str, tuple[str, str]]:
    """The cells that differ; a column that only one list has is as good as blank in the other."""
    one, other = _by_column(old, before), _by_column(new, after)
    both = {column: (one.get(column, ""), other.get(column, "")) for column in {**one, **other}}
    return {column: pair for column, pair in both.items() if pair[0] != pair[1]}


def _by_column(book: Book, row: Row) -> dict[str, str]:
    values = book.document.values(book.document.records[row.index])
    return {
        _name(name): unicodedata.normalize("NFC", value).strip().replace("\r\n", "\n")
        for name, value in zip(book.columns.header, values, strict=True)
        if name.strip()
    }


def _without(rows: Sequence[Row], taken: Sequence[Row]) -> list[Row]:
    lines = {row.line for row in taken}
    return [row for row in rows if row.line not in lines]


def _name(header: str) -> str:
    return header.strip().casefold()


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
