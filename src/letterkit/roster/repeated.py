"""Rows of a list that may be one signatory, in groups."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from letterkit import countries, similar
from letterkit.model.roster import Signatory, SignatoryKind
from letterkit.roster.book import Row

_LAYERS = ("same", "alias", "acronym", "order", "close")


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that may be one, in the order of the list: `layer` is the surest reason, `score` the nearest likeness (0 to
    100); `sure` where two of them have one name and neither country nor office tells them apart."""

    rows: tuple[Row, ...]
    layer: str
    score: float
    sure: bool


def groups(rows: Sequence[Row]) -> list[Group]:
    """Groups of rows that are alike, each with each or by way of a third, the surest first."""
    persons = {at for at, row in enumerate(rows) if row.signatory.kind is SignatoryKind.INDIVIDUAL}
    names = [row.signatory.name for row in rows]
    found = list(similar.pairs(names, [row.signatory.aliases for row in rows], individuals=persons))
    root = list(range(len(rows)))

    def head(at: int) -> int:
        while root[at] != at:
            at = root[at]
        return at

    for like in found:
        one, other = sorted((head(like.first), head(like.second)))
        root[other] = one
    made = []
    for first in sorted({head(like.first) for like in found}):
        members = [rows[at] for at in range(len(rows)) if head(at) == first]
        likes = [like for like in found if head(like.first) == first]
        best = min(likes, key=lambda like: (_LAYERS.index(like.layer), -like.score))
        sure = any(_one(rows[like.first].signatory, rows[like.second].signatory) for like in likes)
        made.append(Group(tuple(members), best.layer, best.score, sure))
    return sorted(
        made, key=lambda group: (not group.sure, _LAYERS.index(group.layer), -group.score, group.rows[0].line)
    )


def _one(first: Signatory, second: Signatory) -> bool:
    """Whether two rows are one for sure, as `signatory-twice` has it: one name, and no country or office between."""
    if not (_is_name_of(first, second) or _is_name_of(second, first)):
        return False
    codes = {countries.read(row.country, suggest=False).code for row in (first, second)}
    if None not in codes and len(codes) == 2:
        return False
    persons = first.kind is second.kind is SignatoryKind.INDIVIDUAL
    return not (persons and _key(first.title) != _key(second.title))


def _is_name_of(row: Signatory, other: Signatory) -> bool:
    return _key(row.name) in {_key(text) for text in (other.name, *other.aliases)}


def _key(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())
