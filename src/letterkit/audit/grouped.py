"""Texts that hang together: their names, and what an editor marks where they give one thing in two ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letterkit import proofreading, spelling
from letterkit.audit import worded
from letterkit.audit.between import entries
from letterkit.audit.consistency import consistency
from letterkit.audit.halves import Halves
from letterkit.model.audit import Relation
from letterkit.model.finding import Finding
from letterkit.model.spelling import Name


def grouped(
    group: Sequence[int], pairs: Sequence[Relation], halves: Halves
) -> tuple[tuple[Name, ...], tuple[Finding, ...]]:
    """The names that a group of texts (by their numbers) writes in two ways, and what there is to say of the group.
    `pairs` are those of it that are compared word by word."""
    texts = [halves.texts[at] for at in group]
    signatures = {text.signature.path: text.signature for text in texts}
    named = spelling.names(mention for text in texts for mention in text.mentions)
    dates = {path: one.date or max(one.dates, default=None) for path, one in signatures.items()}
    languages = {path: one.language for path, one in signatures.items()}
    findings = [*consistency(named, dates, languages), *_edited(list(signatures), named, halves)]
    if pairs:
        documents = {text.made.path: text.made for text in texts}
        findings += entries(pairs, signatures, named, documents)
    return tuple(name for name in named if name.layer), tuple(findings)


def _edited(paths: Sequence[str], names: Sequence[Name], halves: Halves) -> Iterator[Finding]:
    """Words, offices and countries that are given in two ways."""
    yield from proofreading.hyphens(
        [
            proofreading.Passage(block.text, text.lang, block.place)
            for path in paths
            for text in halves[path]
            for block in text.blocks
        ]
    )
    made = [halves.made(path) for path in paths]
    yield from worded.titles(names)
    yield from worded.courtesy(made)
    yield from worded.countries_left_out(made)
