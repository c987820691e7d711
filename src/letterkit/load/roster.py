"""The list of signatories: a separated file as spreadsheets save it, read into rows with their places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from letterkit.load.columns import KNOWN, Columns, read_header
from letterkit.load.faults import Faults
from letterkit.load.files import MB
from letterkit.load.nearest import did_you_mean
from letterkit.load.rows import MOST_IN_CELL, rows
from letterkit.load.separated import Cells, text_of
from letterkit.model.finding import Place
from letterkit.model.roster import (
    PRIVATE_COLUMNS,
    Represents,
    Roster,
    Signatory,
    SignatoryKind,
    Status,
    parse_represents,
)

LIMIT = 64 * MB
_ONE_LINE = ("name", "country", "sort")
_LETTERS = re.compile(r"[\s,;]+")
_KINDS = {kind.value: kind for kind in SignatoryKind}
_STATES = {"": Status.SIGNED} | {status.value: status for status in Status}
_NOTHING: Mapping[Any, str] = {}
"""Shared by all rows that have no such cells."""
_Choice = TypeVar("_Choice", SignatoryKind, Status)


def read_roster(data: bytes, path: str, faults: Faults, languages: tuple[str, ...]) -> Roster | None:
    """Read a list; rows that cannot be read are findings and left out, None where none can be."""
    text = text_of(data, path, faults)
    return None if text is None else _roster(text, path, faults, languages)


def _roster(text: str, path: str, faults: Faults, languages: tuple[str, ...]) -> Roster | None:
    found = rows(text, path, faults)
    line, header = next(found, (0, []))
    if not header:
        faults.add(
            "list-empty", Place(path), "has no rows", "write a header row with name and kind, and one row for each"
        )
        return None
    columns = read_header(header, Place(path, line), faults, languages)
    if columns is None:
        return None
    looking = Cells.of(text, path, columns.header, faults)
    plain, careful = _PlainRows(path, columns, looking), _RowReader(path, columns, faults, looking)
    signatories = [
        row for line, cells in found if (row := plain.signatory(line, cells) or careful.signatory(line, cells))
    ]
    if not signatories and not faults.has_errors(path):
        faults.add("list-empty", Place(path, line), "has a header and no rows", "write one row for each signatory")
    return Roster(path, columns.header, tuple(signatories))


class _PlainRows:
    """Reads rows in which nothing is to be looked at twice, which are most rows of a long list, in a fifth of the
    time."""

    def __init__(self, path: str, columns: Columns, cells: Cells) -> None:
        self._path, self._cells, self._width = path, cells, len(columns.header)
        self._blank = self._width  # where a cell is taken from that the list has no column for
        self._at = {name: columns.plain.get(name, self._blank) for name in KNOWN}
        self._plain = not cells.careful and not columns.overrides
        self._private = [(name, at) for name in PRIVATE_COLUMNS if (at := self._at[name]) != self._blank]

    def signatory(self, line: int, cells: list[str]) -> Signatory | None:
        """One row, or None where it is no plain one: then all of it is read with care."""
        if not self._plain or len(cells) != self._width or sum(map(len, cells)) > MOST_IN_CELL:
            return None
        at, cells = self._at, [*map(str.strip, cells), ""]
        name, country, sort, letters = cells[at["name"]], cells[at["country"]], cells[at["sort"]], at["letters"]
        kind, status = _KINDS.get(cells[at["kind"]].casefold()), _STATES.get(cells[at["status"]].casefold())
        together = f"{name}{country}{sort}"
        if not (name and kind and status) or cells[at["represents"]] or "\n" in together or "\r" in together:
            return None
        return Signatory(
            name,
            kind,
            Place(self._path, line),
            country,
            cells[at["title"]],
            None,
            None if letters == self._blank else _letters(cells[letters]),
            status,
            sort,
            _aliases(cells[at["aliases"]]),
            _NOTHING,
            {column: cell for column, at in self._private if (cell := cells[at])} if self._private else _NOTHING,
        )


@dataclass(slots=True)
class _RowReader:
    """Reads row by row."""

    path: str
    columns: Columns
    faults: Faults
    cells: Cells

    def signatory(self, line: int, cells: list[str]) -> Signatory | None:
        """One row, or None with findings; everything that is wrong with it is found at once."""
        if not self.cells.fit(line, cells):
            return None
        sound = self.cells.are_sound(line, cells)
        plain = {column: cells[at].strip() for column, at in self.columns.plain.items()}
        overrides = {
            key: value
            for key, at in self.columns.overrides.items()
            if (value := self._override(line, key, cells[at].strip()))
        }
        kind = self._choice(line, "kind", plain["kind"], SignatoryKind)
        status = self._choice(line, "status", plain.get("status") or "signed", Status)
        represents = self._represents(line, "represents", plain.get("represents", ""))
        if not plain["name"]:
            self.cells.fail(line, "name", "is empty", "write the name as it shall appear, or delete the row")
        if not (sound and kind and status and plain["name"]):
            return None
        letters = plain.get("letters")
        return Signatory(
            name=self.cells.one_line(line, "name", plain["name"]),
            kind=kind,
            place=Place(self.path, line),
            country=self.cells.one_line(line, "country", plain.get("country", "")),
            title=plain.get("title", ""),
            represents=represents,
            letters=None if letters is None else _letters(letters),
            status=status,
            sort=self.cells.one_line(line, "sort", plain.get("sort", "")),
            aliases=_aliases(plain.get("aliases", "")),
            overrides=overrides,
            private={column: plain[column] for column in PRIVATE_COLUMNS if plain.get(column)},
        )

    def _override(self, line: int, key: tuple[str, str, str], value: str) -> str:
        """A cell for one language or letter, held to the same form as the column that it stands for."""
        column, lang, letter = key
        name = column + (f":{lang}" if lang else "") + (f"@{letter}" if letter else "")
        if column == "status" and value:
            return self._choice(line, name, value, Status) or ""
        if column == "represents":
            self._represents(line, name, value)
        return self.cells.one_line(line, name, value) if column in _ONE_LINE else value

    def _choice(self, line: int, column: str, written: str, choices: type[_Choice]) -> _Choice | None:
        try:
            return choices(written.casefold())
        except ValueError:
            said = f'"{written[:60]}" is none of {", ".join(choices)}' if written else "is empty"
            hint = did_you_mean(written, list(choices)) if written else f"write {' or '.join(choices)}"
            self.cells.fail(line, column, said, hint)
            return None

    def _represents(self, line: int, column: str, written: str) -> Represents | None:
        try:
            return parse_represents(written)
        except ValueError as error:
            said, _, hint = str(error).partition("; ")
            self.cells.fail(line, column, said, hint)
            return None


@lru_cache(1024)
def _letters(cell: str) -> frozenset[str]:
    """The letters that a row signs; few cells of a list differ."""
    return frozenset(filter(None, _LETTERS.split(cell)))


def _aliases(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, cell.split(";")))) if cell else ()
