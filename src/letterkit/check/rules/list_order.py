"""The list is almost in alphabetical order, but not quite.

With `order: as-listed` the list is printed as it stands in the file. Where nearly all of it is alphabetical by the
rules of the letter's language, the rest are slips: a late row put at the end, an article taken for a word, Å filed
under A in Norwegian.

What to do: write `order: alphabetical`, which sorts for each language by itself; or file a name elsewhere on purpose
with the column `sort`. A list on another principle (rank, date) is left alone.

Good:
    --- draft.yaml
    signatories: {order: as-listed}
    --- signatories.csv
    name,kind,country
    Alder Society,group,Norway
    Birch Society,group,Kenya
    Cedar Society,group,Kenya
    Elm Society,group,Kenya
    Fir Society,group,Kenya

Bad:
    --- draft.yaml
    signatories: {order: as-listed}
    --- signatories.csv
    name,kind,country
    Alder Society,group,Norway
    Birch Society,group,Kenya
    Cedar Society,group,Kenya
    Elm Society,group,Kenya
    Fir Society,group,Kenya
    Dogwood Society,group,Kenya
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letterkit.check.comparison import quoted
from letterkit.check.subject import Subject
from letterkit.languages import collation
from letterkit.model.draft import Order
from letterkit.model.finding import Finding, Severity
from letterkit.model.language import Language
from letterkit.model.roster import Rows

SEVERITY = Severity.WARNING
_FEWEST = 4
_SLIPS = 0.2  # a list of which more is out of order is ordered by something else
_NAMED = 3


def check(subject: Subject) -> Iterator[Finding]:
    """Look for names that are out of order where the list is printed as it stands."""
    if subject.project.draft.signatories.order is not Order.AS_LISTED:
        return
    lang = next((letter.lang for letter in subject.letters if subject.has_list(letter)), None)
    if lang is None:
        return
    language = subject.language(lang)
    for rows in (subject.counts.group_rows, subject.counts.individual_rows):
        most = max(1, int(len(rows) * _SLIPS))
        filed = _filed(rows, subject.counts.letter, language)
        if len(rows) < _FEWEST or _surely_slipped(filed, language) > most:
            continue
        slips = rows.at(collation.out_of_order([collation.key(name, language) for name in filed]))
        if 0 < len(slips) <= most:
            names = ", ".join(quoted(row.name) for row in slips[:_NAMED]) + (", …" if len(slips) > _NAMED else "")
            yield Finding(
                "list-order",
                SEVERITY,
                f"the list is alphabetical ({lang}) but for {names}",
                slips[0].place,
                "write order: alphabetical under signatories in the draft, or use the column sort",
            )


def _filed(rows: Rows, letter: str, language: Language) -> list[str]:
    """What each row is filed under."""
    sort, names = (rows.texts(column, lang=language.code, letter=letter) for column in ("sort", "name"))
    return [one or other for one, other in zip(sort, names, strict=True)]


def _surely_slipped(filed: Sequence[str], language: Language) -> int:
    """How many names are out of order at least: how often one comes before its neighbour above by a first letter of
    which nobody doubts the order, since moving one name mends one such place. Saves the work on a list in another
    order."""
    if any(letter.isascii() for letter in language.collation.tailoring):
        return 0
    slipped, before = 0, ""
    for name in filed:
        first = name[:1].lower() if name.isascii() and name[:1].isalpha() else ""
        slipped += bool(first) and first < before
        before = first
    return slipped
