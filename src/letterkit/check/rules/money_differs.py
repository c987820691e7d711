"""The languages of a letter name different sums of money.

An amount or its currency is wrong in one of them: "$5 million", 5백만 원. The letter is compared paragraph by
paragraph.

What to do: compare the two passages that the finding names, and correct the one that is wrong.

Good:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations. The repairs cost 2.5 million dollars.
    --- body.ko.md
    저희는 {{ counts.groups }}개 단체를 대표하여 이 서한을 드립니다. 복구에는 250만 달러가 듭니다.

Bad:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations. The repairs cost 2.5 million dollars.
    --- body.ko.md
    저희는 {{ counts.groups }}개 단체를 대표하여 이 서한을 드립니다. 복구에는 25만 달러가 듭니다.
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
    yield from differing(subject, (FactKind.MONEY,), "money-differs", Severity.WARNING)
