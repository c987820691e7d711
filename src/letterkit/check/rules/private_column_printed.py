"""A cell of a private column is in the letter.

`contact`, `email`, `signed_on`, `authorized_by` and `note` are for the coordinator. People gave these to be reached,
not to be published, and a letter that is out cannot be called back.

What to do: take it out of the text. An e-mail address, a telephone number or a long note is an error; a name or a
short note may stand in the letter for another reason, and is a warning.

Good:
    --- signatories.csv
    name,kind,country,email
    Lantern Network,group,South Korea,mina@lantern.net
    Open Rivers Trust,group,Kenya,

Bad:
    --- signatories.csv
    name,kind,country,email
    Lantern Network,group,South Korea,mina@lantern.net
    Open Rivers Trust,group,Kenya,
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations. Write to mina@lantern.net for more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from letterkit.check import remembered
from letterkit.check.passage import Passage
from letterkit.check.subject import Subject
from letterkit.check.wordindex import holding
from letterkit.model.draft import Draft
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.roster import PRIVATE_COLUMNS, Signatory

SEVERITY = Severity.ERROR
_REACHES = re.compile(r"\S@\S|(?:\d[\s().-]{0,2}){7,}")
_LONG = 4  # words; fewer may be a common phrase
_SHORTEST = 5  # characters
_PHONE = 8  # digits
_IN_A_ROW = re.compile(rf"\d{{{_PHONE},}}")
_BETWEEN_DIGITS = re.compile(r"[\s().-]+")
_Cell = tuple[Signatory, str, str]
"""A row, the column, and what stands there with its case folded."""


def check(subject: Subject) -> Iterator[Finding]:
    """Look for private cells of all rows of the list in everything that is printed."""
    cells = remembered.once(subject.project, subject.counts, "private", lambda: list(_telling_cells(subject)))
    if not cells:
        return
    where = {**holding(subject, (cell for *_, cell in cells if not _is_phone(cell))), **_phones(subject, cells)}
    if not where:
        return
    public = _public_cells(subject)
    published = _folded("\n".join(_draft_texts(subject.project.draft)))
    for row, column, cell in cells:
        if cell not in where or cell in public or cell in published:
            continue
        pattern = _pattern(cell)
        sure = bool(_REACHES.search(cell)) or len(cell.split()) >= _LONG
        for passage in where[cell]:
            if match := pattern.search(_folded(passage.text)):
                yield _finding(row, column, sure, subject.place_of(passage, *_range(passage.text, match)))


def _telling_cells(subject: Subject) -> Iterator[_Cell]:
    for row in subject.project.roster.rows:
        for column in PRIVATE_COLUMNS if row.private else ():
            cell = _folded(row.private.get(column, ""))
            if _is_telling(column, cell):
                yield row, column, cell


def _phones(subject: Subject, cells: Iterable[_Cell]) -> dict[str, Sequence[Passage]]:
    """The telephone numbers whose digits stand somewhere in a row."""
    wanted = {cell: _digits(cell) for *_, cell in cells if _is_phone(cell)}
    if not wanted:
        return {}
    everything = "\n".join(passage.text for passage in subject.passages)
    digits = "\n".join(_IN_A_ROW.findall(_BETWEEN_DIGITS.sub("", everything)))
    return {cell: subject.passages for cell, number in wanted.items() if number in digits}


def _finding(row: Signatory, column: str, sure: bool, place: Place) -> Finding:
    # The message names the cell, not what is in it: reports are shared more widely than the list.
    return Finding(
        "private-column-printed",
        SEVERITY if sure else Severity.WARNING,
        f"what the list holds under {column} for {row.name} is printed in the letter",
        place,
        f"take it out; the cell is in {row.place}",
    )


def _folded(text: str) -> str:
    return text.casefold().strip()


def _range(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The range of a match in the text before its case was folded, which can change its length (ß)."""
    return (match.start(), match.end()) if len(match.string) == len(text.strip()) == len(text) else (0, len(text))


def _is_telling(column: str, cell: str) -> bool:
    """Whether a cell is specific enough to be recognized: dates and short words stand anywhere."""
    if column == "signed_on" or len(cell) < _SHORTEST:
        return False
    return len(cell.split()) > 1 or bool(_REACHES.search(cell))


def _is_phone(cell: str) -> bool:
    return not any(map(str.isalpha, cell)) and len(_digits(cell)) >= _PHONE


def _digits(cell: str) -> str:
    return "".join(c for c in cell if c.isdecimal())


def _pattern(cell: str) -> re.Pattern[str]:
    """The cell as a whole; the digits of a telephone number with any punctuation between them."""
    if _is_phone(cell):
        return re.compile(r"(?<!\d)" + r"[\s().-]{0,2}".join(_digits(cell)) + r"(?!\d)")
    return re.compile(rf"(?<!\w){re.escape(cell)}(?!\w)")


def _public_cells(subject: Subject) -> set[str]:
    """What is public by the list itself, so that its being printed shows nothing."""
    return {_folded(text) for row in subject.project.roster.rows for text in (row.name, row.country, row.title)}


def _draft_texts(draft: Draft) -> Iterator[str]:
    """What the draft itself publishes about whom to reach."""
    for person in (*draft.to, *draft.cc):
        yield from (person.email, *person.name.values())
    for contact in draft.press.contacts if draft.press else ():
        yield from (contact.email, contact.phone, *contact.name.values())
    if draft.sender:
        yield from (*draft.sender.name.values(), *draft.sender.contact.values())
