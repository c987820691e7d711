"""A separated file that is changed cell by cell and written back byte for byte where nothing changed.

RFC 4180 and what spreadsheets make of it: any of the separators of letterkit, lines ended by LF, CRLF or CR, cells in
quotation marks or not, UTF-8 and UTF-16 with or without a mark, CP949, Shift-JIS and Windows-1252. Values are those of
Python's csv.reader (not strict), so that what is edited is what was read.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from letterkit.encodings import decode
from letterkit.load.rows import separator

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CODECS = ("utf-8", "utf-16-le", "utf-16-be", "cp949", "cp932", "cp1252")
_BREAK = re.compile("\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Record:
    """One row as it stands in the file: its cells with their quotation marks, and what ends it ("" for a last row
    without a line end). A blank line has no cells."""

    cells: tuple[str, ...]
    end: str


@dataclass(frozen=True, slots=True)
class Document:
    """A separated file, taken apart.

    `records` hold the cells as they stand, in code units of the file (see `_carried`): of encodings that extend ASCII
    one character for each byte, so that nothing is lost where two bytes mean the same character; of UTF-16 the text.
    `line_end` is what ends most lines; `quotes_all` where every cell that is not empty stands in quotation marks.
    """

    mark: bytes
    encoding: str
    separator: str
    records: tuple[Record, ...]
    line_end: str
    quotes_all: bool

    def __bytes__(self) -> bytes:
        text = "".join(self.separator.join(record.cells) + record.end for record in self.records)
        return self.mark + text.encode(_carrier(self.encoding))

    def value(self, record: Record, column: int) -> str:
        """The text of a cell, "" where the row has none there."""
        return self._read(unquoted(record.cells[column])) if column < len(record.cells) else ""

    def values(self, record: Record) -> list[str]:
        """All cells of a row as text."""
        return [self._read(unquoted(cell)) for cell in record.cells]

    def rows(self) -> Iterator[tuple[int, int, Record]]:
        """Each row that is not blank, header first: its index in `records`, the line that it begins on, the row."""
        line = 1
        for index, record in enumerate(self.records):
            if any(value and not value.isspace() for value in self.values(record)):
                yield index, line, record
            line += sum(len(_BREAK.findall(cell)) for cell in record.cells) + bool(record.end)

    def with_cell(self, index: int, column: int, value: str) -> Document:
        """The same with one cell changed; it stays in quotation marks if it was. Raises UnicodeEncodeError for what the
        file's encoding lacks, IndexError where there is no such cell."""
        record = self.records[index]
        before = record.cells[column]
        if self._read(unquoted(before)) == value:
            return self
        quotes = before.startswith('"') or (not before and self.quotes_all)
        cells = (*record.cells[:column], self._written(value, quoted=quotes), *record.cells[column + 1 :])
        return self._with(index, replace(record, cells=cells))

    def with_rows(self, rows: Sequence[Sequence[str]]) -> Document:
        """The same with more rows behind the last one that is not blank, written as most rows are. Raises
        UnicodeEncodeError."""
        made = [
            Record(tuple(self._written(value, quoted=self.quotes_all and bool(value)) for value in row), self.line_end)
            for row in rows
        ]
        last = max((index for index, _, _ in self.rows()), default=-1)
        above, below = list(self.records[: last + 1]), self.records[last + 1 :]
        if above and made:
            made[-1] = replace(made[-1], end=above[-1].end)
            above[-1] = replace(above[-1], end=above[-1].end or self.line_end)
        return replace(self, records=(*above, *made, *below))

    def with_column(self, name: str) -> Document:
        """The same with one more column at the right, empty but for its header."""
        header = next((index for index, _, _ in self.rows()), None)
        named = self._written(name, quoted=self.quotes_all)
        records = tuple(
            record if not record.cells else replace(record, cells=(*record.cells, named if index == header else ""))
            for index, record in enumerate(self.records)
        )
        return replace(self, records=records)

    def without_row(self, index: int) -> Document:
        """The same without one row; the row before it then ends as the file did, if it was the last."""
        records = [*self.records[:index], *self.records[index + 1 :]]
        if index == len(self.records) - 1 and records:
            records[-1] = replace(records[-1], end=self.records[index].end)
        return replace(self, records=tuple(records))

    def reordered(self, order: Sequence[int]) -> Document:
        """The same with the rows at the sorted indices of `order` put in that order; line ends and all other rows stay
        where they are."""
        moved = dict(zip(sorted(order), (self.records[index] for index in order), strict=True))
        records = tuple(
            replace(record, cells=moved[index].cells) if index in moved else record
            for index, record in enumerate(self.records)
        )
        return replace(self, records=records)

    def _with(self, index: int, record: Record) -> Document:
        return replace(self, records=(*self.records[:index], record, *self.records[index + 1 :]))

    def _read(self, units: str) -> str:
        return units if units.isascii() else units.encode(_carrier(self.encoding)).decode(self.encoding)

    def _written(self, value: str, *, quoted: bool) -> str:
        units = value.encode(self.encoding).decode(_carrier(self.encoding))
        needed = quoted or any(sign in units for sign in (self.separator, '"', "\r", "\n"))
        return f'"{units.replace(chr(34), chr(34) * 2)}"' if needed else units


