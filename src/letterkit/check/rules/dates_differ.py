"""The languages of a letter name different dates or days of the week.

A date is easily mistyped in a translation, and nobody who reads one language sees the other. The letter is compared
paragraph by paragraph, whatever form each language gives a date, and whatever part of it is left unsaid ("November 18",
2014년). Two dates that stand in each other's place are an error; one
that only one language has is a note, since the other may say "last week".

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

from collections.abc import Iterator

from letterkit.agreement import FactKind
from letterkit.check.between import differing
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Compare each language with the first one."""
    yield from differing(subject, (FactKind.DATE, FactKind.WEEKDAY), "dates-differ", Severity.NOTE)
