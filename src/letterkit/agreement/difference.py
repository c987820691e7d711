"""What one of two texts states and the other lacks, or states otherwise, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from letterkit.agreement import links
from letterkit.agreement.alignment import Pair, align, key
from letterkit.agreement.fact import Fact, FactKind, Facts, Strength
from letterkit.model.claim import Precision
from letterkit.model.frozen import frozen

_NEAR = 2
"""How many pairs away a fact may have moved: translators take a sentence to the paragraph before or after."""
_MOST = 250_000
"""Facts of one paragraph times those of the other, beyond which nobody wrote them and they are not compared."""
_NUMBERS = frozenset({FactKind.NUMBER, FactKind.COUNT})
_VAGUE = {
    Precision.EXACT: "exact", Precision.OTHERS: "exact", Precision.MORE_THAN: "more", Precision.AT_LEAST: "more",
    Precision.NEARLY: "less", Precision.AT_MOST: "less", Precision.ABOUT: "about",
}  # fmt: skip


@frozen
class Spot:
    """A fact and the index of the paragraph that has it."""

    paragraph: int
    fact: Fact


@frozen
class Difference:
    """A fact that only one text has, or two that contradict each other. `pair` are the paragraphs that were compared.

    `sure` where both state something that cannot be true at once; else it may be a matter of style. `kind` is that of
    the facts; two claims about one thing are a COUNT.
    """

    kind: FactKind
    first: Spot | None
    second: Spot | None
    pair: Pair
    sure: bool = False


def differences(
    first: Sequence[Facts], second: Sequence[Facts], pairs: Sequence[Pair] | None = None
) -> Iterator[Difference]:
    """What two texts state differently, in the order of their pairs (worked out by `align` where they are not given).

    A fact that has moved to a paragraph nearby, or that the other text repeats more often, is no difference; nor are
    number words and "one", which only ever answer a number in digits. Names are looked for in the whole text, and only
    those that could be written in its language. What stands in a paragraph that is alone is not told fact by fact.
    """
    compared = align(first, second) if pairs is None else pairs
    matching = _Matching(first, second, compared)
    for number, pair in enumerate(compared):
        if not pair.alone:
            yield from matching.of(number)


class _Matching:
    """The facts of each pair that found none like them in the other text."""

    def __init__(self, first: Sequence[Facts], second: Sequence[Facts], pairs: Sequence[Pair]) -> None:
        self._texts, self._pairs = (first, second), pairs
        self._all = (
            [[Spot(i, f) for i in pair.first for f in first[i].items] for pair in pairs],
            [[Spot(j, f) for j in pair.second for f in second[j].items] for pair in pairs],
        )
        self._left = ([list(spots) for spots in self._all[0]], [list(spots) for spots in self._all[1]])
        self._everywhere = tuple({key(spot.fact) for spots in side for spot in spots} for side in self._all)
        for agree in (_same_claim, _same, _alike):
            for number in range(len(pairs)):
                self._take(agree, number, number)
        for distance in range(1, _NEAR + 1):
            for number in range(len(pairs)):
                for other in (number - distance, number + distance):
                    if 0 <= other < len(pairs):
                        self._take(_moved, number, other)

    def _take(self, agree: Callable[[Fact, Fact], bool], number: int, other: int) -> None:
        """Take away what agrees between a pair of the first text and one of the second."""
        ours, theirs = self._left[0][number], self._left[1][other]
        if not theirs or len(ours) * len(theirs) > _MOST:
            return
        for spot in list(ours):
            answer = next((one for one in theirs if agree(spot.fact, one.fact)), None)
            if answer is not None:
                ours.remove(spot)
                theirs.remove(answer)

    def of(self, number: int) -> Iterator[Difference]:
        """The differences of one pair: contradictions first, then what stands alone."""
        pair = self._pairs[number]
        ours, theirs = self._left[0][number], self._left[1][number]
        if len(ours) * len(theirs) > _MOST:
            return
        _swapped_days(ours, theirs)
        for spot in sorted(ours, key=lambda one: -one.fact.strength):  # 16 is a rival of 17 sooner than "third" is
            rival = _rival(spot.fact, theirs)
            if rival is not None and (spot.fact.strength is Strength.DIGITS or rival.fact.strength is Strength.DIGITS):
                ours.remove(spot)
                theirs.remove(rival)
                yield Difference(spot.fact.kind, spot, rival, pair, _sure(spot.fact, rival.fact))
        yield from (Difference(s.fact.kind, s, None, pair) for s in ours if self._is_missed(s.fact, number, 1))
        yield from (Difference(s.fact.kind, None, s, pair) for s in theirs if self._is_missed(s.fact, number, 0))

    def _is_missed(self, fact: Fact, number: int, side: int) -> bool:
        """Whether the other text (`side`) ought to have a fact, and has it nowhere near."""
        if fact.kind in (FactKind.NAME, FactKind.LINK, FactKind.REFERENCE):
            known = fact.kind is not FactKind.NAME or any(fact.value in text.nameable for text in self._texts[side])
            return known and key(fact) not in self._everywhere[side]
        if (fact.strength is not Strength.DIGITS and fact.kind is not FactKind.COUNT) or fact.value in ("0", "1"):
            return False
        near = range(max(0, number - _NEAR), min(len(self._pairs), number + _NEAR + 1))
        return not any(_alike(fact, spot.fact) for at in near for spot in self._all[side][at])


def _same_claim(one: Fact, other: Fact) -> bool:
    """Claims about the same thing: "47 groups" is not the 47 of "47-year-old"."""
    return bool(one.claim and other.claim and one.claim.kind is other.claim.kind and one.value == other.value)


def _same(one: Fact, other: Fact) -> bool:
    if one.claim and other.claim:
        return False
    return key(one) == key(other)


def _moved(one: Fact, other: Fact) -> bool:
    """The same in a paragraph nearby; "both" there is not the 2 that is looked for here."""
    telling = len(one.value) > 1 or one.strength is other.strength is Strength.DIGITS
    return telling and _same(one, other)


def _alike(one: Fact, other: Fact) -> bool:
    """Facts that agree as far as both are stated: "18 November" and 2020년 11월 18일, "$5" and "5 US dollars"."""
    if one.day and other.day:
        return one.day.agrees(other.day)
    if one.day or other.day:  # a year that one language does not mark as such
        dated, plain = (one, other) if one.day else (other, one)
        return plain.kind is FactKind.NUMBER and dated.value == plain.value
    if FactKind.MONEY in (one.kind, other.kind) and {one.kind, other.kind} <= {FactKind.MONEY, FactKind.NUMBER}:
        return one.value.split()[0] == other.value.split()[0] and one.kind is not other.kind
    return key(one) == key(other)


def _swapped_days(ours: list[Spot], theirs: list[Spot]) -> None:
    """ "10 and 11 December" and 12월 10일과 11일 name the same two days: one language says the month with the last, the
    other with the first. Takes such away."""
    for spot in [spot for spot in ours if spot.fact.day and spot.fact.day.day]:
        for other in [other for other in theirs if other.fact.day and other.fact.day.month == _month(spot)]:
            here, there = _number(ours, _day(other)), _number(theirs, _day(spot))
            if here and there:
                for spots, gone in ((ours, (spot, here)), (theirs, (other, there))):
                    for one in gone:
                        spots.remove(one)
                break


def _day(spot: Spot) -> int:
    return spot.fact.day.day if spot.fact.day else 0


def _month(spot: Spot) -> int:
    return spot.fact.day.month if spot.fact.day else 0


def _number(spots: Sequence[Spot], value: int) -> Spot | None:
    return next((s for s in spots if value and s.fact.kind is FactKind.NUMBER and s.fact.value == str(value)), None)


def _rival(fact: Fact, others: Sequence[Spot]) -> Spot | None:
    """What the other text states in the place of a fact: the nearest in kind, then in value."""
    if fact.kind is FactKind.NAME or fact.strength is Strength.WEAK:
        return None
    fitting = [(rank, i) for i, spot in enumerate(others) if (rank := _rivalry(fact, spot.fact)) is not None]
    return others[min(fitting)[1]] if fitting else None


def _rivalry(one: Fact, other: Fact) -> float | None:
    """How near two facts are to being one that was changed, 0 the nearest; None where they are of two kinds."""
    if other.strength is Strength.WEAK:
        return None
    if one.claim and other.claim:
        return 0.0 if one.claim.kind is other.claim.kind else None
    if one.day and other.day:
        if one.day.parts == other.day.parts:
            return float(sum(a != b for a, b in zip(_fields(one), _fields(other), strict=True)))
        return 3.0 if any(a and b for a, b in zip(one.day.parts, other.day.parts, strict=True)) else None
    if one.kind in _NUMBERS and other.kind in _NUMBERS:
        apart = abs(len(one.value) - len(other.value)) + (one.strength is not other.strength)
        return 1.0 + apart + min(abs(float(one.value) - float(other.value)), 1e6) / 1e7
    if one.kind is not other.kind:
        return None
    if one.kind is FactKind.LINK:
        return 0.0 if links.differ_in_digits(one.value, other.value) else _host_rank(one, other)
    return 1.0


def _fields(fact: Fact) -> tuple[int, int, int]:
    return (fact.day.year, fact.day.month, fact.day.day) if fact.day else (0, 0, 0)


def _host_rank(one: Fact, other: Fact) -> float | None:
    return 1.0 if links.host(one.value) == links.host(other.value) else None


def _sure(one: Fact, other: Fact) -> bool:
    """Whether two rivals cannot both be right."""
    if one.kind is FactKind.LINK:
        return links.differ_in_digits(one.value, other.value)
    if one.day and other.day:
        return one.day.parts == other.day.parts
    if one.strength is other.strength or one.kind is other.kind is FactKind.COUNT:
        return True
    return len(one.value) == len(other.value)  # "second" may have been 3, and is not 1981


def same_vagueness(one: Fact, other: Fact) -> bool:
    """Whether two claims are as exact as each other: 300 이상 and "over 300" are, "300" is neither."""
    if not (one.claim and other.claim):
        return True
    return _VAGUE[one.claim.precision] == _VAGUE[other.claim.precision]
