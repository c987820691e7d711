"""A country in the list is not known.

A misspelt or unusual name is not counted, so the number of countries is too low. It is printed as it stands.

What to do: correct the cell; the hint names the country that it may mean. For a body of several countries or of none,
leave the cell blank.

Good:
    --- signatories.csv
    name,kind,country
    Lantern Network,group,South Korea
    Open Rivers Trust,group,Kenya

Bad:
    --- signatories.csv
    name,kind,country
    Lantern Network,group,South Korea
    Open Rivers Trust,group,Kennya
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.check.countrycells import cells
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Look for cells that are no known country; a warning where that row's country is not counted."""
    for cell in cells(subject, "unknown"):
        near = cell.reading.suggestion
        yield Finding(
            "country-unknown",
            SEVERITY if cell.is_counted else Severity.WARNING,
            f'{cell.row.name}: "{cell.reading.written.strip()}" is no country that is known',
            cell.place,
            f"did you mean {near}?" if near else "write the country's usual name, or leave the cell blank",
        )
