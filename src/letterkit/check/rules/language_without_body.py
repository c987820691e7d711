"""The draft names a language of which there is no text.

The letter in that language would be left out of what goes out.

What to do: write the body (ID.LANG.md beside the draft, or name its file under `body`), or take the language out of
`languages`.

Good:
    --- draft.yaml
    languages: [en, ko]

Bad:
    --- draft.yaml
    languages: [en, ko]
    --- body.ko.md (absent)
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Look for languages without a text."""
    draft = subject.project.draft
    for lang in draft.languages:
        if lang not in subject.project.bodies:
            yield Finding(
                "language-without-body",
                SEVERITY,
                f"there is no body in {lang}",
                subject.project.place("languages"),
                f"write {draft.id}.{lang}.md beside the draft, or take {lang} out of languages",
            )
