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
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from letterkit.check import printed, remembered
from letterkit.check.passage import Passage
from letterkit.check.subject import Subject
from letterkit.check.wordindex import anywhere
from letterkit.model.draft import Draft
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.roster import PRIVATE_COLUMNS, Rows, Signatory

SEVERITY = Severity.ERROR
_REACHES = re.compile(r"\S@\S|(?:\d[\s().-]{0,2}){7,}")
_LONG = 4  # words; fewer may be a common phrase
_SHORTEST = 5  # characters
_PHONE = 8  # digits
_IN_A_ROW = re.compile(rf"\d{{{_PHONE},}}")
_BETWEEN_DIGITS = re.compile(r"[\s().-]+")
_Cell = tuple[int, int, str]
"""The index of a row, that of the column among the private ones, and what stands there with its case folded."""


def check(subject: Subject) -> Iterator[Finding]:
    """Look for private cells of all rows of the list in everything that is printed."""
    rows = subject.project.roster.rows
    cells = remembered.once(subject.project, subject.counts, "private", lambda: list(_telling_cells(rows)))
    distinct = dict.fromkeys(cell for *_, cell in cells)
    phones = {cell: digits for cell in distinct if (digits := _phone(cell))}
    where = {**anywhere(subject, distinct.keys() - phones.keys()), **_phones(subject, phones)}
    if not where:
        return
    public = _public_cells(rows)
    published = _folded("\n".join(_draft_texts(subject.project.draft)))
    found: dict[str, list[Place]] = {}
    for at, column, cell in sorted(one for one in cells if one[-1] in where):
        if cell not in found:
            is_public = cell in public or cell in published
            found[cell] = [] if is_public else list(_places(subject, cell, where[cell]))
        if found[cell]:
            sure, row = bool(_REACHES.search(cell)) or len(cell.split()) >= _LONG, rows[at]
            yield from (_finding(row, PRIVATE_COLUMNS[column], sure, place) for place in found[cell])


def _telling_cells(rows: Rows) -> Iterator[_Cell]:
    for number, column in enumerate(PRIVATE_COLUMNS):
        if column != "signed_on" and rows.has(column):  # dates stand anywhere
            texts = rows.texts(column)
            telling = {text: cell for text in set(texts) if _is_telling(cell := _folded(text))}
            yield from ((at, number, telling[text]) for at, text in enumerate(texts) if text in telling)


def _places(subject: Subject, cell: str, passages: Sequence[Passage]) -> Iterator[Place]:
    """Where a cell stands."""
    pattern = _pattern(cell)
    for passage in passages:
        if match := pattern.search(_folded(passage.text)):
            yield subject.place_of(passage, *_range(passage.text, match))


def _phones(subject: Subject, wanted: Mapping[str, str]) -> dict[str, Sequence[Passage]]:
    """The telephone numbers whose digits stand somewhere in a row."""
    if not wanted:
        return {}
    passages = list(printed.passages(subject, lambda listed: listed.matching(_some_phone())))
    everything = "\n".join(passage.text for passage in passages)
    digits = "\n".join(_IN_A_ROW.findall(_BETWEEN_DIGITS.sub("", everything)))
    return {cell: passages for cell, number in wanted.items() if number in digits}


@cache
def _some_phone() -> re.Pattern[str]:
    return re.compile(rf"(?:\d(?:[^\S\n]|[().-])*){{{_PHONE}}}")


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


def _is_telling(cell: str) -> bool:
    """Whether a cell is specific enough to be recognized: short words stand anywhere."""
    if len(cell) < _SHORTEST:
        return False
    return len(cell.split()) > 1 or "@" in cell[1:-1] or bool(_REACHES.search(cell))


def _phone(cell: str) -> str:
    """The digits of a telephone number; "" for a cell that is none."""
    if any(map(str.isalpha, cell)):
        return ""
    digits = "".join(c for c in cell if c.isdecimal())
    return digits if len(digits) >= _PHONE else ""


def _pattern(cell: str) -> re.Pattern[str]:
    """The cell as a whole; the digits of a telephone number with any punctuation between them."""
    if digits := _phone(cell):
        return re.compile(r"(?<!\d)" + r"[\s().-]{0,2}".join(digits) + r"(?!\d)")
    return re.compile(rf"(?<!\w){re.escape(cell)}(?!\w)")


def _public_cells(rows: Rows) -> set[str]:
    """What is public by the list itself, so that its being printed shows nothing."""
    return {_folded(text) for column in ("name", "country", "title") for text in set(rows.texts(column))}


def _draft_texts(draft: Draft) -> Iterator[str]:
    """What the draft itself publishes about whom to reach."""
    for person in (*draft.to, *draft.cc):
        yield from (person.email, *person.name.values())
    for contact in draft.press.contacts if draft.press else ():
        yield from (contact.email, contact.phone, *contact.name.values())
    if draft.sender:
        yield from (*draft.sender.name.values(), *draft.sender.contact.values())
