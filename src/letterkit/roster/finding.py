"""A row of the list by the name that a person types."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from letterkit import similar
from letterkit.roster.book import Row

_MOST = 5


def named(rows: Sequence[Row], name: str) -> list[Row]:
    """The rows of a name: those that have it themselves, else those that have it under another spelling of letters,
    as an alias, or in another language or letter."""
    wanted = _folded(name)
    for names in (_own, _all):
        if found := [row for row in rows if wanted in {_folded(one) for one in names(row)}]:
            return found
    return []


def near(rows: Sequence[Row], name: str) -> list[Row]:
    """Rows that may be meant, the nearest first: by the layers of `similar`, else by the likeness of the letters."""
    from rapidfuzz import fuzz, process

    names = [row.signatory.name for row in rows]
    alike = [
        like.first for like in similar.pairs([*names, name], [*map(_all, rows), [name]]) if like.second == len(rows)
    ]
    folded = [_folded(one) for one in names]
    found = process.extract(_folded(name), folded, scorer=fuzz.WRatio, score_cutoff=70, limit=_MOST)
    return [rows[at] for at in list(dict.fromkeys([*alike, *(at for _, _, at in found)]))[:_MOST]]


def _own(row: Row) -> list[str]:
    return [row.signatory.name]


def _all(row: Row) -> list[str]:
    own = row.signatory
    return [own.name, *own.aliases, *(value for (column, _, _), value in own.overrides.items() if column == "name")]


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
