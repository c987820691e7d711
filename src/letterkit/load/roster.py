"""The list of signatories: a separated file as spreadsheets save it, read into columns with the lines of its rows."""

from __future__ import annotations

from letterkit.load.columns import read_header
from letterkit.load.faults import Faults
from letterkit.load.files import MB
from letterkit.load.rows import chunks
from letterkit.load.separated import Cells, text_of
from letterkit.load.table import Table
from letterkit.model.finding import Place
from letterkit.model.roster import Roster, Rows

LIMIT = 64 * MB


def read_roster(data: bytes, path: str, faults: Faults, languages: tuple[str, ...]) -> Roster | None:
    """Read a list; rows that cannot be read are findings and left out, None where none can be."""
    text = text_of(data, path, faults)
    return None if text is None else _roster(text, path, faults, languages)


def _roster(text: str, path: str, faults: Faults, languages: tuple[str, ...]) -> Roster | None:
    found = chunks(text, path, faults)
    (line, *_), (header, *_) = next(found, ((0,), ([],)))
    if not header:
        faults.add(
            "list-empty", Place(path), "has no rows", "write a header row with name and kind, and one row for each"
        )
        return None
    columns = read_header(header, Place(path, line), faults, languages)
    if columns is None:
        return None
    table = Table(columns, Cells.of(text, path, columns.header, faults))
    for lines, written in found:
        table.add(lines, written)
    if not table.lines and not faults.has_errors(path):
        faults.add("list-empty", Place(path, line), "has a header and no rows", "write one row for each signatory")
    return Roster(path, columns.header, Rows(table.cells(path)))
