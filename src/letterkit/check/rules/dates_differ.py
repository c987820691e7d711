"""The languages of a letter name different dates.

A date is easily mistyped in a translation, and nobody who reads one language sees the other. Full dates are compared,
whatever form each language gives them.

What to do: compare the passages that the finding names, and correct the one that is wrong.

Good:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations about the flood of January 14, 2024.
    --- body.ko.md
    저희는 {{ counts.groups }}개 단체를 대표하여 2024년 1월 14일의 홍수에 관하여 이 서한을 드립니다.

Bad:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations about the flood of January 14, 2024.
    --- body.ko.md
    저희는 {{ counts.groups }}개 단체를 대표하여 2024년 1월 15일의 홍수에 관하여 이 서한을 드립니다.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping

from letterkit.check.passage import Passage
from letterkit.check.subject import Subject
from letterkit.languages import dates
from letterkit.model.finding import Finding, Severity
from letterkit.model.letter import Role

SEVERITY = Severity.WARNING
_COMPARED = (Role.BODY, Role.SUBJECT, Role.HEADLINE)
_Dates = list[tuple[dt.date, str, Passage, int]]


def check(subject: Subject) -> Iterator[Finding]:
    """Compare each language with the first one."""
    found = {lang: _dates(subject, lang) for lang in dict.fromkeys(letter.lang for letter in subject.letters)}
    first, *rest = found.items() if found else [("", [])]
    for lang, here in rest:
        yield from _compared(subject, first, (lang, here))


def _dates(subject: Subject, lang: str) -> _Dates:
    return [
        (date.date, date.text, passage, date.start)
        for passage in subject.passages
        if passage.lang == lang and passage.role in _COMPARED
        for date in dates.find(passage.text, lang)
    ]


def _compared(subject: Subject, first: tuple[str, _Dates], second: tuple[str, _Dates]) -> Iterator[Finding]:
    (one, there), (other, here) = first, second
    alone, missing = _without(here, there), _without(there, here)
    # A date that only one language has may be written in words in the other; one on each side is a contradiction.
    for (_, text, passage, start), (_, expected, _, _) in zip(alone, missing, strict=False):
        yield Finding(
            "dates-differ",
            SEVERITY,
            f'"{text}" ({other}) is not in the letter in {one}, which has "{expected}" instead',
            subject.place_of(passage, start, start + len(text)),
            "compare the two passages, and correct the one that is wrong",
        )


def _without(dates_here: _Dates, dates_there: _Dates) -> _Dates:
    there: Mapping[dt.date, int] = Counter(date for date, *_ in dates_there)
    return [found for found in dates_here if not there.get(found[0])]
