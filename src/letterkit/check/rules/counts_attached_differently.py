"""A number of countries belongs to something else in another language.

"47 groups representing over 300 organizations and 7 individuals in 16 countries" says where all of them are;
16개국의 300개 이상의 단체를 대표하는 47개 단체 says where those are that the groups speak for. Both cannot be
meant. It is told from the order of the words, so it is a warning.

What to do: find out what the number counts, and say the same in each language.

Good:
    --- body.en.md
    We write on behalf of three groups representing ninety organizations in two countries and one individual.
    --- body.ko.md
    저희는 2개국의 90개 단체를 대표하는 3개 단체와 1명의 개인을 대신하여 이 서한을 드립니다.

Bad:
    --- body.en.md
    We write on behalf of three groups representing ninety organizations and one individual in two countries.
    --- body.ko.md
    저희는 2개국의 90개 단체를 대표하는 3개 단체와 1명의 개인을 대신하여 이 서한을 드립니다.
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit import agreement
from letterkit.agreement import Spot
from letterkit.check.between import Comparison, Side, comparisons, place_of
from letterkit.check.comparison import quoted
from letterkit.check.subject import Subject
from letterkit.model.claim import Kind
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.WARNING
_OWNERS = {
    Kind.REPRESENTED: "those who are represented",
    Kind.GROUPS: "the groups",
    Kind.INDIVIDUALS: "the individuals",
    Kind.SIGNATORIES: "the signatories",
    agreement.WHOLE: "all who sign",
}


def check(subject: Subject) -> Iterator[Finding]:
    """Compare each language with the first one."""
    for comparison in comparisons(subject):
        for first, owner, second, other in _attached(comparison):
            if other != owner and Kind.REPRESENTED in (owner, other):
                yield Finding(
                    "counts-attached-differently",
                    SEVERITY,
                    f"{quoted(second.fact.text)} ({comparison.second.lang}) belongs to {_OWNERS[other]}, but "
                    f"{quoted(first.fact.text)} ({comparison.first.lang}) to {_OWNERS[owner]}, "
                    f"at {place_of(subject, comparison.first, first)}",
                    place_of(subject, comparison.second, second),
                    "find out what the number counts, and say the same in each language",
                )


def _attached(comparison: Comparison) -> Iterator[tuple[Spot, str, Spot, str]]:
    """Counts of countries in paragraphs that belong together, with what they belong to, where that can be told."""
    for pair in comparison.pairs:
        for first, owner in _owned(comparison.first, pair.first):
            for second, other in _owned(comparison.second, pair.second):
                if first.fact.value == second.fact.value:
                    yield first, owner, second, other


def _owned(side: Side, paragraphs: tuple[int, ...]) -> list[tuple[Spot, str]]:
    return [(Spot(i, fact), owner) for i in paragraphs for fact, owner in agreement.attached(side.facts[i]) if owner]
