"""The lists of a text as a signatories.csv, by letterkit's own column names: the way in with an old letter."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from letterkit.model.audit import DocumentAudit, ListEntry
from letterkit.public_list import disarmed

COLUMNS = ("name", "kind", "country", "title", "note")


def table(documents: Sequence[DocumentAudit]) -> bytes:
    """UTF-8 with a mark, so that spreadsheets know it; one row for each entry of the lists that count (RFC 4180).

    `note` is private in letterkit: it says which file and line an entry comes from, and who signs for a body. A cell
    that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for made in documents:
        for found in made.counted:
            writer.writerows(map(_row, found.entries))
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace")


def _row(entry: ListEntry) -> list[str]:
    title = "" if entry.person else entry.title
    return [disarmed(cell) for cell in (entry.name, entry.kind.value, entry.country, title, "; ".join(_note(entry)))]


def _note(entry: ListEntry) -> Iterator[str]:
    yield f"from {entry.place}"
    if entry.person:
        yield f"signed by {entry.person}" + (f", {' '.join(entry.title.split())}" if entry.title else "")
