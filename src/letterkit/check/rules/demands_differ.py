"""The languages of a letter have lists of different length.

The lists of a letter are what it asks for. One language that asks for four things and another that asks for three are
two letters.

What to do: translate what is missing, or take it out of both languages.

Good:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations, and ask you

    1. to build a dam;
    2. to pay for the homes.
    --- body.ko.md
    저희는 {{ counts.groups }}개 단체를 대표하여 다음과 같이 요청드립니다.

    1. 제방을 쌓아 주십시오.
    2. 집을 보상하여 주십시오.

Bad:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations, and ask you

    1. to build a dam;
    2. to pay for the homes.
    --- body.ko.md
    저희는 {{ counts.groups }}개 단체를 대표하여 다음과 같이 요청드립니다.

    1. 제방을 쌓아 주십시오.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from letterkit.check.between import Side, comparisons
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.letter import ListBlock, Role, walk

SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the lists of each language with those of the first one, in order."""
    for comparison in comparisons(subject):
        first, second = comparison.first, comparison.second
        for ours, theirs in zip_longest(_lists(first), _lists(second)):
            if ours and theirs and _shape(ours) == _shape(theirs):
                continue
            yield Finding(
                "demands-differ",
                SEVERITY if ours and theirs else Severity.WARNING,
                f"{_said(second, theirs)}, {_said(first, ours)}{_at(subject, first, ours)}",
                _place(subject, second, theirs),
                "translate what is missing, or take it out of both languages",
            )


def _lists(side: Side) -> list[ListBlock]:
    return [b for b in walk(side.letter.blocks) if isinstance(b, ListBlock) and b.role is Role.BODY]


def _shape(block: ListBlock) -> tuple[int, int]:
    return len(block.items), block.start if block.ordered else 1


def _said(side: Side, block: ListBlock | None) -> str:
    if block is None:
        return f"there is no such list in {side.lang}"
    items = "1 item" if len(block.items) == 1 else f"{len(block.items)} items"
    return f"the list in {side.lang} has {items}" + (f" from number {block.start}" if _shape(block)[1] != 1 else "")


def _at(subject: Subject, side: Side, block: ListBlock | None) -> str:
    return f", at {_place(subject, side, block)}" if block else ""


def _place(subject: Subject, side: Side, block: ListBlock | None) -> Place:
    place = block.place if block else None
    return replace(place) if place else subject.body_place(side.lang)
