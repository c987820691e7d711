"""What makes two names one, layer by layer, each exact: looked for among the rows that it is given."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from typing import Literal, Protocol

from letterkit.model.frozen import frozen
from letterkit.similar.forms import Form

Layer = Literal["same", "alias", "acronym", "order", "close"]
Pair = tuple[int, int]


@frozen
class Likeness:
    """Two names by their indices (`first` < `second`), why they may be one, and how near they are (0 to 100)."""

    first: int
    second: int
    layer: Layer
    score: float = 100.0


class Forms(Protocol):
    """The forms of names by their indices."""

    def __getitem__(self, index: int, /) -> Form: ...


def ordered(pair: Pair) -> Pair:
    """The pair with the smaller index first."""
    return min(pair), max(pair)


def once(likenesses: Iterable[Likeness]) -> Iterator[Likeness]:
    """Each pair of two names in the first layer that has it."""
    seen: set[Pair] = set()
    for likeness in likenesses:
        pair = (likeness.first, likeness.second)
        if pair not in seen and pair[0] != pair[1]:
            seen.add(pair)
            yield likeness


def same(forms: Forms, rows: Iterable[int]) -> Iterator[Pair]:
    """Pairs of which all words are the same."""
    return _sharing((i, (forms[i].whole,)) for i in rows)


def aliased(forms: Forms, rows: Sequence[int], wholes: Mapping[int, Sequence[str]]) -> Iterator[Pair]:
    """Pairs of which one has the other's name, or an alias of it, among its aliases, whose words `wholes` has."""
    known = {alias for given in wholes.values() for alias in given} - {""}
    if not known:
        return
    keyed = ((i, known & {forms[i].whole, *wholes.get(i, ())}) for i in rows)
    for one, other in _sharing(keyed):
        if forms[one].whole != forms[other].whole:
            yield one, other


def by_acronym(forms: Forms, rows: Sequence[int]) -> Iterator[Pair]:
    """Pairs of an acronym and what it stands for, and of a name with and without its acronym."""
    acronyms: dict[str, int] = {}
    for i in rows:
        if forms[i].is_acronym:
            acronyms.setdefault(forms[i].whole, i)
    for i in rows if acronyms else ():
        for short in forms[i].stated | forms[i].derived:
            if short in acronyms:
                yield acronyms[short], i
    stating = {forms[i].proper for i in rows if forms[i].stated}
    alike = ((i, (proper,)) for i in rows if len(forms[i].words) > 1 and (proper := forms[i].proper) in stating)
    for one, other in _sharing(alike) if stating else ():
        if forms[one].stated or forms[other].stated:
            yield one, other


def in_any_order(forms: Forms, rows: Sequence[int]) -> Iterator[Pair]:
    """Pairs of the same words in whatever order, two of which may be one in the other name."""
    joined = Counter(chain.from_iterable(forms[i].joined for i in rows))
    # Two words taken for one tell nothing where no other name has that word or could have it so.
    known = {one for one, times in joined.items() if times > 1}
    known.update(joined.keys() & set(chain.from_iterable(forms[i].words for i in rows)))
    return _sharing((i, forms[i].orders(known)) for i in rows)


def _sharing(keyed: Iterable[tuple[int, Iterable[str]]]) -> Iterator[Pair]:
    """Pairs that have a key in common; of an index no key comes twice."""
    first: dict[str, int] = {}
    more: defaultdict[str, list[int]] = defaultdict(list)
    for index, keys in keyed:
        for key in keys:
            if first.setdefault(key, index) != index:
                more[key].append(index)
    for key, others in more.items():
        yield from star((first[key], *others))


def star(bucket: Sequence[int]) -> Iterator[Pair]:
    """The first of a bucket with each other one: all pairs of a few, without a flood where hundreds are the same."""
    if len(bucket) <= 3:
        yield from combinations(bucket, 2)
    else:
        yield from ((bucket[0], other) for other in bucket[1:])
