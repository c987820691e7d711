"""The text states another number of groups than sign.

Lists grow and shrink until the day of sending; a number in the prose does not follow by itself. Whoever counts the
list under the letter finds the difference, and then doubts the rest. Hedged numbers count too: "over 70" of 70 is
wrong, "at least 70" is right.

What to do: bind the number, so that it follows the list: `{{ counts.groups }}`, in words
`{{ counts.groups | spell }}`.
If the text is right, the list is not: `letterkit count --explain` says what was counted.

Good:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations.

Bad:
    --- body.en.md
    We write on behalf of five organizations.
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.check.comparison import differing
from letterkit.check.subject import Subject
from letterkit.model.claim import Kind
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Hold every claim about groups against the list."""
    return differing(subject, Kind.GROUPS, "count-groups")
