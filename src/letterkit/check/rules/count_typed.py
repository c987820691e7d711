"""A number is typed that could be bound to the list.

It is right today. When one more group signs it is wrong, and has to be found and corrected by hand in every language
and in the press release.

What to do: write the binding that the hint names in place of the number.

Good:
    --- body.en.md
    We write on behalf of {{ counts.groups | spell }} organizations.

Bad:
    --- body.en.md
    We write on behalf of three organizations.
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.check.comparison import binding, quoted, stands
from letterkit.check.subject import Stated, Subject
from letterkit.model.claim import About, Precision
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.NOTE


def check(subject: Subject) -> Iterator[Finding]:
    """Look for true claims whose number is the list's own, but typed."""
    for stated in subject.stated:
        claim = stated.claim
        if claim.about is About.THIS and stated.certain and stated.typed and _could_be_bound(subject, stated):
            number = stated.passage.text[claim.number_start : claim.number_end]
            yield Finding(
                "count-typed",
                SEVERITY,
                f"{quoted(claim.text)}: the number is typed",
                subject.place_of(stated.passage, claim.start, claim.end),
                f"write {binding(subject, stated)} instead of {quoted(number)}, so that it follows the list",
            )


def _could_be_bound(subject: Subject, stated: Stated) -> bool:
    claim, tally = stated.claim, subject.held_against.tally(stated.claim.kind)
    named = 1 if claim.precision is Precision.OTHERS else 0
    return claim.value + named == tally.value and stands(claim, tally)
