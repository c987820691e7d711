"""Names that may be one and the same signatory. They are reported, never merged: a person decides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from letterkit.similar.forms import Form, form
from letterkit.similar.near import near, star

Layer = Literal["same", "alias", "acronym", "order", "close"]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two names by their indices (`first` < `second`), why they may be one, and how near they are (0 to 100)."""

    first: int
    second: int
    layer: Layer
    score: float = 100.0


def pairs(
    names: Sequence[str], aliases: Sequence[Sequence[str]] | None = None, *, individuals: Container[int] = ()
) -> Iterator[Likeness]:
    """Pairs of names that may mean the same, each pair once, the surest reason first.

    Layers: `same` after levelling of case, accents, punctuation, courtesy titles and forms of incorporation; `alias`
    (one is among the other's `aliases`, which are given name by name); `acronym` ("CSW" and "Christian Solidarity
    Worldwide (CSW)", "MLA" and "Maison des Lanceurs d'Alerte"); `order`, the same words in another order ("Yanghee
    Lee", "Lee Yang-Hee"); `close`, a token-sort ratio of 88 or more (94 in Chinese, Japanese and Korean) where what
    differs is not a number, a point of the compass or a country. Names of one word are not compared where they are
    those of `individuals` (indices): equal given names are usually two people.

    Of more than three names that are all the same only the pairs with the first are given. Time is near linear in the
    number of names; see `near` for what is missed in lists of more than a thousand.
    """
    forms = [form(name) for name in names]
    compared = [i for i, f in enumerate(forms) if f.words and not (i in individuals and len(f.words) == 1)]
    others = [[form(alias) for alias in given] for given in aliases] if aliases is not None else [[] for _ in names]
    seen: set[tuple[int, int]] = set()
    for likeness in _in_layers(forms, compared, others):
        pair = (likeness.first, likeness.second)
        if pair not in seen and pair[0] != pair[1]:
            seen.add(pair)
            yield likeness


def _in_layers(forms: Sequence[Form], compared: Sequence[int], others: Sequence[Sequence[Form]]) -> Iterator[Likeness]:
    """All likenesses, layer after layer, in the order of the names; a pair may come again in a later layer."""
    found: tuple[tuple[Layer, Iterable[tuple[int, int]]], ...] = (
        ("same", _sharing((i, (forms[i].whole,)) for i in compared)),
        ("alias", _aliased(forms, compared, others)),
        ("acronym", _by_acronym(forms, compared)),
        ("order", _in_any_order(forms, compared)),
    )
    for layer, alike in found:
        yield from (Likeness(first, second, layer) for first, second in sorted(map(_ordered, alike)))
    once = list({forms[i].in_order: i for i in reversed(compared)}.values())[::-1]
    for one, other, score in sorted(near([forms[i] for i in once])):
        yield Likeness(*_ordered((once[one], once[other])), "close", score)


def _ordered(pair: tuple[int, int]) -> tuple[int, int]:
    return min(pair), max(pair)


def _sharing(keyed: Iterable[tuple[int, Iterable[str]]]) -> Iterator[tuple[int, int]]:
    """Pairs that have a key in common; of an index no key comes twice."""
    first: dict[str, int] = {}
    more: defaultdict[str, list[int]] = defaultdict(list)
    for index, keys in keyed:
        for key in keys:
            if first.setdefault(key, index) != index:
                more[key].append(index)
    for key, others in more.items():
        yield from star((first[key], *others))


def _aliased(
    forms: Sequence[Form], compared: Sequence[int], others: Sequence[Sequence[Form]]
) -> Iterator[tuple[int, int]]:
    """Pairs of which one has the other's name, or an alias of it, among its aliases."""
    known = {alias.whole for given in others for alias in given} - {""}
    if not known:
        return
    keyed = ((i, known & {forms[i].whole, *(alias.whole for alias in others[i])}) for i in compared)
    for one, other in _sharing(keyed):
        if forms[one].whole != forms[other].whole:
            yield one, other


def _by_acronym(forms: Sequence[Form], compared: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of an acronym and what it stands for, and of a name with and without its acronym."""
    acronyms: dict[str, int] = {}
    for i in compared:
        if forms[i].is_acronym:
            acronyms.setdefault(forms[i].whole, i)
    for i in compared if acronyms else ():
        for short in forms[i].stated | forms[i].derived:
            if short in acronyms:
                yield acronyms[short], i
    stating = {forms[i].proper for i in compared if forms[i].stated}
    same = ((i, (proper,)) for i in compared if len(forms[i].words) > 1 and (proper := forms[i].proper) in stating)
    for one, other in _sharing(same) if stating else ():
        if forms[one].stated or forms[other].stated:
            yield one, other


def _in_any_order(forms: Sequence[Form], compared: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of the same words in whatever order, two of which may be one in the other name."""
    joined = Counter(chain.from_iterable(forms[i].joined for i in compared))
    # Two words taken for one tell nothing where no other name has that word or could have it so.
    known = {one for one, times in joined.items() if times > 1}
    known.update(joined.keys() & set(chain.from_iterable(forms[i].words for i in compared)))
    return _sharing((i, forms[i].orders(known)) for i in compared)
