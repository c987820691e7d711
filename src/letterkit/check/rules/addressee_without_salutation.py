"""An addressee is not greeted.

The letter goes from the subject straight to the text. What is proper ("President Moon Jae-in,", "대통령님께") is not
guessed from a name.

What to do: give the `salutation` in the draft, for each language.

Good:
    --- draft.yaml
    to:
      - name: Kari Nordmann
        address: "1 Ministry Street\\nOslo"
        salutation: Dear Minister

Bad:
    --- draft.yaml
    to:
      - name: Kari Nordmann
        address: "1 Ministry Street\\nOslo"
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.check.comparison import quoted
from letterkit.check.subject import Subject
from letterkit.model.draft import in_language
from letterkit.model.finding import Finding, Severity
from letterkit.model.letter import Role

SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Look for languages of the letter in which nobody is greeted, and addressees who are left out of the greeting."""
    draft = subject.project.draft
    for lang in draft.languages:
        addressees = [(i, one) for i, one in enumerate(draft.to) if one.language in ("", lang)]
        silent = [(i, one) for i, one in addressees if not in_language(one.salutation, lang).strip()]
        if len(silent) == len(addressees) and _greets(subject, lang):
            continue  # the template greets by itself
        for i, one in silent:
            yield Finding(
                "addressee-without-salutation",
                SEVERITY,
                f"{quoted(in_language(one.name, lang) or f'to.{i}')} has no salutation in {lang}",
                subject.project.place(f"to.{i}"),
                "give the words of greeting under salutation",
            )


def _greets(subject: Subject, lang: str) -> bool:
    return any(p.role is Role.SALUTATION and p.lang == lang and len(p.text.strip()) > 1 for p in subject.passages)
