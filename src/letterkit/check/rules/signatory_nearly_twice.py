"""Two signatories are almost the same.

A body that signs once by its acronym and once by its name, or a person whose family name comes first in one row and
last in another, is counted twice. Nothing is merged by itself, as there are different bodies with like names.

What to do: if they are one, make one row of the two and keep the other spelling in `aliases`. If they are two, accept
the finding in the draft with the reason.

Good:
    --- signatories.csv
    name,kind,country
    Lantern Network,group,South Korea
    Open Rivers Trust,group,Kenya

Bad:
    --- signatories.csv
    name,kind,country
    Lantern Network of the North,group,South Korea
    Lantern Networks of the North,group,South Korea
    Open Rivers Trust,group,Kenya
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.check.comparison import quoted
from letterkit.check.repeats import repeats
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.WARNING
_ALIKE = {
    "same": "have one name",
    "acronym": "may be a name and its acronym",
    "order": "are the same words in another order",
    "close": "are spelled almost the same",
    "alias": "have an alias in common",
}


def check(subject: Subject) -> Iterator[Finding]:
    """Look for rows that may be one."""
    for repeat in repeats(subject):
        if not repeat.sure:
            yield Finding(
                "signatory-nearly-twice",
                SEVERITY,
                f"{quoted(repeat.second.name)} and {quoted(repeat.first.name)} in line {repeat.first.place.line} "
                f"{_ALIKE.get(repeat.layer, 'are alike')}",
                repeat.second.place,
                "if they are one, make one row of the two with the other spelling under aliases; else accept this",
            )
