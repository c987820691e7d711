"""The languages of a letter state different numbers of those who sign.

"47 groups" in one language and 46개 단체 in the other is an error, whichever of them the list bears out. Where the
number is the same, but one language says "over 300" and the other 300, it is a warning; so is a number that only one
has.

What to do: write `{{ counts.groups }}` in every language, so that the number follows the list.

Good:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations and {{ counts.individuals }} individual.
    --- body.ko.md
    저희는 {{ counts.groups }}개 단체와 {{ counts.individuals }}명의 개인을 대표하여 이 서한을 드립니다.

Bad:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations and {{ counts.individuals }} individual.
    --- body.ko.md
    저희는 19개 단체와 {{ counts.individuals }}명의 개인을 대표하여 이 서한을 드립니다.
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit import agreement
from letterkit.agreement import FactKind, Spot
from letterkit.check.between import HINT, Comparison, Side, comparisons, differing, place_of
from letterkit.check.comparison import quoted
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Compare each language with the first one."""
    yield from differing(subject, (FactKind.COUNT,), "counts-differ", Severity.WARNING)
    for comparison in comparisons(subject):
        for first, second in _less_exact(comparison):
            yield Finding(
                "counts-differ",
                Severity.WARNING,
                f"{quoted(second.fact.text)} ({comparison.second.lang}) is {quoted(first.fact.text)} in "
                f"{comparison.first.lang}, at {place_of(subject, comparison.first, first)}: one is more exact",
                place_of(subject, comparison.second, second),
                HINT,
            )


def _less_exact(comparison: Comparison) -> Iterator[tuple[Spot, Spot]]:
    """The same number of the same, more exact in one language than in the other."""
    for pair in comparison.pairs:
        for first in _counts(comparison.first, pair.first):
            same = [
                second
                for second in _counts(comparison.second, pair.second)
                if second.fact.value == first.fact.value and _kind(second) == _kind(first)
            ]
            if same and not any(agreement.same_vagueness(first.fact, second.fact) for second in same):
                yield first, same[0]


def _counts(side: Side, paragraphs: tuple[int, ...]) -> list[Spot]:
    return [Spot(i, fact) for i in paragraphs for fact in side.facts[i].items if fact.claim]


def _kind(spot: Spot) -> str:
    return spot.fact.claim.kind if spot.fact.claim else ""
