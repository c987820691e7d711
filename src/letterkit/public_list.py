"""The counted signatories of a letter as a CSV file that may be published: public columns, and nothing that a
spreadsheet would run.

RFC 4180, all cells in quotation marks, in UTF-8 with a byte order mark, without which Excel takes it for Windows-1252.
"""

from __future__ import annotations

from collections.abc import Sequence

from letterkit import countries
from letterkit.model.counts import CountryReading, Counts
from letterkit.model.language import Language
from letterkit.model.roster import PUBLIC_COLUMNS, Rows

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""First characters by which a spreadsheet takes a cell for a formula (OWASP, CSV Injection)."""


def csv_bytes(counts: Counts, language: Language) -> bytes:
    """The list in the order of the counted rows, groups first, with the names of one language; letterkit itself reads
    it back. A cell that would be a formula begins with an apostrophe."""
    tables: list[Sequence[Sequence[str]]] = [[(column,) for column in PUBLIC_COLUMNS]]
    tables += [_columns(rows, counts, language) for rows in (counts.group_rows, counts.individual_rows)]
    return "".join(map(_written, tables)).encode("utf-8-sig")


def disarmed(cell: str) -> str:
    """A cell as it can be shown by a spreadsheet: one that begins like a formula gets an apostrophe before it, also
    where blanks stand first, since some programs take them off."""
    return f"'{cell}" if cell.startswith(_RUNS) or cell.lstrip().startswith(_RUNS) else cell


def rearmed(cell: str) -> str:
    """A cell as it was before `disarmed`; any other as it is."""
    return cell[1:] if cell.startswith("'") and disarmed(cell[1:]) == cell else cell


def _columns(rows: Rows, counts: Counts, language: Language) -> list[Sequence[str]]:
    """The cells of rows in PUBLIC_COLUMNS. Many rows share a country, which is looked up once."""
    lang, letter = language.code, counts.letter
    written = rows.texts("country", letter=letter)
    named = {cell: disarmed(_country(counts.readings[cell], language)) for cell in set(written)}
    return [
        _disarmed(rows.texts("name", lang=lang, letter=letter)),
        rows.texts("kind"),
        [named[cell] for cell in written],
        _disarmed(rows.texts("title", lang=lang, letter=letter)),
        _disarmed(rows.texts("represents", letter=letter)),
    ]


def _disarmed(cells: Sequence[str]) -> Sequence[str]:
    """Cells, each `disarmed`; few lists have one that begins like that."""
    firsts = {cell[:1] for cell in cells} if any(cells) else set()
    suspected = any(first in _RUNS or first.isspace() for first in firsts)
    return [disarmed(cell) for cell in cells] if suspected else cells


def _written(columns: Sequence[Sequence[str]]) -> str:
    """Rows as CSV, each cell in quotation marks, of which those inside are doubled; the `csv` module takes ten times as
    long for a cell in which there is none."""
    doubled = [[cell.replace('"', '""') for cell in cells] if '"' in "".join(cells) else cells for cells in columns]
    rows = '"\r\n"'.join(map('","'.join, zip(*doubled, strict=True)))
    return f'"{rows}"\r\n' if rows else ""


def _country(reading: CountryReading, language: Language) -> str:
    if reading.status == "not_a_country":
        return ""
    return countries.display(reading.code, language) if reading.code else reading.written.strip()
