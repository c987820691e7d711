"""A count is declared, not counted.

Some numbers a list cannot prove: a network's members, countries that the list does not name. The draft declares them
with their source. Whoever reads the report shall know which numbers rest on the list and which on somebody's word.

What to do: nothing, if the source is good. Else fill in the list (`country`, `represents`) and take the declaration
out.

Good:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations.

Bad:
    --- draft.yaml
    counting:
      declared:
        countries: {value: 16, source: the coalition's membership register of 1 March}
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations in {{ counts.countries }} countries.
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.check.comparison import counted
from letterkit.check.subject import Subject
from letterkit.model.claim import Kind
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.NOTE


def check(subject: Subject) -> Iterator[Finding]:
    """Name every declared count; of those of the letter that a press release is about, the ones that it states."""
    counts = subject.held_against
    own = counts.letter == subject.counts.letter
    stated = {one.claim.kind for one in subject.stated}
    for kind in Kind:
        tally = counts.tally(kind)
        if tally.declared and (own or kind in stated):
            yield Finding(
                "count-declared",
                SEVERITY,
                f"{counted(tally, kind)}: declared, unproven by the list (source: {' '.join(tally.source.split())})",
                subject.project.place(f"counting.declared.{kind}" if own else "about"),
                "make sure that the source still says so on the day of sending",
            )