def parse(data: bytes) -> Document | None:
    """Take a file apart; None where its encoding cannot be told. `bytes` of the outcome are the same bytes."""
    decoded = decode(data)
    if decoded is None:
        return None
    text, _ = decoded
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", ""))
    body = data[len(mark) :]
    encoding = encoding or next(name for name in _CODECS if _decoded(body, name) == text)
    sign = separator(text)
    records = tuple(_records(body.decode(_carrier(encoding)), sign))
    return Document(mark, encoding, sign, records, _line_end(records), _all_quoted(records))


def unquoted(cell: str) -> str:
    """The value of a cell as csv.reader gives it: of a cell that begins with a quotation mark what stands in it, twice
    for once, and whatever follows the closing one."""
    if not cell.startswith('"'):
        return cell
    found = _QUOTED.match(cell)
    if found is None:
        raise ValueError("no cell begins so")
    return found["inside"].replace('""', '"') + cell[found.end() :]


_QUOTED = re.compile(r'"(?P<inside>[^"]*+(?:""[^"]*+)*+)(?:"|\Z)')


@cache
def _token(sign: str) -> re.Pattern[str]:
    """One cell and what ends it: a separator, a line end, or the end of the file."""
    sign = re.escape(sign)
    plain = rf"[^{sign}\r\n]*+"
    return re.compile(rf"(?P<cell>(?:{_QUOTED.pattern})?+{plain})(?P<end>{sign}|\r\n|\n|\r|\Z)")


def _records(text: str, sign: str) -> Iterator[Record]:
    at, token = 0, _token(sign)
    cells: list[str] = []
    while at < len(text) or cells:
        found = token.match(text, at)
        if found is None:
            raise ValueError("a token matches at every place")
        at = found.end()
        cells.append(found["cell"])
        if found["end"] != sign:
            yield Record(() if cells == [""] else tuple(cells), found["end"])
            cells = []


def _line_end(records: Iterable[Record]) -> str:
    ends = Counter(record.end for record in records if record.end)
    return ends.most_common(1)[0][0] if ends else "\n"


def _all_quoted(records: Iterable[Record]) -> bool:
    filled = [cell for record in records for cell in record.cells if cell]
    return bool(filled) and all(cell.startswith('"') for cell in filled)


def _carrier(encoding: str) -> str:
    """The encoding by which bytes are held as text while they are taken apart. In all encodings here but UTF-16 bytes
    below 0x40 stand for themselves alone, and so do separators, quotation marks and line ends."""
    return encoding if encoding.startswith("utf-16") else "latin-1"


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
