"""Which paragraphs of two texts belong together: those that a translator made of one another, in the same order.

After W. A. Gale and K. W. Church, A Program for Aligning Sentences in Bilingual Corpora, Computational Linguistics 19
(1993): lengths that fit are likely, one paragraph that became two less so, one that is missing least. Facts that both
have (a link, a date, a large number, a name) are anchors beside the lengths.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from letterkit.agreement.fact import Fact, FactKind, Facts, Strength
from letterkit.model.frozen import frozen

_VARIANCE = 6.8
"""Of the length of a translation, for each character of the original (Gale and Church)."""
_MOVES = {(1, 1): 0.0, (1, 0): 350.0, (0, 1): 350.0, (2, 1): 260.0, (1, 2): 260.0}
"""What a kind of step costs, in hundredths of the natural logarithm of how much rarer it is than one to one. In letters
paragraphs are left out more often than sentences are in the proceedings of parliaments (450 there), and joined less
often (230)."""
_OTHER_PART = 400.0
_ANCHORS = {FactKind.LINK: 120.0, FactKind.REFERENCE: 120.0, FactKind.NAME: 100.0, FactKind.DATE: 90.0}
_ANCHOR, _SMALL, _MOST = 60.0, 15.0, 500.0
_DENSITY = {"ko": 0.5, "ja": 0.5, "zh": 0.35, "ar": 0.85}
"""How many characters a language needs where English needs one."""
_STRETCH = 1.25
_MISSED = 1.0
"""How much a fact that one lacks speaks against two paragraphs, as a part of what it speaks for them."""
_BAND = 40
"""How far from the diagonal a pair may lie, in paragraphs; it keeps the time linear in the length of the texts."""

Cell = tuple[int, int]


@frozen
class Pair:
    """Paragraphs by their indices: one of each text, two of one and one of the other, or one that is alone."""

    first: tuple[int, ...]
    second: tuple[int, ...]

    @property
    def alone(self) -> bool:
        """Whether one text has nothing here."""
        return not self.first or not self.second


def align(first: Sequence[Facts], second: Sequence[Facts]) -> tuple[Pair, ...]:
    """The pairs of two texts in order; each paragraph is in exactly one of them. Time is linear in their number.

    Those of the last texts are remembered: many letters differ only in whom they go to.
    """
    return _aligned(*(tuple(replace(facts, nameable=frozenset()) for facts in side) for side in (first, second)))


@lru_cache(maxsize=8)
def _aligned(first: tuple[Facts, ...], second: tuple[Facts, ...]) -> tuple[Pair, ...]:
    grid = _Grid(first, second)
    best: dict[Cell, tuple[float, Cell | None]] = {(0, 0): (0.0, None)}
    for i in range(len(first) + 1):
        for j in grid.columns(i):
            here = best.get((i, j))
            if here is None:
                continue
            for (di, dj), price in _MOVES.items():
                there = (i + di, j + dj)
                if not grid.inside(there):
                    continue
                cost = here[0] + price + (grid.cost(i, j, di, dj) if di and dj else 0.0)
                if there not in best or cost < best[there][0]:
                    best[there] = (cost, (i, j))
    return tuple(_path(best, (len(first), len(second))))


def _path(best: dict[Cell, tuple[float, Cell | None]], end: Cell) -> Iterator[Pair]:
    steps = [end]
    while (before := best[steps[-1]][1]) is not None:
        steps.append(before)
    steps.reverse()
    for (i, j), (k, m) in pairwise(steps):
        yield Pair(tuple(range(i, k)), tuple(range(j, m)))


class _Grid:
    """The costs of bringing paragraphs together. What one or two paragraphs of each text have is worked out once."""

    def __init__(self, first: Sequence[Facts], second: Sequence[Facts]) -> None:
        self._size = (len(first), len(second))
        self._sides = tuple({width: _merged(side, width) for width in (1, 2)} for side in (first, second))
        self._ratio = _ratio(first, second)

    def columns(self, i: int) -> range:
        """The second indices that are near the diagonal."""
        n, m = self._size
        low, high = (max(0, i - 1) * m // n, min(n, i + 1) * m // n + 1) if n else (0, m)
        return range(max(0, low - _BAND), min(m, high + _BAND) + 1)

    def inside(self, cell: Cell) -> bool:
        """Whether a cell is in the band."""
        return cell[0] <= self._size[0] and cell[1] in self.columns(cell[0])

    def cost(self, i: int, j: int, di: int, dj: int) -> float:
        """How unlikely it is that these are each other's translation: 0 for lengths that fit and nothing else."""
        one, other = self._sides[0][di][i], self._sides[1][dj][j]
        cost = _length_cost(one.length * self._ratio, other.length)
        if len(one.parts | other.parts) > 1:
            cost += _OTHER_PART
        shared = sum(one.anchors[key] for key in one.anchors.keys() & other.anchors.keys())
        return cost - min(shared, _MOST) + min((one.weight + other.weight - 2 * shared) * _MISSED, _MOST)


@frozen
class _Merged:
    """One paragraph, or two that follow each other: `anchors` with what each tells, `weight` what all of them do."""

    length: int
    parts: frozenset[str]
    anchors: dict[str, float]
    weight: float


def _merged(side: Sequence[Facts], width: int) -> list[_Merged]:
    found = []
    for start in range(len(side) - width + 1):
        members = side[start : start + width]
        anchors = {name: weight for facts in members for name, weight in _anchors(facts).items()}
        parts = frozenset(facts.part for facts in members)
        found.append(_Merged(sum(facts.length for facts in members), parts, anchors, sum(anchors.values())))
    return found


def _ratio(first: Sequence[Facts], second: Sequence[Facts]) -> float:
    """How many characters the second text needs for one of the first: that of the texts, as far as it can be so; where
    one of them leaves much out, that of their languages."""
    total, other = (sum(facts.length for facts in side) for side in (first, second))
    if not total or not other:
        return 1.0
    usual = _density(second[0].lang) / _density(first[0].lang)
    return min(max(other / total, usual / _STRETCH), usual * _STRETCH)


def _density(lang: str) -> float:
    return _DENSITY.get(lang.partition("-")[0].lower(), 1.0)


def _length_cost(expected: float, length: float) -> float:
    mean = (expected + length) / 2
    if not mean:
        return 0.0
    deviation = abs(length - expected) / math.sqrt(mean * _VARIANCE)
    return min(-100 * math.log(max(math.erfc(deviation / math.sqrt(2)), 1e-12)), 700.0)


def _anchors(facts: Facts) -> dict[str, float]:
    """What a paragraph may share with its translation, with how much it tells."""
    return {key(fact): _weight(fact) for fact in facts.items if fact.strength is not Strength.WEAK}


def _weight(fact: Fact) -> float:
    small = fact.kind is FactKind.NUMBER and len(fact.value) == 1
    return _SMALL if small else _ANCHORS.get(fact.kind, _ANCHOR)


def key(fact: Fact) -> str:
    """What a fact has in common with the same fact in another language. A claim and a mere number of the same value
    are one: not every language's grammar reads both."""
    kind = FactKind.NUMBER if fact.kind is FactKind.COUNT else fact.kind
    return f"{kind} {fact.value}"


def shared(first: Sequence[Facts], second: Sequence[Facts]) -> int:
    """How many facts two texts have in common, each as often as both have it: a measure of whether one is a version of
    the other."""
    one, other = (Counter(key(f) for facts in side for f in facts.items) for side in (first, second))
    return (one & other).total()
