"""Bodies whose names are written in two ways: the layers of letterkit.similar, small words, a country, the kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from letterkit import countries, similar
from letterkit.model.spelling import Layer
from letterkit.similar.forms import Form, form

Pair = tuple[int, int, Layer]
_LAYERS = {
    "same": Layer.MARKS,
    "alias": Layer.ACRONYM,
    "acronym": Layer.ACRONYM,
    "order": Layer.ORDER,
    "close": Layer.CLOSE,
}
SMALL = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "de", "des", "du", "la"}
    | {"le", "les", "et", "en", "pour", "sur", "del", "las", "los", "el", "y", "para", "por", "do", "da", "dos", "das"}
    | {
        "e",
        "der",
        "die",
        "das",
        "und",
        "fur",
        "von",
        "van",
        "voor",
        "het",
        "di",
        "della",
        "delle",
        "per",
        "a",
        "against",
    }
)
"""Words that names are given with and without, or with another one, as `letterkit.similar` bares them."""
_KINDS = frozenset(
    {"association", "foundation", "institute", "institution", "organization", "organisation", "center", "centre"}
    | {"society", "union", "group", "network", "committee", "council", "coalition", "alliance", "fund", "project"}
    | {"fundacion", "asociacion", "instituto", "centro", "fondation", "institut", "centre", "stiftung", "verein"}
)
_MOST = 12


def pairs(names: Sequence[str], aliases: Sequence[Sequence[str]] | None = None) -> Iterator[Pair]:
    """Pairs of names (indices, the smaller first) that may be one body, each once, by the surest layer."""
    return iter(_pairs(tuple(names), aliases and tuple(map(tuple, aliases))))


@lru_cache(maxsize=2)
def _pairs(names: tuple[str, ...], aliases: tuple[tuple[str, ...], ...] | None) -> tuple[Pair, ...]:
    """Remembered, since many letters name the same bodies."""
    return tuple(_found(names, aliases))


def _found(names: Sequence[str], aliases: Sequence[Sequence[str]] | None) -> Iterator[Pair]:
    forms = [form(name) for name in names]
    seen: set[tuple[int, int]] = set()
    for first, second, layer in _in_layers(names, forms, aliases):
        pair = (min(first, second), max(first, second))
        if pair not in seen and first != second:
            seen.add(pair)
            yield (*pair, layer)


def _in_layers(names: Sequence[str], forms: Sequence[Form], aliases: Sequence[Sequence[str]] | None) -> Iterator[Pair]:
    found = [(like.first, like.second, _LAYERS[like.layer]) for like in similar.pairs(names, aliases)]
    yield from (pair for pair in found if pair[2] is not Layer.CLOSE)
    yield from _sharing(forms, ((Layer.SMALL, _without_small), (Layer.COUNTRY, _without_country)))
    yield from (pair for pair in found if pair[2] is Layer.CLOSE)
    yield from _sharing(forms, ((Layer.KIND, _without_kind),))


def _sharing(forms: Sequence[Form], keys: Sequence[tuple[Layer, Callable[[Form], str]]]) -> Iterator[Pair]:
    for layer, key in keys:
        buckets: defaultdict[str, list[int]] = defaultdict(list)
        for index, one in enumerate(forms):
            if said := key(one):
                buckets[said].append(index)
        for bucket in buckets.values():
            if len(bucket) <= _MOST:
                yield from ((first, second, layer) for first, second in combinations(bucket, 2))


def _without_small(one: Form) -> str:
    kept = [word for word in one.words if word not in SMALL]
    return " ".join(kept) if len(kept) > 1 else ""


def _without_country(one: Form) -> str:
    """The name without a country at its end, where two words or more remain."""
    for size in (2, 1):
        head, tail = one.words[:-size], one.words[-size:]
        if (
            len(head) > 1
            and not set(head[-1:]) & SMALL
            and countries.read(" ".join(tail), suggest=False).status == "ok"
        ):
            return " ".join(head)
    return one.proper if len(one.words) > 1 else ""


def _without_kind(one: Form) -> str:
    """The name without the word for what it is, which must be there, where two telling words remain."""
    kept = [word for word in one.words if word not in SMALL and word not in _KINDS]
    named = any(word in _KINDS for word in one.words)
    return " ".join(kept) if named and len(kept) > 1 else ""
