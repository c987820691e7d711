"""Those who were refused, as a recipients file to mend: the columns that letterkit reads, their own ones, and why."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from letterkit.model.project import Project
from letterkit.model.recipient import Recipient
from letterkit.model.sending import Entry, State
from letterkit.public_list import disarmed
from letterkit.sending.people import people

COLUMNS = ("key", "name", "title", "address", "salutation", "fax", "email", "language")
REASON = "reason"


def table(project: Project, entries: Sequence[Entry]) -> tuple[bytes, int]:
    """The rows of those with a refused shipment, and their number: UTF-8 with a mark, so that spreadsheets know it
    (RFC 4180). A cell that a spreadsheet would take for a formula gets an apostrophe before it.

    With `key` a row stays the same recipient for the ledger, whatever is mended in it.
    """
    known = people(project)
    reasons: dict[str, list[str]] = {}
    for entry in entries:
        if entry.state is State.REFUSED and not entry.trial:
            reasons.setdefault(entry.key, []).append(f"{entry.way} to {entry.target}: {entry.reply}")
    rows = [known.get(key) or _gone(key, entries) for key in reasons]
    own = list(dict.fromkeys(column for row in rows for column in row.values if column != REASON))
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow((*COLUMNS, *own, REASON))
    for row, why in zip(rows, reasons.values(), strict=True):
        cells = [getattr(row, column) for column in COLUMNS] + [row.values.get(column, "") for column in own]
        writer.writerow([disarmed(cell) for cell in (*cells, "; ".join(why))])
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace"), len(rows)


def _gone(key: str, entries: Sequence[Entry]) -> Recipient:
    """One who is not in the draft any more: what the ledger knows."""
    from letterkit.model.finding import Place
    from letterkit.model.recipient import Part

    entry = next(entry for entry in entries if entry.key == key)
    return Recipient(key, Part.TO, entry.name, Place(""))
