"""Which versions and translations of one letter are compared word by word, and in which order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from letterkit.model.audit import Relation, Tie
from letterkit.model.signature import Signature


def nearest(ties: Sequence[Relation], signatures: Mapping[str, Signature]) -> list[Relation]:
    """The pairs that are compared: each text with the nearest one, so that of many versions of one letter not each is
    compared with each. Each pair has a text that none before it has."""
    met: set[str] = set()
    chosen: list[Relation] = []
    pairs = [tie for tie in ties if tie.tie in (Tie.EDITION, Tie.TRANSLATION)]
    for tie in sorted(pairs, key=lambda tie: -_shared(tie, signatures)):
        if not {tie.first, tie.second} <= met:
            met |= {tie.first, tie.second}
            chosen.append(tie)
    return chosen


def neighbouring(pairs: Sequence[Relation]) -> list[int]:
    """The numbers of pairs in an order in which those of one text stand together, so that a text need not be read for
    each of its pairs."""
    of_text: defaultdict[str, list[int]] = defaultdict(list)
    for number, tie in enumerate(pairs):
        of_text[tie.first].append(number)
        of_text[tie.second].append(number)
    ordered: dict[int, None] = {}
    for start in range(len(pairs)):
        waiting = [start]
        while waiting:
            number = waiting.pop()
            if number not in ordered:
                ordered[number] = None
                waiting += [*of_text[pairs[number].first], *of_text[pairs[number].second]]
    return list(ordered)


def _shared(tie: Relation, signatures: Mapping[str, Signature]) -> int:
    return len(signatures[tie.first].shingles & signatures[tie.second].shingles)
