"""A number about another letter differs from that letter's list, or cannot be proven.

"67 organizations wrote to you last December" is not about the list under this letter, so it is not held against it.
Where the draft names the earlier letter under `refers_to`, and its list is in the project, the number is held against
that; where no letter is named, nothing proves it, and a note says so.

What to do: name the earlier letter in the draft (`refers_to: [2019-12-unga]`), or correct the number, or check it by
hand against the letter as it was sent.

Good:
    --- draft.yaml
    refers_to: [earlier]
    --- drafts/earlier.yaml
    id: earlier
    date: 2019-12-16
    signatories: {file: earlier.csv}
    --- drafts/earlier.en.md
    We write on behalf of {{ counts.groups }} groups.
    --- earlier.csv
    name,kind
    Lantern Network,group
    Open Rivers Trust,group
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations. Last December, two organizations wrote to you.

Bad:
    --- draft.yaml
    refers_to: [earlier]
    --- drafts/earlier.yaml
    id: earlier
    date: 2019-12-16
    signatories: {file: earlier.csv}
    --- drafts/earlier.en.md
    We write on behalf of {{ counts.groups }} groups.
    --- earlier.csv
    name,kind
    Lantern Network,group
    Open Rivers Trust,group
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations. Nine organizations wrote to you last December.
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.check.comparison import counted, quoted, stands
from letterkit.check.subject import Stated, Subject
from letterkit.model.claim import About
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Hold claims about other letters against the letters that the draft names."""
    for stated in subject.stated:
        if stated.claim.about is About.OTHER:
            yield from _compared(subject, stated)


def _compared(subject: Subject, stated: Stated) -> Iterator[Finding]:
    claim = stated.claim
    tallies = {name: counts.tally(claim.kind) for name, counts in subject.others.items()}
    if any(stands(claim, tally) for tally in tallies.values()):
        return
    place = subject.place_of(stated.passage, claim.start, claim.end)
    if tallies:
        known = ", ".join(f"{counted(tally, claim.kind)} in {name}" for name, tally in tallies.items())
        hint = "correct the number, or name the letter that is meant under refers_to in the draft"
        yield Finding("count-other-letter", SEVERITY, f"{quoted(claim.text)}: {known}", place, hint)
    else:
        message = f"{quoted(claim.text)} is about another letter, which is not in the project: unproven"
        hint = "name that letter under refers_to in the draft, or check the number against the letter as it was sent"
        yield Finding("count-other-letter", Severity.NOTE, message, place, hint)
