"""A letter that is marked as a sample does not say so.

Real bodies and offices may stand under a reconstruction or a trial. Without the line that says what it is, it passes
for a letter that they sent.

What to do: print the notice in the template, a block `::: notice` with `{{ notice }}` in it, and leave `sample_notice`
out of the draft or fill it in.

Good:
    --- draft.yaml
    sample: true

Bad:
    --- draft.yaml
    sample: true
    sample_notice: " "
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.letter import Role

SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Look for letters of a sample draft without a notice."""
    if not subject.project.draft.sample:
        return
    for letter in subject.letters:
        passages = subject.passages_of(letter)
        if not any(p.role is Role.NOTICE and p.text.strip() for p in passages):
            yield Finding(
                "sample-notice",
                SEVERITY,
                f"the draft is marked as a sample, but the letter ({letter.lang}) does not say so",
                Place(f"{subject.project.template.folder}/letter.md.j2"),
                "print {{ notice }} in a block ::: notice of the template",
            )
