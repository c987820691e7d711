"""The letter has no subject.

The re line tells an office where the letter belongs, and is the subject of the e-mail. A personal letter without a
list may do without, unless one of its languages has one.

What to do: give `subject` in the draft, for each language; for a press release the `headline`.

Good:
    --- draft.yaml
    subject: {en: The river, ko: 강에 관하여}

Bad:
    --- draft.yaml
    subject: {en: The river, ko: ""}
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.check.subject import Subject
from letterkit.model.draft import in_language
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Look for languages without a subject or, in a press release, without a headline."""
    draft = subject.project.draft
    text, field = (draft.press.headline, "press.headline") if draft.press else (draft.subject, "subject")
    wanted = any(value.strip() for value in text.values()) or any(subject.has_list(x) for x in subject.letters)
    for lang in draft.languages:
        if wanted and lang in subject.project.bodies and not in_language(text, lang).strip():
            what = field.rpartition(".")[2]
            message = f"the letter has no {what} in {lang}"
            hint = f"give {field} in the draft for {lang}"
            yield Finding("subject-missing", SEVERITY, message, subject.project.place(field), hint)
