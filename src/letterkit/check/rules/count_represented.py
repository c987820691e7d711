"""The text states another number of bodies that the groups speak for than the list gives.

A network may speak for many groups: the column `represents` says for how many. "300+" in that column is a minimum, of
which "over 300" may be said but "over 400" may not.

What to do: bind the number, so that it follows the list: `{{ counts.represented }}`, in words
`{{ counts.represented | spell }}`.
If the text is right, the list is not: `letterkit count --explain` says what was counted.

Good:
    --- body.en.md
    We write on behalf of {{ counts.groups }} groups representing over 300 non-governmental organizations.
    --- signatories.csv
    name,kind,country,represents
    Lantern Network,group,South Korea,300+
    Open Rivers Trust,group,Kenya,

Bad:
    --- body.en.md
    We write on behalf of {{ counts.groups }} groups representing over 400 non-governmental organizations.
    --- signatories.csv
    name,kind,country,represents
    Lantern Network,group,South Korea,300+
    Open Rivers Trust,group,Kenya,
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.check.comparison import differing
from letterkit.check.subject import Subject
from letterkit.model.claim import Kind
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Hold every claim about represented bodies against the list."""
    return differing(subject, Kind.REPRESENTED, "count-represented")
