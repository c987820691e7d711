"""A country in the list could be two countries.

"Congo", "Korea" and "Georgia" are each the name of more than one. Which is meant decides how many countries there are,
and is not guessed.

What to do: write the country in full, as the hint shows.

Good:
    --- signatories.csv
    name,kind,country
    Lantern Network,group,Republic of Korea
    Open Rivers Trust,group,Kenya

Bad:
    --- signatories.csv
    name,kind,country
    Lantern Network,group,Korea
    Open Rivers Trust,group,Kenya
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit import countries
from letterkit.check.countrycells import cells
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Look for cells that name one of several countries; a warning where that row's country is not counted."""
    language = subject.language("en")
    for cell in cells(subject, "ambiguous"):
        names = [countries.display(code, language) for code in cell.reading.codes]
        yield Finding(
            "country-ambiguous",
            SEVERITY if cell.is_counted else Severity.WARNING,
            f'{cell.row.name}: "{cell.reading.written.strip()}" could be more than one country',
            cell.place,
            f"write which one is meant: {' or '.join(names)}" if names else "write the country's name in full",
        )
