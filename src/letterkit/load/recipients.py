"""The recipients file: one letter for each row. Read as the list of signatories is, whatever a spreadsheet saved."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from letterkit import countries, filenames, postal
from letterkit.load.faults import Faults
from letterkit.load.files import MB
from letterkit.load.nearest import did_you_mean, nearest
from letterkit.load.rows import rows
from letterkit.load.separated import Cells, text_of
from letterkit.model.draft import Draft
from letterkit.model.finding import Place
from letterkit.model.recipient import Part, Recipient
from letterkit.public_list import rearmed

LIMIT = 64 * MB
KNOWN = ("name", "title", "address", "salutation", "fax", "email", "language", "key")
_ADDRESS = (*postal.PARTS, "country")
"""Columns that an address is made of where the file has none, or the cell is empty."""
_ONE_LINE = ("name", "salutation", "fax", "email", "language", "key")
_SAME = ("name", "title", "address", "fax", "email", "language")
"""The columns that tell one recipient from another."""


def read_recipients(data: bytes, path: str, draft: Draft, faults: Faults) -> tuple[Recipient, ...]:
    """The rows of a recipients file, each with a key that no addressee of the draft has; findings for what is wrong."""
    text = text_of(data, path, faults)
    if text is None:
        return ()
    found = rows(text, path, faults)
    line, written = next(found, (0, []))
    header = _header(written, Place(path, line or None), faults)
    if header is None:
        return ()
    reader = _Reader(
        path, header, draft.languages, Cells.of(text, path, header, faults), faults, set(filenames.keys(draft).values())
    )
    recipients = tuple(one for line, cells in found if (one := reader.recipient(line, cells)))
    if not recipients and not faults.has_errors(path):
        faults.add("list-empty", Place(path, line), "has a header and no rows", "write one row for each recipient")
    return recipients


def _header(written: list[str], place: Place, faults: Faults) -> tuple[str, ...] | None:
    """The columns by the names that templates call them: small letters, `_` for spaces."""
    if not written:
        faults.add("list-empty", place, "has no rows", "write a header row with name, and one row for each recipient")
        return None
    header = tuple("_".join(name.casefold().split()) for name in written)
    usable = True
    for i, name in enumerate(header):
        at = Place(place.path, place.line, field=name or None)
        if name and name in header[:i]:
            faults.add("list-invalid", at, f"column {name}: is there twice", "delete or rename one of them")
            usable = False
        elif name not in KNOWN and (near := nearest(name, set(KNOWN) - set(header), likeness=0.75)):
            message = f"column {name}: is a column of your own, and looks as if another were meant"
            faults.add("list-column", at, message, f"did you mean {near}?")
    if "name" not in header:
        faults.add("list-invalid", place, "column name: is missing", f"the header has {', '.join(header)[:300]}")
        usable = False
    return header if usable else None


@dataclass(slots=True)
class _Reader:
    """Reads row by row, and remembers who was there."""

    path: str
    header: tuple[str, ...]
    languages: tuple[str, ...]
    cells: Cells
    faults: Faults
    taken: set[str]
    _seen: dict[tuple[str, ...], int] = field(default_factory=dict)
    _called: dict[tuple[str, str], int] = field(default_factory=dict)

    def recipient(self, line: int, cells: list[str]) -> Recipient | None:
        """One row, or None with findings."""
        if not self.cells.fit(line, cells):
            return None
        sound = self.cells.are_sound(line, cells)
        row = dict(zip(self.header, (re.sub("\r\n?", "\n", rearmed(cell.strip())) for cell in cells), strict=True))
        for column in _ONE_LINE:
            if column in row:
                row[column] = self.cells.one_line(line, column, row[column])
        if not row["name"]:
            self.cells.fail(line, "name", "is empty", "write the name as it shall appear, or delete the row")
        language = self._language(line, row.get("language", ""))
        if not (sound and row["name"]) or language is None:
            return None
        row["language"] = language
        if not row.get("address") and {"street", "city"} & row.keys():
            row["address"] = self._address(line, row)
        if not self._is_new(line, row):
            return None
        key = self._key(line, row)
        return None if key is None else _made(row, key, Place(self.path, line))

    def _language(self, line: int, written: str) -> str | None:
        """The language of the draft that a cell means, "" for all of them."""
        codes = {code.casefold(): code for code in self.languages}
        for code in self.languages:
            codes.setdefault(code.partition("-")[0].casefold(), code)
        wanted = written.casefold().replace("_", "-")
        for tag in (wanted, wanted.partition("-")[0]):
            if not tag or tag in codes:
                return codes.get(tag, "")
        message = f'"{written[:60]}" is no language of this letter'
        self.cells.fail(line, "language", message, did_you_mean(written, self.languages))
        return None

    def _address(self, line: int, row: Mapping[str, str]) -> str:
        """The address of its parts, as the country writes one, the country last."""
        country = row.get("country", "")
        reading = countries.read(country)
        if country and not reading.code:
            near = f"did you mean {reading.suggestion}?" if reading.suggestion else "write its usual name"
            self.cells.fail(line, "country", f'"{country[:60]}" is no country that can be told for sure', near)
        lines = postal.address(row, reading.code or "")
        return "\n".join(part for part in (lines, country) if part)

    def _is_new(self, line: int, row: Mapping[str, str]) -> bool:
        same = tuple(_folded(row.get(column, "")) for column in _SAME)
        if (first := self._seen.setdefault(same, line)) != line:
            self._twice("recipient-twice", line, f"is the same as line {first}", "delete one of them")
            return False
        for column in ("name", "email"):
            if value := _folded(row.get(column, "")):
                other = self._called.setdefault((column, f"{value}\0{row['language']}"), line)
                if other != line:
                    message = f"column {column}: {row[column][:80]} is in line {other}, too"
                    self._twice("recipient-nearly-twice", line, message, "delete one of them if both are the same")
                    break
        return True

    def _key(self, line: int, row: Mapping[str, str]) -> str | None:
        """The key that a row gives itself, else one made of its name. Rows above keep theirs whatever follows."""
        key = row.get("key", "")
        if not key:
            key = filenames.key(row["name"], [row.get(column, "") for column in _SAME[1:]], self.taken)
        elif not filenames.is_key(key):
            message = f'"{key[:60]}" cannot be part of a file\'s name on every system'
            hint = f"write up to {filenames.LONGEST} small letters (a to z), digits and hyphens"
            self.cells.fail(line, "key", message, hint)
            return None
        elif key in self.taken:
            message = f"column key: {key} is the key of another recipient"
            self._twice("recipient-twice", line, message, "write another, or leave it empty")
            return None
        self.taken.add(key)
        return key

    def _twice(self, code: str, line: int, message: str, hint: str) -> None:
        self.faults.add(code, Place(self.path, line), message, hint)


def _made(row: Mapping[str, str], key: str, place: Place) -> Recipient:
    own = {column: value for column, value in row.items() if column and column not in KNOWN}
    known = {column: row.get(column, "") for column in KNOWN if column != "key"}
    return Recipient(key=key, part=Part.TO, place=place, values=own, **known)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
