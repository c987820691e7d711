"""The letter has a list of signatories, but no number of them that could be read.

Nothing was proven then. Either the text states no number, which is fine and can be accepted, or it states one in words
that letterkit does not understand, which would go out unchecked.

What to do: look at the text. If it states a number, bind it, as in `{{ counts.groups }} organizations`, or say it in
plainer words. If it states none on purpose, accept this finding in the draft with the reason.

Good:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations.

Bad:
    --- body.en.md
    We are deeply concerned about the river.
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.check.subject import Subject
from letterkit.model.claim import About
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Look for a claim about the letter itself in each language that prints a list."""
    claiming = {stated.passage.lang for stated in subject.stated if stated.claim.about is About.THIS}
    listing = dict.fromkeys(letter.lang for letter in subject.letters if subject.has_list(letter))
    for lang in listing:
        if lang not in claiming:
            yield Finding(
                "no-claim",
                SEVERITY,
                f"the letter ({lang}) has a list, but no number of signatories that could be read: nothing was proven",
                subject.body_place(lang),
                "bind a number, such as {{ counts.groups }}, or accept this in the draft if the text states none",
            )
