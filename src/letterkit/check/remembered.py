"""What is the same in each of many letters is looked for once: the same paragraphs, and one list of those who sign.

Functions of texts alone, or of what all letters of a recipients file have in common, so that remembering what they gave
changes nothing but the time that the next letter takes.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from functools import lru_cache
from typing import TypeVar

from letterkit import claims, similar, spelling
from letterkit.check import lines
from letterkit.check.passage import Text, blocks, of_block
from letterkit.model.claim import Claim
from letterkit.model.counts import Counts
from letterkit.model.finding import Finding
from letterkit.model.frozen import frozen
from letterkit.model.letter import Block, Letter
from letterkit.model.memory import Memory
from letterkit.model.project import Project
from letterkit.similar import Likeness
from letterkit.spelling.running import Sighting

T = TypeVar("T")

_PARAGRAPHS = 512
_BLOCKS = 2048
_NAMES = 8000

_memory = Memory()
once = _memory.once
"""See `Memory.once`."""


def same(project: Project, counts: Counts, key: str, given: object, work: Callable[[], T]) -> T:
    """What `work` gives, or gave for the letter before this one of the same recipients file where what it was given is
    equal."""
    kept = _memory.kept(project, counts)
    before = kept.get(key)
    if before is None or before[0] != given:
        kept[key] = before = given, work()
    found: T = before[1]
    return found


@frozen
class Stretch:
    """The text of one block of a letter, and by the code of a check what that found in it alone."""

    block: Block  # held, so that no other block is taken for it
    texts: tuple[Text, ...]
    found: dict[str, tuple[Finding, ...]] = field(default_factory=dict)


def stretches(project: Project, counts: Counts, letter: Letter) -> Iterator[Stretch]:
    """The text of a letter, block by block; a block that an earlier letter of the recipients file has had, too, gives
    what it gave there."""
    kept: OrderedDict[object, Stretch] = OrderedDict()
    if project.recipient is not None:
        kept = _memory.kept(project, counts).setdefault("stretches", kept)
    for block, setting, role in blocks(letter):
        key = id(block), letter.lang, setting, role
        if key not in kept:
            kept[key] = Stretch(block, tuple(of_block(block, letter.lang, setting, role)))
            if len(kept) > _BLOCKS:
                kept.popitem(last=False)
        kept.move_to_end(key)
        yield kept[key]


@lru_cache(maxsize=_PARAGRAPHS)
def claims_in(text: str, lang: str, today: date) -> tuple[Claim, ...]:
    """The claims of a paragraph of a letter of that day (`claims.find`)."""
    return claims.find(text, lang, today=today)


@lru_cache(maxsize=_PARAGRAPHS)
def words(text: str) -> frozenset[str]:
    """The words of a paragraph with their case folded (`lines.words`)."""
    return frozenset(lines.words(text))


@lru_cache(maxsize=_PARAGRAPHS)
def words_of_name(text: str) -> frozenset[str]:
    """The words of a name as they are compared (`spelling.words`)."""
    return spelling.words(text)


@lru_cache(maxsize=_PARAGRAPHS)
def sightings(text: str) -> tuple[Sighting, ...]:
    """What looks like a name in a paragraph (`spelling.sightings`)."""
    return tuple(spelling.sightings(text))


def likenesses(
    names: Sequence[str], aliases: Mapping[int, tuple[str, ...]], individuals: range
) -> tuple[Likeness, ...]:
    """The names of a list that may be one (`similar.pairs`). Long lists are not remembered: hashing their names takes
    a tenth of what looking through them does."""
    if len(names) > _NAMES:
        return similar.found(names, aliases, individuals=individuals)
    return _likenesses(tuple(names), tuple(aliases.items()), individuals)


@lru_cache(maxsize=8)
def _likenesses(
    names: tuple[str, ...], aliases: tuple[tuple[int, tuple[str, ...]], ...], individuals: range
) -> tuple[Likeness, ...]:
    return similar.found(names, dict(aliases), individuals=individuals)
