"""Two lists made one: what only the other has is added, what both have is joined, and where they disagree this one
stays as it is and the disagreement is told."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from letterkit.load.columns import KNOWN
from letterkit.model.finding import Place
from letterkit.model.roster import Status
from letterkit.roster.book import Book, Row
from letterkit.roster.faults import refuse
from letterkit.roster.matching import LAYERS, Case, cases, same_cell
from letterkit.roster.signons import SignOn
from letterkit.roster.taking import joined, question


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell that both lists have and that says different things; `kept` is that of the list that is merged into."""

    row: Row
    column: str
    kept: str
    other: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did: rows added, rows joined, names that may be one and so wait, and where the lists disagree."""

    added: int
    joined: int
    waiting: tuple[Case, ...]
    conflicts: tuple[Conflict, ...]


def merge(book: Book, other: Book, accepted: Container[str], *, letter: str = "") -> Merged:
    """Put the rows of `other` into `book`. Rows of one name are one; those of a name that is nearly the same are where
    their layer is accepted, and wait otherwise. `letter` is what rows sign where `other` does not say it.

    Raises InputError where one list says who signs which letter and the other cannot.
    """
    _comparable(book, other, letter)
    rows = [SignOn(row.line, _cells(other, row, letter)) for row in other.rows]
    found = cases(book, rows, "")
    waiting: list[Case] = []
    conflicts: list[Conflict] = []
    added = 0
    for case in found:
        source = f"{other.path.name}:{case.signon.line}"
        if case.row is not None and (case.sort not in LAYERS or case.sort in accepted):
            conflicts += _join(book, case.row, case.signon, source)
            continue
        cells = dict(case.signon.cells)
        if case.row is not None:
            waiting.append(case)
            cells["note"] = "; ".join(filter(None, (cells.get("note", ""), question(case))))
            if cells.get("status", Status.SIGNED) == Status.SIGNED:
                cells["status"] = Status.PENDING.value
        added += case.row is None
        book.add(cells, source=source)
    return Merged(added, len(found) - added - len(waiting), tuple(waiting), tuple(conflicts))


def _comparable(book: Book, other: Book, letter: str) -> None:
    ours, theirs = ("letters" in one.columns.plain for one in (book, other))
    if ours and not theirs and not letter:
        hint = "say by --letter which one its rows sign"
        refuse("list-letters", Place(str(other.path), 1), "has no column letters", hint)
    if not ours and (theirs or letter):
        message = "has no column letters, so all its rows sign every letter, which the other list's rows do not"
        refuse("list-letters", Place(str(book.path), 1), message, "add the column letters and fill it")


def _cells(other: Book, row: Row, letter: str) -> dict[str, str]:
    """The cells of a row that are not blank, known columns by the names that letterkit gives them."""
    values = other.document.values(other.document.records[row.index])
    known = {name.casefold(): name for name in KNOWN}
    cells = {
        known.get(name.casefold(), name): value.strip()
        for name, value in zip(other.columns.header, values, strict=True)
        if name and value.strip()
    }
    cells |= {"kind": row.signatory.kind.value, "name": row.signatory.name}
    return cells if "letters" in cells or not letter else {**cells, "letters": letter}


def _join(book: Book, row: Row, signon: SignOn, source: str) -> Iterator[Conflict]:
    """Fill what is blank, unite letters and aliases. Gives where the two say different things."""
    cells: dict[str, str] = {}
    status = book.cell(row, "status") or Status.SIGNED
    theirs: Mapping[str, str] = {"status": Status.SIGNED, **signon.cells}
    conflicts: list[Conflict] = []
    for column, value in theirs.items():
        before = status if column == "status" else book.cell(row, column).strip()
        if column == "letters":
            more = [one for one in value.split() if one not in before.split()]
            cells[column] = " ".join([before, *more]).strip()
        elif column in ("aliases", "name"):
            names = [one.strip() for one in value.split(";")] if column == "aliases" else [value]
            for name in names:
                if name not in (row.signatory.name, *row.signatory.aliases, ""):
                    cells["aliases"] = joined(cells.get("aliases", book.cell(row, "aliases")), name)
        elif not before:
            cells[column] = value
        elif not same_cell(column, before, value):
            conflicts.append(Conflict(row, column, before, value))
    book.change(row, cells, source=source)
    yield from conflicts
