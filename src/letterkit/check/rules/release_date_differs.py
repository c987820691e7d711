"""A press release gives its letter another date.

"In an open letter of December 14" of a letter that is dated December 15, or "in an open letter today" in a release of
another day. Dates are looked for right beside the word for the letter; one that the letter itself names is not its own.

What to do: write `{{ about.date }}`, or correct the date of the draft that is wrong.

Good:
    --- draft.yaml
    about: open
    --- drafts/open.yaml
    id: open
    date: 2024-03-01
    --- drafts/open.en.md
    We write on behalf of {{ counts.groups }} groups about the flood of January 14, 2024.
    --- body.en.md
    In their letter of {{ about.date }}, {{ about.counts.groups }} groups speak of the flood of January 14, 2024.
    --- body.ko.md (absent)

Bad:
    --- draft.yaml
    about: open
    --- drafts/open.yaml
    id: open
    date: 2024-03-01
    --- drafts/open.en.md
    We write on behalf of {{ counts.groups }} groups about the flood of January 14, 2024.
    --- body.en.md
    In their letter of February 29, 2024, {{ about.counts.groups }} groups speak of the flood of January 14, 2024.
    --- body.ko.md (absent)
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit import agreement
from letterkit.agreement import Day, Fact
from letterkit.agreement.speaking import names_letter, near_letter, says_today, sentence
from letterkit.check.comparison import quoted
from letterkit.check.passage import Passage
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Severity
from letterkit.model.letter import Role

SEVERITY = Severity.WARNING
_READ = (Role.BODY, Role.HEADLINE)


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the dates that stand beside the word for the letter with the letter's own."""
    related = subject.project.related.get(subject.project.draft.about)
    if related is None or (subject.project.draft.press is None and subject.letter is None):
        return
    date = related.draft.date
    own = Day(date.year, date.month, date.day)
    named = _named(subject)
    for passage in subject.passages:
        if passage.role not in _READ:
            continue
        for fact in _dates(passage):
            told = fact.day is not None and not fact.day.agrees(own) and not any(fact.day.agrees(one) for one in named)
            if told and near_letter(passage.text, fact.start, fact.end, passage.lang):
                yield Finding(
                    "release-date-differs",
                    SEVERITY,
                    f"{quoted(fact.text)}: the letter {related.draft.id} is dated {date}, at {related.place}",
                    subject.place_of(passage, fact.start, fact.end),
                    "write {{ about.date }}, or correct the date that is wrong",
                )
        yield from _today(subject, passage, date.isoformat())


def _dates(passage: Passage) -> list[Fact]:
    """Dates with a day; a month or a year alone is too little to be a letter's."""
    return [fact for fact in agreement.facts(passage.text, passage.lang).items if fact.day and fact.day.day]


def _named(subject: Subject) -> list[Day]:
    """The dates that the letter speaks of."""
    letter = subject.letter
    return (
        [fact.day for p in letter.passages for fact in _dates(p) if fact.day and p.role is Role.BODY] if letter else []
    )


def _today(subject: Subject, passage: Passage, date: str) -> Iterator[Finding]:
    """The day of the release, where it says that the letter is of today."""
    if subject.project.draft.press is None or subject.project.draft.date.isoformat() == date:
        return
    first, last = 0, 0
    while last < len(passage.text):
        first, last = sentence(passage.text, last, last + 1)
        part = passage.text[first:last]
        if says_today(part, passage.lang) and names_letter(part, passage.lang):
            yield Finding(
                "release-date-differs",
                SEVERITY,
                f"the release of {subject.project.draft.date} says that the letter is of today; it is dated {date}",
                subject.place_of(passage, first, last),
                "write {{ about.date }}, or correct the date of one of the drafts",
            )
            return
