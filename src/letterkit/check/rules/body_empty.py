"""The body of the letter is empty.

What to do: write the text into the file that the finding names.

Good:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations.

Bad:
    --- body.en.md
    {# to be written #}
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.check.passage import Setting
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Look for letters without a word from their body."""
    for lang, source in subject.project.bodies.items():
        written = any(
            p.lang == lang and p.setting is not Setting.ENTRY and p.place is not None and p.place.path == source.path
            for p in subject.passages
        )
        if lang in subject.project.draft.languages and not written:
            hint = "write the letter, or take the language out of the draft"
            yield Finding("body-empty", SEVERITY, f"the body in {lang} is empty", subject.body_place(lang), hint)
