"""A list that is open for changes: its rows as letterkit reads them, and the file behind them cell by cell."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from letterkit import languages
from letterkit.deliver.atomic import locked, stage, sync_folder
from letterkit.errors import InputError
from letterkit.load.columns import Columns, read_header
from letterkit.load.faults import Faults
from letterkit.load.roster import LIMIT, read_roster
from letterkit.model.finding import Finding, Place
from letterkit.model.roster import Roster, Signatory
from letterkit.roster.document import Document, parse
from letterkit.roster.faults import refuse
from letterkit.roster.history import Change, keep


@dataclass(frozen=True, slots=True)
class Row:
    """A signatory of the list and where its row is in the file (`index` of the document's records)."""

    index: int
    signatory: Signatory

    @property
    def line(self) -> int:
        """The line of the file that the row begins on."""
        return self.signatory.place.line or 0


class Book:
    """A list, opened. `change`, `add` and `remove` gather changes, which `save` writes all together or not at all."""

    def __init__(self, path: Path, data: bytes) -> None:
        """Read a list. Raises InputError for one that letterkit cannot read."""
        self.path = path
        self.before = data
        self.roster, self.columns = _read(data, str(path))
        document = parse(data)
        if document is None:
            refuse("file-encoding", Place(str(path)), "cannot tell in which encoding this list is", "save it as UTF-8")
        self.document: Document = document
        lines = {line: index for index, line, _ in document.rows()}
        self.rows = tuple(Row(lines[row.place.line or 0], row) for row in self.roster.rows)
        self.changes: list[Change] = []
        self.new_columns: list[str] = []
        self._added: list[tuple[dict[str, str], str]] = []
        self._removed: set[int] = set()

    @property
    def letters(self) -> list[str]:
        """The ids of all letters that somebody signs."""
        return sorted({letter for row in self.roster.rows for letter in row.letters or ()})

    def header(self) -> list[str]:
        """The names of the columns as they are written."""
        _, _, record = next(self.document.rows())
        return self.document.values(record)

    def cell(self, row: Row, column: str) -> str:
        """The text of a cell as it is in the file now; "" where the list has no such column."""
        at = self._at(column)
        return "" if at is None else self.document.value(self.document.records[row.index], at)

    def change(self, row: Row, cells: Mapping[str, str], *, source: str = "") -> bool:
        """Put values into cells of a row, in columns that are made where they are missing. Whether anything changed.

        Raises InputError for a character that the file's encoding lacks.
        """
        before = {column: self.cell(row, column) for column in cells}
        changed = {column: (before[column], value) for column, value in cells.items() if value != before[column]}
        for column, (_, value) in changed.items():
            self._encodable(value)
            at = self._made(column)  # which makes another document
            self.document = self.document.with_cell(row.index, at, value)
        if changed:
            self.changes.append(Change("changed", row.signatory.name, row.line, changed, source))
        return bool(changed)

    def add(self, cells: dict[str, str], *, source: str = "") -> None:
        """A new row at the end. `cells` may be changed until the book is saved."""
        for value in cells.values():
            self._encodable(value)
        self._added.append((cells, source))

    def remove(self, row: Row, *, source: str = "") -> None:
        """Take a row out; its cells are kept in the log."""
        values = self.document.values(self.document.records[row.index])
        cells = {name: (value, "") for name, value in zip(self.header(), values, strict=True) if value}
        self._removed.add(row.index)
        self.changes.append(Change("removed", row.signatory.name, row.line, cells, source))

    def sort(self, rows: Sequence[Row]) -> None:
        """Put these rows, which are all rows of the list, in this order."""
        order = [row.index for row in rows]
        for place, row in zip(self.rows, rows, strict=True):
            if place.index != row.index:
                moved = {"line": (str(row.line), str(place.line))}
                self.changes.append(Change("moved", row.signatory.name, row.line, moved))
        self.document = self.document.reordered(order)

    def finished(self) -> bytes:
        """The list with all changes."""
        for cells, _ in self._added:
            for column, value in cells.items():
                self._encodable(value)
                if value:
                    self._made(column)
        document = self.document.with_rows([list(self._laid_out(cells)) for cells, _ in self._added])
        for index in sorted(self._removed, reverse=True):
            document = document.without_row(index)
        return bytes(document)

    def checked(self) -> bytes:
        """The same, read as a list once more. Raises InputError where a value is none that a list can have."""
        after = self.finished()
        if after != self.before:
            _read(after, str(self.path))
        return after

    def save(self, command: str) -> Path | None:
        """Write the list, with a copy of it as it was and a log of each change; None where nothing changed.

        Raises InputError where somebody else has changed the file meanwhile, or where it would not be read as a list
        again; nothing is written then.
        """
        after = self.checked()
        if after == self.before:
            return None
        added = [
            Change("added", cells["name"], 0, {column: ("", value) for column, value in cells.items() if value}, source)
            for cells, source in self._added
        ]
        real = self.path.resolve()
        with locked(real.parent):
            if real.read_bytes() != self.before:
                refuse("list-changed", Place(str(self.path)), "was changed meanwhile; nothing was written", "run again")
            mode = stat.S_IMODE(real.stat().st_mode)
            copy = keep(real, self.before, after, [*self.changes, *added], command=command, mode=mode)
            staged = stage(real, after)
            staged.chmod(mode)
            staged.replace(real)
            sync_folder(real.parent)
        return copy

    def _laid_out(self, cells: Mapping[str, str]) -> Iterator[str]:
        by_place = {self._at(column): value for column, value in cells.items()}
        return (by_place.get(at, "") for at in range(len(self.columns.header)))

    def _at(self, column: str) -> int | None:
        field, _, letter = column.partition("@")
        field, _, lang = field.partition(":")
        at = self.columns.overrides.get((field, lang, letter)) if lang or letter else self.columns.plain.get(field)
        if at is not None:
            return at
        return next((i for i, name in enumerate(self.columns.header) if name == column), None)

    def _made(self, column: str) -> int:
        at = self._at(column)
        if at is None:
            self.document = self.document.with_column(column)
            self.new_columns.append(column)
            self.columns = _columns(self.header(), Place(str(self.path)), Faults())
            at = len(self.columns.header) - 1
        return at

    def _encodable(self, value: str) -> None:
        try:
            value.encode(self.document.encoding)
        except UnicodeEncodeError as error:
            lacking = value[error.start : error.end][:20]
            message = f'is in {self.document.encoding}, which has no "{lacking}"; nothing was written'
            refuse("list-characters", Place(str(self.path)), message, "save the list as CSV UTF-8, then run again")


def open_list(path: Path) -> Book:
    """The list at a path. Raises InputError for a file that is missing, too large or no list."""
    place = Place(str(path))
    try:
        if not path.is_file():
            hint = "check the path; --list names the list where it is not signatories.csv of this folder"
            refuse("file-unreadable" if path.exists() else "file-missing", place, f"there is no list {path}", hint)
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        refuse("file-unreadable", place, f"cannot be read: {(error.strerror or str(error)).lower()}")
    if len(data) > LIMIT:
        refuse("file-too-large", place, f"is larger than {LIMIT // 2**20} MB")
    return Book(path, data)


def _read(data: bytes, path: str) -> tuple[Roster, Columns]:
    """A list and its columns; a header without rows will do."""
    faults = Faults()
    roster = read_roster(data, path, faults, _languages())
    wrong = [finding for finding in faults.all() if finding.stops and finding.code != "list-empty"]
    if roster is None or wrong:
        raise InputError(wrong or _stopping(faults))
    return roster, _columns(list(roster.columns), Place(path), Faults())


def _stopping(faults: Faults) -> list[Finding]:
    return [finding for finding in faults.all() if finding.stops]


def _columns(header: Sequence[str], place: Place, faults: Faults) -> Columns:
    found = read_header(header, place, faults, _languages())
    if found is None:
        raise InputError(faults.all())
    return found


def _languages() -> tuple[str, ...]:
    return (*languages.available(), *languages.printed())
