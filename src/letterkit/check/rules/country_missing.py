"""Some on the list name no country, so the number of countries is a minimum.

International bodies have none. But a blank cell may also be one that nobody filled in, and then a country is missing
from the count.

What to do: look through the rows that the finding names; fill in what is missing.

Good:
    --- signatories.csv
    name,kind,country
    Lantern Network,group,South Korea
    Open Rivers Trust,group,Kenya

Bad:
    --- signatories.csv
    name,kind,country
    Lantern Network,group,South Korea
    Open Rivers Trust,group,
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.check.comparison import counted
from letterkit.check.countrycells import counted_rows, positions
from letterkit.check.subject import Subject
from letterkit.model.claim import Kind
from letterkit.model.finding import Finding, Place, Severity

SEVERITY = Severity.NOTE
_NAMED = 5


def check(subject: Subject) -> Iterator[Finding]:
    """Name the rows without a country, unless the number is declared or no row at all names one."""
    counts = subject.counts
    if not subject.counted or counts.countries.declared or not counts.country_codes or not counts.without_country:
        return
    rows = counted_rows(counts)
    without = rows.at([at for at, _ in positions(counts, rows, ("blank", "not_a_country"))])
    if not without:
        return
    names = ", ".join(row.name for row in without[:_NAMED]) + (", …" if len(without) > _NAMED else "")
    yield Finding(
        "country-missing",
        SEVERITY,
        f"{len(without)} of {len(rows)} name no country ({names}): {counted(counts.countries, Kind.COUNTRIES)}",
        Place(subject.project.roster.path, without[0].place.line, field="country"),
        "fill in the column country where the body has one; leave it blank for an international body",
    )
