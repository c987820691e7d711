"""A number about another letter differs from that letter, or cannot be proven.

"67 organizations wrote to you last December" is not about the list under this letter, so it is not held against it. It
is held against the letters whose date is named in the sentence: drafts of the project beside this one, and the rows of
letters.csv, which holds facts of letters that letterkit did not make. Where no date tells which letter is meant, it is
held against all that the draft names under `refers_to`; where none is named, nothing proves it, and a note says so.

A number that contradicts the one letter which is named both by its date and under `refers_to` is an error.

What to do: name the earlier letter in the draft (`refers_to: [2019-12-unga]`), as a draft of the project or as a row of
letters.csv, and correct the number.

Good:
    --- draft.yaml
    refers_to: [earlier]
    --- letters.csv
    id,date,groups,individuals,source
    earlier,2023-12-16,67,10,https://example.org/letter
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations. Last December, 67 organizations wrote to you.

Bad:
    --- draft.yaml
    refers_to: [earlier]
    --- letters.csv
    id,date,groups,individuals,source
    earlier,2023-12-16,67,10,https://example.org/letter
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations. 66 organizations wrote to you last December.
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.check.comparison import counted, quoted, stands
from letterkit.check.earlier import Other, meant
from letterkit.check.subject import Stated, Subject
from letterkit.model.claim import About
from letterkit.model.counts import Tally
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Hold claims about other letters against the letters that they may be about."""
    for stated in subject.stated:
        if stated.claim.about is About.OTHER:
            yield from _compared(subject, stated)


def _compared(subject: Subject, stated: Stated) -> Iterator[Finding]:
    claim = stated.claim
    letters, dated = meant(subject, stated)
    known = [(other, tally) for other in letters if (tally := other.tally(claim.kind)) is not None]
    if any(stands(claim, tally) for _, tally in known):
        return
    place = subject.place_of(stated.passage, claim.start, claim.end)
    if not known:
        message, hint = _unproven(stated, letters)
        yield Finding("count-other-letter", Severity.NOTE, message, place, hint)
        return
    sure = dated and stated.certain and len(known) == 1 and known[0][0].named
    hint = "correct the number, or name the letter that is meant under refers_to in the draft"
    message = f"{quoted(claim.text)}: {', '.join(_said(other, tally, stated) for other, tally in known)}"
    yield Finding("count-other-letter", SEVERITY if sure else Severity.WARNING, message, place, hint)


def _said(other: Other, tally: Tally, stated: Stated) -> str:
    return f"{counted(tally, stated.claim.kind)} in {other.id}" + (f", at {other.where}" if other.where else "")


def _unproven(stated: Stated, letters: tuple[Other, ...]) -> tuple[str, str]:
    text, kind = quoted(stated.claim.text), stated.claim.kind
    if letters:
        ids = ", ".join(other.id for other in letters)
        hint = f"give {kind} of {ids} in letters.csv, or check the number against the letter as it was sent"
        return f"{text} is about {ids}, whose number of {kind} is not known: unproven", hint
    message = f"{text} is about another letter, which is not in the project: unproven"
    hint = (
        "name that letter under refers_to in the draft, with its facts in letters.csv where letterkit did not make it, "
        "or check the number against the letter as it was sent"
    )
    return message, hint
