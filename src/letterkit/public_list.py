"""The counted signatories of a letter as a CSV file that may be published: public columns, and nothing that a
spreadsheet would run.

RFC 4180, all cells in quotation marks, in UTF-8 with a byte order mark, without which Excel takes it for Windows-1252.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from letterkit import countries
from letterkit.model.counts import Counts
from letterkit.model.language import Language
from letterkit.model.roster import PUBLIC_COLUMNS, Signatory

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""First characters by which a spreadsheet takes a cell for a formula (OWASP, CSV Injection)."""


def csv_bytes(counts: Counts, language: Language) -> bytes:
    """The list in the order of the counted rows, groups first, with the names of one language; letterkit itself reads
    it back. A cell that would be a formula begins with an apostrophe."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(PUBLIC_COLUMNS)
    writer.writerows(_rows(counts, language))
    return text.getvalue().encode("utf-8-sig")


def disarmed(cell: str) -> str:
    """A cell as it can be shown by a spreadsheet: one that begins like a formula gets an apostrophe before it, also
    where blanks stand first, since some programs take them off."""
    return f"'{cell}" if cell.startswith(_RUNS) or cell.lstrip().startswith(_RUNS) else cell


def rearmed(cell: str) -> str:
    """A cell as it was before `disarmed`; any other as it is."""
    return cell[1:] if cell.startswith("'") and disarmed(cell[1:]) == cell else cell


def _rows(counts: Counts, language: Language) -> Iterator[tuple[str, ...]]:
    """The cells of PUBLIC_COLUMNS, row by row. Many rows share a country, which is looked up once."""
    lang, letter = language.code, counts.letter
    countries_of: dict[str, str] = {}
    for row in (*counts.group_rows, *counts.individual_rows):
        written = row.text("country", letter=letter)
        if written not in countries_of:
            countries_of[written] = disarmed(_country(row, counts, language))
        title = row.text("title", lang=lang, letter=letter)
        yield (
            disarmed(row.text("name", lang=lang, letter=letter)),
            row.kind.value,
            countries_of[written],
            disarmed(title) if title else "",
            disarmed(_represents(row, counts)),
        )


def _country(row: Signatory, counts: Counts, language: Language) -> str:
    reading = counts.reading(row)
    if reading.status == "not_a_country":
        return ""
    return countries.display(reading.code, language) if reading.code else reading.written.strip()


def _represents(row: Signatory, counts: Counts) -> str:
    if not row.overrides and not row.represents:
        return ""
    if written := row.overrides.get(("represents", "", counts.letter)):
        return written
    return f"{row.represents.number}{'+' if row.represents.open_ended else ''}" if row.represents else ""
