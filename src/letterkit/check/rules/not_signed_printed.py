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
from letterkit.check.wordindex import anywhere
from letterkit.model.finding import Finding, Severity
from letterkit.model.letter import Role
from letterkit.model.roster import Rows, Status

SEVERITY = Severity.ERROR
_SIGNED_BY_ROLE = (Role.SIGNATURE, Role.LIST)


def check(subject: Subject) -> Iterator[Finding]:
    """Look for the names of those who are on the list but do not sign."""
    rows, letter = subject.held_roster.of(subject.held_against.letter), subject.held_against.letter
    silent = remembered.once(subject.project, subject.counts, "not-signed", lambda: list(_silent(subject, rows)))
    if not silent:
        return
    names = _names(rows, letter, [at for at, *_ in silent])
    where = anywhere(subject, dict.fromkeys(name for several in names for name in several))
    found: dict[tuple[str, ...], list[tuple[Passage, re.Match[str]]]] = {}
    for (at, name, status), several in zip(silent, names, strict=True):
        told = tuple(one for one in several if one in where)
        if told and told not in found:
            found[told] = list(_printed(told, where))
        for passage, match in found.get(told, ()):
            yield Finding(
                "not-signed-printed",
                SEVERITY if _stands_as_signatory(passage, match) else Severity.WARNING,
                f"{quoted(name)} is printed, but its status is {status}",
                subject.place_of(passage, match.start(), match.end()),
                f"take the name out, or correct the status in {rows[at].place}",
            )


def _silent(subject: Subject, rows: Rows) -> Iterator[tuple[int, str, str]]:
    """Those who are on the list and do not sign: which row, with the name and why."""
    counts = subject.held_against
    letter = counts.letter
    states = rows.texts("status", letter=letter)
    if set(states) <= {"", Status.SIGNED.value}:
        return
    signing = set(map(str.casefold, (counts.group_rows + counts.individual_rows).texts("name", letter=letter)))
    for at, (name, status) in enumerate(zip(rows.texts("name", letter=letter), states, strict=True)):
        if status not in ("", Status.SIGNED.value) and name.casefold() not in signing:
            yield at, name, status


def _names(rows: Rows, letter: str, which: Sequence[int]) -> list[tuple[str, ...]]:
    """The names of some rows: each row's for this letter, then those for any language or letter."""
    picked = rows.at(which)
    special = [cells for key, cells in rows.cells.columns.items() if key[0] == "name" and key[1:] != ("", "")]
    columns = [picked.texts("name", letter=letter), *([cells[at] for at in picked.indices] for cells in special)]
    return [tuple(filter(None, dict.fromkeys(names))) for names in zip(*columns, strict=True)]


def _printed(names: Sequence[str], where: Mapping[str, Sequence[Passage]]) -> Iterator[tuple[Passage, re.Match[str]]]:
    # Short names (CSW, LUMEN) are matched in their own case only: in small letters they may be words.
    patterns = [re.compile(rf"(?<!\w){re.escape(n)}(?!\w)", re.IGNORECASE if len(n) > 8 else 0) for n in names]
    for passage in dict.fromkeys(passage for one in names for passage in where[one]):
        for pattern in patterns:
            if match := pattern.search(passage.text):
                yield passage, match


def _stands_as_signatory(passage: Passage, match: re.Match[str]) -> bool:
    """Whether the name stands at the head of a list item, a cell or a signature rather than in a sentence."""
    listed = passage.setting in (Setting.ITEM, Setting.CELL, Setting.ENTRY) or passage.role in _SIGNED_BY_ROLE
    return listed and match.start() == 0
