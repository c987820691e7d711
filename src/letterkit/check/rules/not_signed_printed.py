"""A body or person who has not signed, or no longer does, is printed in the letter.

Only rows with the status `signed` are in the lists that letterkit sets. A name can still stand in the text, typed there
before its owner withdrew. In a list or a table of the text that is an error; in a sentence it may be meant.

What to do: take the name out of the text, or correct the status in the list.

Good:
    --- signatories.csv
    name,kind,country,status
    Lantern Network,group,South Korea,signed
    Open Rivers Trust,group,Kenya,signed
    Harbour Law Circle,group,Norway,withdrawn

Bad:
    --- signatories.csv
    name,kind,country,status
    Lantern Network,group,South Korea,signed
    Open Rivers Trust,group,Kenya,signed
    Harbour Law Circle,group,Norway,withdrawn
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations, among them:

    - Lantern Network
    - Harbour Law Circle
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from letterkit.check import remembered
from letterkit.check.comparison import quoted
from letterkit.check.passage import Passage, Setting
from letterkit.check.subject import Subject
from letterkit.check.wordindex import holding
from letterkit.model.finding import Finding, Severity
from letterkit.model.letter import Role
from letterkit.model.roster import Signatory, Status

SEVERITY = Severity.ERROR
_SIGNED_BY_ROLE = (Role.SIGNATURE, Role.LIST)


def check(subject: Subject) -> Iterator[Finding]:
    """Look for the names of those who are on the list but do not sign."""
    letter = subject.held_against.letter
    silent = remembered.once(subject.project, subject.counts, "not-signed", lambda: _silent(subject))
    where = holding(subject, (name for row, *_ in silent for name in _names(row, letter))) if silent else {}
    for row, name, status in silent:
        yield from _printed(subject, row, name, status, where)


def _silent(subject: Subject) -> list[tuple[Signatory, str, str]]:
    """Those who are on the list and do not sign, with their names and why."""
    counts = subject.held_against
    letter = counts.letter
    signing = {row.text("name", letter=letter).casefold() for row in counts.group_rows + counts.individual_rows}
    return [
        (row, name, status)
        for row in subject.held_roster.of(letter)
        if (status := row.text("status", letter=letter)) != Status.SIGNED
        and (name := row.text("name", letter=letter)).casefold() not in signing
    ]


def _names(row: Signatory, letter: str) -> set[str]:
    return {row.text("name", letter=letter), *(text for key, text in row.overrides.items() if key[0] == "name")}


def _printed(
    subject: Subject, row: Signatory, name: str, status: str, where: Mapping[str, Sequence[Passage]]
) -> Iterator[Finding]:
    names = [one for one in _names(row, subject.held_against.letter) if one in where]
    # Short names (CSW, LUMEN) are matched in their own case only: in small letters they may be words.
    patterns = [re.compile(rf"(?<!\w){re.escape(n)}(?!\w)", re.IGNORECASE if len(n) > 8 else 0) for n in names]
    for passage in dict.fromkeys(passage for one in names for passage in where[one]):
        for pattern in patterns:
            if match := pattern.search(passage.text):
                yield Finding(
                    "not-signed-printed",
                    SEVERITY if _stands_as_signatory(passage, match) else Severity.WARNING,
                    f"{quoted(name)} is printed, but its status is {status}",
                    subject.place_of(passage, match.start(), match.end()),
                    f"take the name out, or correct the status in {row.place}",
                )


def _stands_as_signatory(passage: Passage, match: re.Match[str]) -> bool:
    """Whether the name stands at the head of a list item, a cell or a signature rather than in a sentence."""
    listed = passage.setting in (Setting.ITEM, Setting.CELL, Setting.ENTRY) or passage.role in _SIGNED_BY_ROLE
    return listed and match.start() == 0
