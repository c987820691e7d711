"""A cell of the list names several countries.

A row counts for one country. A cell such as "Norway / Sweden" counts for none of them until it is settled.

What to do: write the country of the body's seat, or leave the cell blank for an international body and declare the
number of countries in the draft.

Good:
    --- signatories.csv
    name,kind,country
    Lantern Network,group,Norway
    Open Rivers Trust,group,Kenya

Bad:
    --- signatories.csv
    name,kind,country
    Lantern Network,group,Norway / Sweden
    Open Rivers Trust,group,Kenya
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.check.countrycells import cells
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Look for cells that name more than one country."""
    for cell in cells(subject, "several"):
        yield Finding(
            "country-several",
            SEVERITY,
            f'{cell.row.name}: "{cell.reading.written.strip()}" names several countries',
            cell.place,
            "write the one where the body has its seat, or leave the cell blank",
        )
