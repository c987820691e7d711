"""The text states another number of signatories than there are.

Signatories are groups and individuals together. The number is easily taken from one of the two lists alone.

What to do: bind the number, so that it follows the list: `{{ counts.signatories }}`, in words
`{{ counts.signatories | spell }}`.
If the text is right, the list is not: `letterkit count --explain` says what was counted.

Good:
    --- body.en.md
    This letter has {{ counts.signatories }} signatories.

Bad:
    --- body.en.md
    This letter has 19 signatories.
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.check.comparison import differing
from letterkit.check.subject import Subject
from letterkit.model.claim import Kind
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Hold every claim about signatories against the list."""
    return differing(subject, Kind.SIGNATORIES, "count-signatories")
