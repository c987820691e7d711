"""The text states another number of individuals than sign.

Those who sign in their own name are counted apart from the groups. A number that is off by one often means that
somebody was entered as the wrong kind, or withdrew after the text was written.

What to do: bind the number, so that it follows the list: `{{ counts.individuals }}`, in words
`{{ counts.individuals | spell }}`.
If the text is right, the list is not: `letterkit count --explain` says what was counted.

Good:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations and {{ counts.individuals | spell }} concerned individual.

Bad:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations and six concerned individuals.
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.check.comparison import differing
from letterkit.check.subject import Subject
from letterkit.model.claim import Kind
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Hold every claim about individuals against the list."""
    return differing(subject, Kind.INDIVIDUALS, "count-individuals")
