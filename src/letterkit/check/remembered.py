"""What is the same in each of many letters is looked for once: the same paragraphs, and one list of those who sign.

Functions of texts alone, so that remembering what they gave changes nothing but the time that the next letter takes.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from letterkit import claims, similar, spelling
from letterkit.model.claim import Claim
from letterkit.similar import Likeness
from letterkit.spelling.running import Sighting

_PARAGRAPHS = 512


@lru_cache(maxsize=_PARAGRAPHS)
def claims_in(text: str, lang: str, today: date) -> tuple[Claim, ...]:
    """The claims of a paragraph of a letter of that day (`claims.find`)."""
    return claims.find(text, lang, today=today)


@lru_cache(maxsize=_PARAGRAPHS)
def sightings(text: str) -> tuple[Sighting, ...]:
    """What looks like a name in a paragraph (`spelling.sightings`)."""
    return tuple(spelling.sightings(text))


@lru_cache(maxsize=8)
def likenesses(
    names: tuple[str, ...], aliases: tuple[tuple[str, ...], ...], individuals: range
) -> tuple[Likeness, ...]:
    """The names of a list that may be one (`similar.pairs`)."""
    return tuple(similar.pairs(names, aliases, individuals=individuals))
