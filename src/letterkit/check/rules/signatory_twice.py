"""One signatory stands on the list twice.

It is counted twice and printed twice. Rows are one where a name is the same but for case, spaces and punctuation, or
is given as an alias of the other.

What to do: make one row of the two; keep the other spelling in `aliases`. Two bodies of one name are told apart by
their `country`, two persons by their `title`.

Good:
    --- signatories.csv
    name,kind,country
    Lantern Network,group,South Korea
    Open Rivers Trust,group,Kenya

Bad:
    --- signatories.csv
    name,kind,country
    Lantern Network,group,South Korea
    Open Rivers Trust,group,Kenya
    LANTERN NETWORK,group,South Korea
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.check.comparison import quoted
from letterkit.check.repeats import repeats
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Look for two rows that are one."""
    for repeat in repeats(subject):
        if repeat.sure:
            yield Finding(
                "signatory-twice",
                SEVERITY,
                f"{quoted(repeat.second.name)} is already on the list, as {quoted(repeat.first.name)} "
                f"in line {repeat.first.place.line}",
                repeat.second.place,
                "make one row of the two, with the other spelling under aliases",
            )
