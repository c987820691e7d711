"""One country stands in the list in several spellings.

It is counted once. But whoever counts by hand or in a spreadsheet takes "U.S.A" and "U.S.A." for two countries.

What to do: write one spelling throughout the list.

Good:
    --- signatories.csv
    name,kind,country
    Lantern Network,group,U.S.A.
    Open Rivers Trust,group,U.S.A.

Bad:
    --- signatories.csv
    name,kind,country
    Lantern Network,group,U.S.A.
    Open Rivers Trust,group,U.S.A
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from letterkit import counting
from letterkit.check.comparison import quoted
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Place, Severity

SEVERITY = Severity.NOTE


def check(subject: Subject) -> Iterator[Finding]:
    """Look for countries of which the list has more than one spelling, unless their number is declared anyhow."""
    counts = subject.counts
    if not subject.counted or counts.countries.declared:
        return
    cells = list(map(str.strip, subject.counted.texts("country", letter=counts.letter)))
    written = Counter(cells)
    for spellings in counting.distinct_spellings(counts).values():
        usual, *others = sorted(spellings, key=lambda name: -written[name])
        if not others:
            continue
        row = subject.counted[next(at for at, cell in enumerate(cells) if cell in others)]
        yield Finding(
            "country-spelling",
            SEVERITY,
            f"{' and '.join(quoted(name) for name in (usual, *others))} are one country, and counted once",
            Place(row.place.path, row.place.line, field="country"),
            f"write {quoted(usual)} throughout",
        )
