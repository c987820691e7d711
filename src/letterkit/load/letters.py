"""letters.csv at the project's root: facts of letters that letterkit did not make, by which what a later letter says of
them is proven. Read as the list of signatories is, whatever a spreadsheet saved."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from letterkit.load.faults import Faults
from letterkit.load.files import MB, Folder, shown
from letterkit.load.nearest import nearest
from letterkit.load.rows import rows
from letterkit.load.separated import Cells, text_of
from letterkit.model.claim import Kind
from letterkit.model.counts import Tally
from letterkit.model.earlier import EarlierLetter
from letterkit.model.finding import Place
from letterkit.model.roster import parse_represents

NAME = "letters.csv"
LIMIT = 4 * MB
COUNTED = (Kind.GROUPS, Kind.INDIVIDUALS, Kind.COUNTRIES, Kind.REPRESENTED)
KNOWN = ("id", "date", *(kind.value for kind in COUNTED), "source", "title")
_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")


def read_letters(folder: Folder) -> tuple[EarlierLetter, ...]:
    """The rows of letters.csv, none where the project has no such file; findings by line for what cannot be read."""
    path = folder.root / NAME
    if not path.exists():
        return ()
    at = Place(shown(path))
    found = folder.confined(path, at)
    data = folder.read(found, at, limit=LIMIT) if found else None
    text = text_of(data, at.path, folder.faults) if data is not None else None
    return () if text is None else _rows(text, at.path, folder.faults)


def _rows(text: str, path: str, faults: Faults) -> tuple[EarlierLetter, ...]:
    found = rows(text, path, faults)
    line, written = next(found, (0, []))
    header = tuple(name.strip().casefold() for name in written)
    if not _is_usable(header, Place(path, line or None), faults):
        return ()
    reader = _Reader(path, header, Cells.of(text, path, header, faults))
    return tuple(one for line, cells in found if (one := reader.letter(line, cells)))


def _is_usable(header: tuple[str, ...], place: Place, faults: Faults) -> bool:
    usable = "id" in header and len({name for name in header if name}) == len([name for name in header if name])
    for name in header:
        if name not in KNOWN and (near := nearest(name, set(KNOWN) - set(header), likeness=0.75)):
            at = Place(place.path, place.line, field=name)
            faults.add("list-column", at, f"column {name}: is ignored", f"did you mean {near}?")
    if not usable:
        message = "the header needs the column id, and each column once"
        faults.add("list-invalid", place, message, f"columns there are: {', '.join(KNOWN)}")
    return usable


@dataclass(slots=True)
class _Reader:
    """Reads row by row, and remembers the ids."""

    path: str
    header: tuple[str, ...]
    cells: Cells
    _lines: dict[str, int] = field(default_factory=dict)

    def letter(self, line: int, cells: list[str]) -> EarlierLetter | None:
        """One row, or None with findings."""
        if not self.cells.fit(line, cells) or not self.cells.are_sound(line, cells):
            return None
        row = {name: " ".join(cell.split()) for name, cell in zip(self.header, cells, strict=True)}
        letter = row["id"]
        if not _ID.fullmatch(letter):
            self.cells.fail(line, "id", f'"{letter[:60]}" is no id', "small letters, digits, and . _ - between them")
            return None
        if (first := self._lines.setdefault(letter, line)) != line:
            self.cells.fail(line, "id", f"{letter} is in line {first} already", "delete one of them")
            return None
        counts, source = self._counts(line, row), row.get("source", "")
        if counts and not source:
            self.cells.fail(line, "source", "is empty", "say where the numbers are from: a page, a file, a person")
        place = Place(self.path, line)
        return EarlierLetter(letter, place, self._date(line, row), row.get("title", ""), source, counts)

    def _date(self, line: int, row: Mapping[str, str]) -> dt.date | None:
        written = row.get("date", "")
        if not written:
            return None
        try:
            return dt.date.fromisoformat(written if len(written) == 10 else "")
        except ValueError:
            self.cells.fail(line, "date", f'"{written[:60]}" is no date', "write it as 2019-12-16")
            return None

    def _counts(self, line: int, row: Mapping[str, str]) -> dict[Kind, Tally]:
        counts = {}
        for kind in COUNTED:
            try:
                number = parse_represents(row.get(kind.value, ""))
            except ValueError as error:
                self.cells.fail(line, kind.value, str(error), "leave it empty where it is not known")
                continue
            if number:
                counts[kind] = Tally(number.number, number.open_ended, declared=True, source=row.get("source", ""))
        return _with_signatories(counts)


def _with_signatories(counts: dict[Kind, Tally]) -> dict[Kind, Tally]:
    groups, individuals = counts.get(Kind.GROUPS), counts.get(Kind.INDIVIDUALS)
    if groups and individuals:
        total, minimum = groups.value + individuals.value, groups.minimum or individuals.minimum
        counts[Kind.SIGNATORIES] = Tally(total, minimum, declared=True, source=groups.source)
    return counts
