"""Names that may be one and the same signatory. They are reported, never merged: a person decides."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from letterkit.similar import layers
from letterkit.similar.forms import Form, form
from letterkit.similar.layers import Layer, Likeness, Pair, ordered
from letterkit.similar.near import near

__all__ = ["Aliases", "Layer", "Likeness", "found", "pairs"]

_LONG = 8000
"""More names than these are taken apart and looked through all at once, by numpy: loading it takes what 8,000 save."""

Aliases = Sequence[Sequence[str]] | Mapping[int, Sequence[str]]
"""Other names: of each name, or by index of those names that have any."""


def pairs(
    names: Sequence[str], aliases: Aliases | None = None, *, individuals: Container[int] = ()
) -> Iterator[Likeness]:
    """Pairs of names that may mean the same, each pair once, the surest reason first.

    Layers: `same` after levelling of case, accents, punctuation, courtesy titles and forms of incorporation; `alias`
    (one is among the other's `aliases`, which are given name by name, or by index for the few names that have any);
    `acronym` ("CSW" and "Christian Solidarity Worldwide (CSW)", "MLA" and "Maison des Lanceurs d'Alerte"); `order`,
    the same words in another order ("Yanghee Lee", "Lee Yang-Hee"); `close`, a token-sort ratio of 88 or more (94 in
    Chinese, Japanese and Korean) where what differs is not a number, a point of the compass or a country. Names of one
    word are not compared where they are those of `individuals` (indices): equal given names are usually two people.

    Of more than three names that are all the same only the pairs with the first are given. Time is in proportion to
    the number of names; of more than a thousand a few of the `close` pairs are missed (see `near` and `long`).
    """
    given = _by_index(aliases)
    if len(names) > _LONG:
        from letterkit.similar.long import likenesses

        return layers.once(likenesses(names, given, individuals))
    return layers.once(_in_layers(names, given, individuals))


def found(
    names: Sequence[str], aliases: Aliases | None = None, *, individuals: Container[int] = ()
) -> tuple[Likeness, ...]:
    """What `pairs` gives, as a whole: arguments and result can be pickled, so that another process may look for it."""
    return tuple(pairs(names, aliases, individuals=individuals))


def _by_index(aliases: Aliases | None) -> Mapping[int, Sequence[str]]:
    if aliases is None or isinstance(aliases, Mapping):
        return aliases or {}
    return {i: given for i, given in enumerate(aliases) if given}


def _in_layers(
    names: Sequence[str], aliases: Mapping[int, Sequence[str]], individuals: Container[int]
) -> Iterator[Likeness]:
    """All likenesses of a short list, layer after layer; a pair may come again in a later layer."""
    forms = [form(name) for name in names]
    rows = [i for i, f in enumerate(forms) if f.words and not (i in individuals and len(f.words) == 1)]
    wholes = {i: [form(alias).whole for alias in given] for i, given in aliases.items()}
    by_layer: tuple[tuple[Layer, Iterable[Pair]], ...] = (
        ("same", layers.same(forms, rows)),
        ("alias", layers.aliased(forms, rows, wholes)),
        ("acronym", layers.by_acronym(forms, rows)),
        ("order", layers.in_any_order(forms, rows)),
    )
    for layer, alike in by_layer:
        yield from (Likeness(*pair, layer) for pair in sorted(map(ordered, alike)))
    yield from _close(forms, rows)


def _close(forms: Sequence[Form], rows: Sequence[int]) -> Iterator[Likeness]:
    distinct = list({forms[i].in_order: i for i in reversed(rows)}.values())[::-1]
    for one, other, score in sorted(near([forms[i] for i in distinct])):
        yield Likeness(*ordered((distinct[one], distinct[other])), "close", score)
