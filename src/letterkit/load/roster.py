"""The list of signatories: a separated file as spreadsheets save it, read into rows with their places."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from letterkit.encodings import decode
from letterkit.load.characters import clean, oddities
from letterkit.load.columns import Columns, read_header
from letterkit.load.faults import Faults
from letterkit.load.files import MB
from letterkit.load.nearest import did_you_mean
from letterkit.load.rows import MOST_IN_CELL, rows
from letterkit.load.scripts import lookalikes, suspicious
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
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf]")
_Choice = TypeVar("_Choice", SignatoryKind, Status)


def read_roster(data: bytes, path: str, faults: Faults, languages: tuple[str, ...]) -> Roster | None:
    """Read a list; rows that cannot be read are findings and left out, None where none can be."""
    decoded = _with_halves(data) or decode(data)
    if decoded is None:
        hint = "save it as CSV UTF-8 (in Excel: Save As, CSV UTF-8)"
        faults.add("file-encoding", Place(path), "cannot tell in which encoding this list is", hint)
        return None
    text, guessed = decoded
    if guessed:
        message = f"is not UTF-8 and was read as {guessed}"
        faults.add("list-encoding", Place(path), message, "look at the names, or save it as CSV UTF-8")
    return _roster(unicodedata.normalize("NFC", text), path, faults, languages)


def _with_halves(data: bytes) -> tuple[str, str] | None:
    """A list that would be Unicode but for lone surrogates, with them, so that each is told by its row."""
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    if encoding != "utf-16" and not _SURROGATE.search(data):
        return None
    try:
        return data.decode(encoding, "surrogatepass"), ""
    except UnicodeDecodeError:
        return None


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
    reader = _RowReader(path, columns, faults, careful=suspicious(text) or not clean(text))
    signatories = [row for line, cells in found if (row := reader.signatory(line, cells))]
    if not signatories and not faults.has_errors(path):
        faults.add("list-empty", Place(path, line), "has a header and no rows", "write one row for each signatory")
    return Roster(path, columns.header, tuple(signatories))


@dataclass(slots=True)
class _RowReader:
    """Reads row by row; `careful` where the file has odd characters somewhere, which are then looked for by cell."""

    path: str
    columns: Columns
    faults: Faults
    careful: bool

    def signatory(self, line: int, cells: list[str]) -> Signatory | None:
        """One row, or None with findings; everything that is wrong with it is found at once."""
        if len(cells) != len(self.columns.header):
            message = f"row has {len(cells)} cells, and the header has {len(self.columns.header)} columns"
            self._fail(
                line, "", message, "look for a separator too many or too few, or for a text without quotation marks"
            )
            return None
        sound = self._are_sound(line, cells)
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
            self._fail(line, "name", "is empty", "write the name as it shall appear, or delete the row")
        if not (sound and kind and status and plain["name"]):
            return None
        letters = plain.get("letters")
        return Signatory(
            name=self._one_line(line, "name", plain["name"]),
            kind=kind,
            place=Place(self.path, line),
            country=self._one_line(line, "country", plain.get("country", "")),
            title=plain.get("title", ""),
            represents=represents,
            letters=None if letters is None else frozenset(filter(None, _LETTERS.split(letters))),
            status=status,
            sort=self._one_line(line, "sort", plain.get("sort", "")),
            aliases=tuple(filter(None, map(str.strip, plain.get("aliases", "").split(";")))),
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
        return self._one_line(line, name, value) if column in _ONE_LINE else value

    def _choice(self, line: int, column: str, written: str, choices: type[_Choice]) -> _Choice | None:
        try:
            return choices(written.casefold())
        except ValueError:
            said = f'"{written[:60]}" is none of {", ".join(choices)}' if written else "is empty"
            hint = did_you_mean(written, list(choices)) if written else f"write {' or '.join(choices)}"
            self._fail(line, column, said, hint)
            return None

    def _represents(self, line: int, column: str, written: str) -> Represents | None:
        try:
            return parse_represents(written)
        except ValueError as error:
            said, _, hint = str(error).partition("; ")
            self._fail(line, column, said, hint)
            return None

    def _one_line(self, line: int, column: str, text: str) -> str:
        if "\n" not in text and "\r" not in text:
            return text
        place = Place(self.path, line, field=column)
        self.faults.add(
            "list-line-break", place, f"column {column}: is broken over several lines", "write it on one line"
        )
        return re.sub(r"\s*[\r\n]+\s*", " ", text)

    def _are_sound(self, line: int, cells: Sequence[str]) -> bool:
        sound = True
        for at, cell in enumerate(cells):
            if len(cell) > MOST_IN_CELL:
                message = f"has {len(cell):,} characters, more than {MOST_IN_CELL:,}"
                self._fail(line, self.columns.header[at], message, "look for a quotation mark that is never closed")
                sound = False
            elif self.careful:
                sound = self._is_printable(line, self.columns.header[at], cell) and sound
        return sound

    def _is_printable(self, line: int, column: str, cell: str) -> bool:
        sound = True
        for odd in oddities(cell):
            if odd.fatal:
                self._fail(line, column, f"holds {odd.description}", odd.hint)
                sound = False
            else:
                place = Place(self.path, line, field=column)
                self.faults.add("hidden-character", place, f"column {column}: holds {odd.description}", odd.hint)
        for word in lookalikes(cell):
            place = Place(self.path, line, field=column)
            hint = "type the word anew with one keyboard, or leave it where it is meant"
            self.faults.add("mixed-scripts", place, f"column {column}: holds {word.description}", hint)
        return sound

    def _fail(self, line: int, column: str, message: str, hint: str) -> None:
        where = f"column {column}: " if column else ""
        self.faults.add("list-invalid", Place(self.path, line, field=column or None), where + message, hint)
