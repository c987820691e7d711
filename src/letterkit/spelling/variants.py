"""From mentions to names: which spellings are one name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from letterkit.countries.spelling import bare
from letterkit.model.spelling import Layer, Mention, Name, Source, Spelling
from letterkit.spelling import bodies, persons
from letterkit.spelling.typography import plain, shouted

_TOLD = (Source.LISTED, Source.ADDRESSED, Source.KNOWN)
_WORDS = 3
"""Words that a body has which is known from running text alone: fewer are too often no name."""
_MOST = 200
"""Koreans of one office who are compared with each other."""
_LOOSE = frozenset({Layer.MARKS, Layer.SMALL})
"""What makes two names one that both stand in running text only."""
_FAIRLY = _LOOSE | {Layer.CLOSE}


@dataclass(slots=True)
class _Cluster:
    """Spellings that are one name, the lists that they stand in, and the weakest layer that holds them together."""

    members: list[str]
    rolls: set[str]
    layer: Layer | None = None


@dataclass(slots=True)
class _Forest:
    """Clusters by spelling; two are not joined where one list names both, since they are two then."""

    by_text: dict[str, _Cluster] = field(default_factory=dict)

    def join(self, one: str, other: str, layer: Layer) -> None:
        first, second = self.by_text[one], self.by_text[other]
        if first is second or first.rolls & second.rolls:
            return
        first.members += second.members
        first.rolls |= second.rolls
        layers = [said for said in (first.layer, second.layer, layer) if said]
        first.layer = max(layers, key=lambda said: said.rank)
        for text in second.members:
            self.by_text[text] = first


def names(mentions: Iterable[Mention], aliases: Mapping[str, Sequence[str]] | None = None) -> tuple[Name, ...]:
    """The persons and bodies of texts that belong together, in the order in which they are first named.

    Names of one list are never taken for one, however alike; bodies that only look like names are compared with those
    that are known, and among themselves by their letters alone. `aliases` are those of known names, by name.
    """
    found: tuple[dict[str, list[Mention]], dict[str, list[Mention]]] = ({}, {})
    for mention in mentions:
        if text := plain(mention.text):
            found[0 if mention.person else 1].setdefault(text, []).append(mention)
    for text in found[0].keys() & found[1].keys():
        told = any(mention.source in _TOLD for mention in found[1][text])
        if not told and any(mention.certain for mention in found[0][text]):
            del found[1][text]
    people = _clustered(found[0], _person_pairs(found[0]))
    groups = _clustered(found[1], _body_pairs(found[1], aliases or {}))
    return tuple(_named(cluster, texts, person=texts is found[0]) for texts, cluster in (*people, *groups))


def _clustered(
    texts: dict[str, list[Mention]], pairs: Iterable[tuple[str, str, Layer]]
) -> Iterator[tuple[dict[str, list[Mention]], _Cluster]]:
    forest = _Forest({text: _Cluster([text], {m.roll for m in said} - {""}) for text, said in texts.items()})
    for one, other, layer in sorted(pairs, key=lambda pair: pair[2].rank):
        forest.join(one, other, layer)
    for cluster in {id(cluster): cluster for cluster in forest.by_text.values()}.values():
        yield texts, cluster


def _named(cluster: _Cluster, texts: Mapping[str, Sequence[Mention]], *, person: bool) -> Name:
    ordered = sorted(cluster.members, key=lambda text: -len(texts[text]))
    spellings = tuple(Spelling(" ".join(texts[text][0].text.split()), tuple(texts[text])) for text in ordered)
    return Name(person, spellings, cluster.layer)


def _person_pairs(texts: Mapping[str, Sequence[Mention]]) -> Iterator[tuple[str, str, Layer]]:
    """One of two must be a person for sure; a short form is one only beside its long form, in one text."""
    known = list(texts)
    sure = [any(mention.certain for mention in texts[text]) for text in known]
    where = [{mention.place.path for mention in texts[text]} for text in known]
    for one, other, layer in persons.pairs(known):
        if not (sure[one] or sure[other]) or (shouted(known[one]) or shouted(known[other])):
            continue
        if layer is not Layer.SHORT or where[one] & where[other]:
            yield known[one], known[other], layer
    yield from _hangul_pairs(texts)


def _hangul_pairs(texts: Mapping[str, Sequence[Mention]]) -> Iterator[tuple[str, str, Layer]]:
    """Korean names of one office that are a letter (jamo) apart."""
    offices: defaultdict[str, list[str]] = defaultdict(list)
    for text, said in texts.items():
        if "\uac00" <= text[0] <= "\ud7a3":
            for title in {mention.title for mention in said if mention.title}:
                offices[title].append(text)
    for group in offices.values():
        for at, one in enumerate(group[:_MOST]):
            yield from (
                (one, other, Layer.CLOSE) for other in group[at + 1 : _MOST] if persons.jamo_apart(one, other) == 1
            )


def _within(first: str, second: str, told: set[str]) -> bool:
    """Whether a known name stands whole in what running text seems to name ("Ask Open Rivers Trust")."""
    known, seen = (first, second) if first in told else (second, first)
    return f" {known} " in f" {seen} "


def _body_pairs(
    texts: Mapping[str, Sequence[Mention]], aliases: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str, Layer]]:
    told = {text for text, said in texts.items() if any(mention.source in _TOLD for mention in said)}
    known = [text for text in texts if text in told or len(bare(text).split()) >= _WORDS]
    for one, other, layer in bodies.pairs(known, [aliases.get(text, ()) for text in known] if aliases else None):
        first, second = known[one], known[other]
        number = (first in told) + (second in told)
        if shouted(first) or shouted(second) or (number == 1 and _within(first, second, told)):
            continue
        if number == 2 or (number == 1 and layer in _FAIRLY) or (number == 0 and layer in _LOOSE):
            yield first, second, layer
