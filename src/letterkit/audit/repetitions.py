"""Signatories that stand in one list twice, or by two names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from letterkit import similar
from letterkit.model.audit import FoundList, ListEntry, ListKind
from letterkit.model.roster import SignatoryKind

SURE = ("same", "acronym", "alias")
"""Layers that make two entries one, if a person agrees; the others are only alike."""
_MOST = 3000


@dataclass(frozen=True, slots=True)
class Repetition:
    """Two entries of one list that may be one, by the layer of letterkit.similar."""

    first: ListEntry
    second: ListEntry
    layer: str

    @property
    def sure(self) -> bool:
        """Whether the list can be counted with the two as one."""
        return self.layer in SURE


def repetitions(found: FoundList) -> tuple[Repetition, ...]:
    """The pairs of a list that are alike. Two persons of one name with different offices are two; so are two bodies of
    one name in different countries. Lists of more than 3,000 are not compared."""
    entries = found.entries
    if len(entries) > _MOST:
        return ()
    people = [at for at, entry in enumerate(entries) if entry.kind is SignatoryKind.INDIVIDUAL]
    pairs = similar.pairs([entry.name for entry in entries], individuals=frozenset(people))
    made = [Repetition(entries[pair.first], entries[pair.second], pair.layer) for pair in pairs]
    return tuple(pair for pair in made if not _told_apart(pair, found.kind))


def distinct(found: FoundList, pairs: Sequence[Repetition]) -> int:
    """How many entries of a list are not told twice, by its repetitions."""
    twice = {id(pair.second) for pair in pairs if pair.sure}
    return len(found.entries) - len(twice)


def _told_apart(pair: Repetition, kind: ListKind) -> bool:
    first, second = pair.first, pair.second
    codes = {entry.reading.code for entry in (first, second)}
    if None not in codes and len(codes) == 2:
        return True
    if kind is ListKind.INDIVIDUALS:
        titles = {" ".join(entry.title.casefold().split()) for entry in (first, second)}
        return len(titles) == 2 and "" not in titles
    return False
