"""What a sign-on form or a spreadsheet gives, as rows of text: .csv, .xlsx and .ods, told by content.

Such a file comes from anyone and is taken apart by a library that is not all Python: it is read in a process of its own
with limits of time and memory. Formulas are never computed: the value that was saved with them is read. Dates are
written as ISO 8601 has them, whole numbers without a decimal point; a merged cell stands in each cell that it covers.
"""

from __future__ import annotations

import csv
import datetime as dt
import faulthandler
import io
import os
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from letterkit import isolation
from letterkit.encodings import decode
from letterkit.errors import InputError
from letterkit.model.finding import Place
from letterkit.roster.faults import refuse

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

LARGEST = 50 * 1024 * 1024
UNPACKED = 200 * 1024 * 1024
MOST_ROWS = 50_000
MOST_COLUMNS = 1_000
MOST_CELLS = 2_000_000
MOST_IN_CELL = 10_000
SEPARATORS = (",", ";", "\t")
_TEXTS = ("", ".csv", ".tsv", ".tab", ".txt")
_WHAT_IS_READ = "save it as .xlsx, .ods or .csv"
_STRAY = "look for a stray cell far below or to the right, and delete it"
_LIMITS = isolation.Limits.scaled(seconds=30, megabytes=1500, lines=0, seconds_a_line=0, kilobytes_a_line=0)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of text with the line each stands on; rows without any text are left out. `name` is that of the sheet, ""
    for a text file; `others` are the sheets that were not read, hidden ones among them."""

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    others: tuple[str, ...] = ()


def read(path: Path, sheet: str = "") -> tuple[Sheet, bytes]:
    """The sheet of that name (else the one visible sheet that is not empty), and the bytes of the file.

    Raises InputError for a file that is missing, no spreadsheet, encrypted, damaged or beyond the limits, and where it
    is not told which of several sheets is meant.
    """
    data = _bytes(path)
    place = Place(str(path))
    try:
        name, rows, others = isolation.run(_read, data, str(path), sheet, limits=_LIMITS, place=place)
    except InputError as error:
        if error.findings[0].code not in ("process-died", "too-much-memory"):
            raise
        refuse("file-too-large", place, "wants more memory than sign-ons ever do", _STRAY)
    return Sheet(name, tuple((line, tuple(cells)) for line, cells in rows), tuple(others)), data


def _bytes(path: Path) -> bytes:
    place = Place(str(path))
    try:
        if not path.exists():
            refuse("file-missing", place, f"there is no file {path}", "check the path")
        if not path.is_file():
            refuse("file-unreadable", place, f"{path} is not a file", "name a file")
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        refuse("file-unreadable", place, f"cannot be read: {(getattr(error, 'strerror', '') or str(error)).lower()}")
    if len(data) > LARGEST:
        refuse("file-too-large", place, f"is larger than {LARGEST // 2**20} MB", "take pictures and other sheets out")
    return data


_Rows = list[tuple[int, list[str]]]


def _read(data: bytes, path: str, wanted: str) -> tuple[str, _Rows, list[str]]:
    isolation.doing(f"reading {path}")
    place = Place(path)
    if not data.strip(b"\0 \t\r\n,;"):
        refuse("sheet-empty", place, "the file is empty", "export the sign-ons once more")
    if data.startswith(b"PK"):
        return _workbook(data, place, wanted)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            refuse("file-encrypted", place, "is protected by a password", "save it without one")
        refuse("file-type", place, "is an Office file of before 2007", _WHAT_IS_READ)
    return "", _separated(data, place), []


def _separated(data: bytes, place: Place) -> _Rows:
    decoded = decode(data) if Path(place.path).suffix.lower() in _TEXTS else None
    if decoded is None or "\0" in decoded[0]:
        refuse("file-type", place, "is no spreadsheet, or in no encoding that can be told", _WHAT_IS_READ)
    text, _ = decoded
    if text.lstrip()[:5].lower() in ("%pdf-", "{\\rtf", "<!doc", "<html", "<?xml"):
        refuse("file-type", place, "is no spreadsheet", _WHAT_IS_READ)
    head = text[:20_000]
    separator = max(SEPARATORS, key=lambda one: _width(head, one))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: _Rows = []
    line = 1
    try:
        for cells in reader:
            rows.append((line, [_cell(value) for value in cells]))
            line = reader.line_num + 1
            _within(len(rows), len(cells), place)
    except csv.Error as error:
        refuse("file-broken", Place(place.path, line), f"this row cannot be read: {error}", "look at quotation marks")
    return _filled(rows)


def _width(head: str, separator: str) -> int:
    """How many cells the widest of the first rows has by a separator."""
    try:
        return max((len(row) for row in csv.reader(io.StringIO(head, newline=""), delimiter=separator)), default=0)
    except csv.Error:
        return 0


def _workbook(data: bytes, place: Place, wanted: str) -> tuple[str, _Rows, list[str]]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    _unpacks(data, place)
    _hush()
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return _chosen(book, place, wanted)
    except PasswordError:
        refuse("file-encrypted", place, "is protected by a password", "save it without one")
    except (CalamineError, zipfile.BadZipFile, ValueError, OverflowError) as error:
        refuse("file-broken", place, f"is a damaged spreadsheet, or none: {str(error)[:200]}", "save it once more")


def _hush() -> None:
    """The library prints a trace of its own where it wants too much memory; the parent says it in one sentence."""
    faulthandler.disable()
    with open(os.devnull, "wb") as nothing:  # noqa: PTH123 - no path of ours
        os.dup2(nothing.fileno(), 2)


def _unpacks(data: bytes, place: Place) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {info.filename for info in archive.infolist()}
            size = sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, OSError):
        refuse("file-broken", place, "is damaged or incomplete", "get the whole file again")
    if not names & {"xl/workbook.xml", "content.xml"}:
        refuse("file-type", place, "is no spreadsheet", _WHAT_IS_READ)
    if size > UNPACKED:
        refuse("file-too-large", place, f"unpacks to more than {UNPACKED // 2**20} MB", "take other sheets out")


def _chosen(book: CalamineWorkbook, place: Place, wanted: str) -> tuple[str, _Rows, list[str]]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [about for about in book.sheets_metadata if about.typ == SheetTypeEnum.WorkSheet]
    names = [about.name for about in sheets]
    if wanted:
        if wanted not in names:
            refuse("sheet-several", place, f'has no sheet "{wanted}"', f"it has {_named(names)}")
        rows = {wanted: _rows(book.get_sheet_by_name(wanted), place)}
    else:
        visible = [about.name for about in sheets if about.visible == SheetVisibleEnum.Visible]
        read = {name: _rows(book.get_sheet_by_name(name), place) for name in visible}
        rows = {name: found for name, found in read.items() if found}
    if len(rows) > 1:
        refuse("sheet-several", place, f"has several sheets: {_named(list(rows))}", "name one with --sheet")
    if not rows or not next(iter(rows.values())):
        hidden = [name for name in names if name not in rows]
        refuse("sheet-empty", place, "has no rows", f"hidden or empty are {_named(hidden)}" if hidden else "")
    name, found = rows.popitem()
    return name, found, [other for other in names if other != name]


def _rows(sheet: CalamineSheet, place: Place) -> _Rows:
    _within(sheet.total_height, sheet.total_width, place)
    values: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    rows = [[_cell(value) for value in row] for row in values]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if top < len(rows) and left < len(rows[top]):
            for row in rows[top : bottom + 1]:
                row[left : right + 1] = [rows[top][left]] * len(row[left : right + 1])
    return _filled(list(enumerate(rows, 1)))


def _within(height: int, width: int, place: Place) -> None:
    if height > MOST_ROWS or width > MOST_COLUMNS or height * width > MOST_CELLS:
        message = f"has {height:,} rows and {width:,} columns, more than sign-ons ever have"
        refuse("file-too-large", place, message, _STRAY)


def _cell(value: Any) -> str:
    """A value as a person would write it, composed of printable characters; too long a text is cut, which the list
    would refuse."""
    import unicodedata

    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "seconds")
    text = value if isinstance(value, str) else str(value)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").replace("\ufeff", "")
    return unicodedata.normalize("NFC", text).strip()[: MOST_IN_CELL + 1]


def _filled(rows: Sequence[tuple[int, list[str]]]) -> _Rows:
    return [(line, cells) for line, cells in rows if any(cells)]


def _named(names: Sequence[str]) -> str:
    shown = ", ".join(f'"{name}"' for name in names[:10])
    return shown + (f" and {len(names) - 10} more" if len(names) > 10 else "")
