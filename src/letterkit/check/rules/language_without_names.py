"""The letter in a language of another script has no signatory's name in that script.

The list is printed in Latin letters then. That may be what is wanted; often the column was just not filled in.

What to do: fill in the column `name:ko` (or of whichever language) for those who have a name in it.

Good:
    --- signatories.csv
    name,kind,country,name:ko
    Lantern Network,group,South Korea,등불네트워크
    Open Rivers Trust,group,Kenya,

Bad:
    --- signatories.csv
    name,kind,country
    Lantern Network,group,South Korea
    Open Rivers Trust,group,Kenya
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Place, Severity

SEVERITY = Severity.NOTE


def check(subject: Subject) -> Iterator[Finding]:
    """Look for languages that are not written in Latin letters but whose lists are wholly so."""
    letter = subject.counts.letter
    if not subject.counted:
        return
    for lang in subject.project.draft.languages:
        if lang not in subject.project.bodies or subject.language(lang).script == "Latn":
            continue
        if all(map(_is_latin, subject.counted.texts("name", lang=lang, letter=letter))):
            yield Finding(
                "language-without-names",
                SEVERITY,
                f"no signatory has a name in {lang}: the list is printed in Latin letters",
                Place(subject.project.roster.path, 1, field=f"name:{lang}"),
                f"fill in the column name:{lang} for those who have one",
            )


def _is_latin(text: str) -> bool:
    return text.isascii() or all(ord(c) < 0x250 or not c.isalpha() for c in text)
