"""A paragraph of one language has no counterpart in another.

A paragraph was added, taken out or moved after the translation was made. Which paragraphs belong together is told by
their order, their lengths, and what they state; two that were joined into one are no difference.

What to do: translate the paragraph, or take it out of both languages.

Good:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations about the flood of January, which took many homes.

    The flood could have been foreseen, and the people who live by the river had asked for a dam for many years.
    --- body.ko.md
    저희는 {{ counts.groups }}개 단체를 대표하여 많은 집을 앗아 간 1월의 홍수에 관하여 이 서한을 드립니다.

    이 홍수는 예견할 수 있었으며, 강가에 사는 사람들은 여러 해 동안 제방을 쌓아 달라고 요청해 왔습니다.

Bad:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations about the flood of January, which took many homes.

    The flood could have been foreseen, and the people who live by the river had asked for a dam for many years.
    --- body.ko.md
    저희는 {{ counts.groups }}개 단체를 대표하여 많은 집을 앗아 간 1월의 홍수에 관하여 이 서한을 드립니다.
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.check.between import Comparison, Side, comparisons
from letterkit.check.passage import Setting
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Severity
from letterkit.model.letter import Role

SEVERITY = Severity.WARNING
_SHOWN = 60


def check(subject: Subject) -> Iterator[Finding]:
    """Look for paragraphs that stand alone. Items of lists are demands, which have a check of their own."""
    for comparison in comparisons(subject):
        for number, pair in enumerate(comparison.pairs):
            if pair.first and not pair.second:
                yield from _alone(subject, comparison, number, (comparison.first, comparison.second), pair.first)
            elif pair.second and not pair.first:
                yield from _alone(subject, comparison, number, (comparison.second, comparison.first), pair.second)


def _alone(
    subject: Subject, comparison: Comparison, number: int, sides: tuple[Side, Side], paragraphs: tuple[int, ...]
) -> Iterator[Finding]:
    has, lacks = sides
    for paragraph in paragraphs:
        passage = has.passages[paragraph]
        if passage.setting is Setting.ITEM or passage.role is not Role.BODY:
            continue
        begin = " ".join(passage.text.split())
        shown = begin if len(begin) <= _SHOWN else begin[:_SHOWN].rstrip() + "…"
        counts = f"{_paragraphs(has)} paragraphs in {has.lang}, {_paragraphs(lacks)} in {lacks.lang}"
        where = _before(subject, comparison, number, lacks)
        yield Finding(
            "paragraphs-differ",
            SEVERITY,
            f'the paragraph "{shown}" ({has.lang}) has no counterpart in {lacks.lang}{where} ({counts})',
            subject.place_of(passage),
            "translate the paragraph, or take it out of both languages",
        )


def _paragraphs(side: Side) -> int:
    return sum(p.role is Role.BODY and p.setting is not Setting.ITEM for p in side.passages)


def _before(subject: Subject, comparison: Comparison, number: int, side: Side) -> str:
    """Where the counterpart would stand: after the paragraph before it."""
    of = "second" if side is comparison.second else "first"
    earlier = [index for pair in comparison.pairs[:number] for index in getattr(pair, of)]
    return f" after {subject.place_of(side.passages[earlier[-1]])}" if earlier else ""
