"""Several texts at once: which belong together, what disagrees between them, and names that are written in two ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial

from letterkit import proofreading, spelling
from letterkit.audit import leading, released, worded, wording
from letterkit.audit.between import entries, numbers, quotations
from letterkit.audit.consistency import consistency
from letterkit.audit.related import components, related
from letterkit.audit.targets import targets
from letterkit.model.audit import DocumentAudit, Relation, Tie
from letterkit.model.finding import Finding
from letterkit.model.reading import Reading
from letterkit.model.signature import Audited, Signature
from letterkit.model.spelling import Name


@dataclass(slots=True)
class Together:
    """What there is to say of several texts."""

    related: list[Relation] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def together(texts: Sequence[Audited]) -> Together:
    """Compare texts. Names are compared within the texts that hang together, not with those of strangers."""
    readings, made = [text.reading for text in texts], [text.made for text in texts]
    said, signatures = [text.mentions for text in texts], [text.signature for text in texts]
    by_path = {one.path: one for one in signatures}
    documents = {one.path: one for one in made}
    dates = {one.path: one.date or max(one.dates, default=None) for one in signatures}
    languages = {one.path: one.language for one in signatures}
    result = Together()
    ties = related(signatures)
    for tie in ties:
        told, findings = numbers(tie, by_path, documents)
        result.related.append(told)
        result.findings += (*findings, *quotations(tie, by_path))
    halves = _halves(readings, made, signatures)
    about = [one for one in ties if one.tie is Tie.ABOUT]
    for tie in about:
        first, second = tie.first, tie.second
        result.findings += released.dates(by_path[first], halves[first](), by_path[second], halves[second]())
    result.findings += _links(about, {text.reading.path: text for text in texts})
    for path in halves:
        result.findings += wording.within(halves[path]())
    versions = _versions(ties, by_path)
    for tie in versions:
        result.findings += wording.between(halves[tie.first](), halves[tie.second]())
    for group in components(signatures, ties):
        named = spelling.names(mention for at in group for mention in said[at])
        result.names += [name for name in named if name.layer]
        result.findings += consistency(named, dates, languages)
        result.findings += _edited([signatures[at].path for at in group], named, documents, halves)
        paths = {signatures[at].path for at in group}
        pairs = [tie for tie in versions if tie.first in paths]
        if pairs:
            result.findings += entries(pairs, by_path, named, documents)
    return result


def _links(about: Sequence[Relation], texts: Mapping[str, Audited]) -> Iterator[Finding]:
    """Where texts about letters lead, each held against its letter, and those about one letter against each other."""
    led = {path: targets(texts[path].reading, texts[path].made) for tie in about for path in (tie.first, tie.second)}
    for tie in about:
        yield from leading.compared(led[tie.first], led[tie.second], texts[tie.second].reading)
    for letter in dict.fromkeys(tie.second for tie in about):
        yield from leading.between([led[tie.first] for tie in about if tie.second == letter])


def _edited(
    paths: Sequence[str],
    names: Sequence[Name],
    documents: Mapping[str, DocumentAudit],
    halves: Mapping[str, Callable[[], tuple[wording.Text, ...]]],
) -> Iterator[Finding]:
    """What an editor marks in texts that hang together: words, offices and countries that are given in two ways."""
    yield from proofreading.hyphens(
        [
            proofreading.Passage(block.text, text.lang, block.place)
            for path in paths
            for text in halves[path]()
            for block in text.blocks
        ]
    )
    made = [documents[path] for path in paths]
    yield from worded.titles(names)
    yield from worded.courtesy(made)
    yield from worded.countries_left_out(made)


def _versions(ties: Sequence[Relation], signatures: Mapping[str, Signature]) -> list[Relation]:
    """The versions and translations that are compared word by word: each text with the nearest one, so that of many
    versions of one letter not each is compared with each."""
    nearest: dict[str, str] = {}
    chosen: list[Relation] = []
    pairs = [tie for tie in ties if tie.tie in (Tie.EDITION, Tie.TRANSLATION)]
    for tie in sorted(pairs, key=lambda tie: -_shared(tie, signatures)):
        if tie.first not in nearest or tie.second not in nearest:
            nearest.setdefault(tie.first, tie.second)
            nearest.setdefault(tie.second, tie.first)
            chosen.append(tie)
    return chosen


def _shared(tie: Relation, signatures: Mapping[str, Signature]) -> int:
    return len(signatures[tie.first].shingles & signatures[tie.second].shingles)


def _halves(
    readings: Sequence[Reading], made: Sequence[DocumentAudit], signatures: Sequence[Signature]
) -> dict[str, Callable[[], tuple[wording.Text, ...]]]:
    """The texts of each file in its languages, by path, worked out once where they are asked for."""
    return {
        reading.path: cache(partial(wording.texts, reading, one, sign.date))
        for reading, one, sign in zip(readings, made, signatures, strict=True)
    }
