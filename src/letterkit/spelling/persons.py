"""Persons whose names are written in two ways: marks, order, romanisation, a slip, a short form."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from letterkit.model.spelling import Layer
from letterkit.similar.forms import Form, form
from letterkit.spelling import romanised

Pair = tuple[int, int, Layer]
_MOST = 60
"""Names that share a word and are compared with each other; a family name that more have says nothing."""
_SHORTEST, _SHORT_FORM = 7, 3  # letters: of a name that is compared for slips, and of a short given name
_GENDERED = frozenset({"a", "o", "e", "i", ""})


def pairs(names: Sequence[str]) -> Iterator[Pair]:
    """Pairs of names (indices, the smaller first) that may be one person, each once, by the surest layer.

    Names of one word are not compared. Two who share a family name are two: a slip is one letter more, less or other in
    a word of some length, or two letters in the wrong order, and never only an ending that tells women from men.
    """
    forms = [form(name) for name in names]
    compared = [at for at, one in enumerate(forms) if len(one.words) > 1]
    seen: set[tuple[int, int]] = set()
    for first, second, layer in _in_layers(forms, compared):
        if first != second and (pair := (min(first, second), max(first, second))) not in seen:
            seen.add(pair)
            yield (*pair, layer)


def _in_layers(forms: Sequence[Form], compared: Sequence[int]) -> Iterator[Pair]:
    for layer, keyed in (
        (Layer.MARKS, ((at, {"".join(forms[at].words)}) for at in compared)),
        (Layer.ORDER, ((at, set(forms[at].any_order)) for at in compared)),
        (Layer.ROMANISED, ((at, {romanised.key(forms[at].words)} - {""}) for at in compared)),
    ):
        for bucket in _buckets(keyed):
            yield from ((first, second, layer) for first, second in combinations(bucket[:_MOST], 2))
    for bucket in _buckets((at, set(forms[at].words)) for at in compared):
        if len(bucket) > _MOST:
            continue
        for first, second in combinations(bucket, 2):
            if slip(forms[first].words, forms[second].words):
                yield first, second, Layer.CLOSE
            elif shortened(forms[first].words, forms[second].words):
                yield first, second, Layer.SHORT


def _buckets(keyed: Iterable[tuple[int, Iterable[str]]]) -> Iterator[list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for index, keys in keyed:
        for key in sorted(keys):
            found[key].append(index)
    return (bucket for bucket in found.values() if len(bucket) > 1)


def slip(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two names of as many words are one slip apart, in one word."""
    if len(first) != len(second) or sum(map(len, first)) < _SHORTEST:
        return False
    other = [(one, two) for one, two in zip(first, second, strict=True) if one != two]
    if len(other) != 1:
        return False
    from rapidfuzz.distance import OSA  # loading it takes 30 ms, which a text without a second name need not pay

    one, two = sorted(other[0], key=len)
    if OSA.distance(one, two, score_cutoff=1) != 1:
        return False
    if sorted(one) == sorted(two):
        return len(one) > 2  # two letters in the wrong order
    if one[:-1] == two[: len(one) - 1] and {one[-1], two[-1]} <= _GENDERED:
        return False  # Maria and Mario
    if two.startswith(one) and two[-1] in _GENDERED:
        return False  # Daniel and Daniela
    return len(one) > 3 and (len(one) != len(two) or len(one) > 4)


def shortened(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two names differ in the first word only, of which one is the beginning of the other (Ben, Benedict)."""
    if len(first) != len(second) or tuple(first[1:]) != tuple(second[1:]) or len(first[-1]) <= _SHORT_FORM:
        return False
    one, two = sorted((first[0], second[0]), key=len)
    return len(one) >= _SHORT_FORM and len(two) > len(one) + 1 and two.startswith(one)


def jamo_apart(one: str, other: str) -> int:
    """How many letters (jamo) of two Korean names differ: one more, less or other."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(unicodedata.normalize("NFD", one), unicodedata.normalize("NFD", other))
