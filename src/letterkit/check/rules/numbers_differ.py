"""The languages of a letter state different numbers.

Nobody who reads one language sees the other, and a number is easily mistyped in a translation. The letter is compared
paragraph by paragraph: numbers in digits and in words, ordinals, percentages, and symbols of documents (A/75/388). A
number that only one language has may be a matter of style, and is a warning; two that stand in each other's place are
an error. Dates, sums, and the numbers of those who sign have checks of their own.

What to do: compare the two passages that the finding names, and correct the one that is wrong.

Good:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations. The flood took 1,500 homes, for the third time.
    --- body.ko.md
    저희는 {{ counts.groups }}개 단체를 대표하여 이 서한을 드립니다. 홍수로 세 번째로 1500채의 집이 사라졌습니다.

Bad:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations. The flood took 1,500 homes, for the third time.
    --- body.ko.md
    저희는 {{ counts.groups }}개 단체를 대표하여 이 서한을 드립니다. 홍수로 세 번째로 1600채의 집이 사라졌습니다.
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.agreement import FactKind
from letterkit.check.between import differing
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.ERROR
_KINDS = (FactKind.NUMBER, FactKind.PERCENT, FactKind.REFERENCE)


def check(subject: Subject) -> Iterator[Finding]:
    """Compare each language with the first one."""
    yield from differing(subject, _KINDS, "numbers-differ", Severity.WARNING)
