"""Claims of two texts held against each other: which numbers are the same, which are not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from letterkit.audit.verdicts import counted, meant
from letterkit.model.audit import Judged
from letterkit.model.claim import Claim, Kind, Precision

_EXACT = (Precision.EXACT, Precision.OTHERS)
_NEAR = 0.8


class Claims(Protocol):
    """What of a text is asked for here: its claims about its own letter, and those about another one."""

    @property
    def own(self) -> tuple[Judged, ...]:
        """Claims about the letter that the text is, or is about."""

    @property
    def other(self) -> tuple[Judged, ...]:
        """Claims about another letter."""


def holds(first: Claim, second: Claim) -> bool:
    """Whether two claims of one kind can both be true of one letter; "50" and "more than 50" are near enough."""
    if meant(first) == meant(second):
        return True
    if first.precision in _EXACT and second.precision in _EXACT:
        return meant(first) == meant(second)
    if first.precision in _EXACT:
        return second.holds(meant(first)) is not False
    if second.precision in _EXACT:
        return first.holds(meant(second)) is not False
    return True


def agree(first: Sequence[Judged], second: Sequence[Judged]) -> tuple[str, ...]:
    """The numbers that both state, as in "47 groups", each once."""
    return tuple(
        dict.fromkeys(_said(one.claim) for one, two in _of_one_kind(first, second) if _same(one.claim, two.claim))
    )


def both_other(first: Claims, second: Claims) -> tuple[str, ...]:
    """The numbers that one text states of another letter and the second of its own, or both of another; empty where
    any kind that both give differs."""
    for one, two in ((first.other, second.own), (first.own, second.other), (first.other, second.other)):
        pairs = list(_of_one_kind(one, two))
        same = [judged for judged, other in pairs if _same(judged.claim, other.claim)]
        kinds = {judged.claim.kind for judged, _ in pairs}
        if same and kinds == {judged.claim.kind for judged in same} and any(meant(j.claim) > 3 for j in same):
            return tuple(dict.fromkeys(_said(judged.claim) for judged in same))
    return ()


def near(one: Judged, others: Sequence[Judged]) -> bool:
    """Whether a claim comes near one of another text, without being the same."""
    for other in others:
        low, high = sorted((meant(one.claim), meant(other.claim)))
        if one.claim.kind is other.claim.kind and _NEAR * high <= low < high:
            return True
    return False


def disagreeing(first: Sequence[Judged], second: Sequence[Judged]) -> Iterator[tuple[Judged, Judged]]:
    """Claims of the first text that no claim of their kind in the second bears out, each with the nearest one there;
    each number once."""
    seen: set[tuple[Kind, int]] = set()
    for one in first:
        mates = [two for two in second if two.claim.kind is one.claim.kind]
        mark = (one.claim.kind, meant(one.claim))
        if not mates or mark in seen or any(holds(one.claim, two.claim) for two in mates):
            continue
        seen.add(mark)
        yield one, min(mates, key=lambda two: abs(meant(two.claim) - meant(one.claim)))


def _of_one_kind(first: Sequence[Judged], second: Sequence[Judged]) -> Iterator[tuple[Judged, Judged]]:
    for one in first:
        yield from ((one, two) for two in second if two.claim.kind is one.claim.kind)


def _same(first: Claim, second: Claim) -> bool:
    return meant(first) == meant(second) and holds(first, second)


def _said(claim: Claim) -> str:
    hedge = {Precision.MORE_THAN: "more than ", Precision.AT_LEAST: "at least ", Precision.NEARLY: "nearly "}
    hedges = {**hedge, Precision.ABOUT: "about ", Precision.AT_MOST: "at most "}
    return hedges.get(claim.precision, "") + counted(meant(claim), claim.kind)
