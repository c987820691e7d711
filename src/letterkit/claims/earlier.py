"""Whose letter a chain is about: "67 organizations wrote to you last December" is another one."""

from __future__ import annotations

from letterkit.claims.chains import Chain
from letterkit.claims.grammar import Grammar
from letterkit.model.claim import About
from letterkit.model.frozen import frozen

_REACH = 120
_OPENING = 12
_DATED = 30


@frozen
class Days:
    """The whole dates of a text: all their `places`, and where those before the letter's own date begin."""

    places: frozenset[int]
    past: frozenset[int]


def about(
    text: str,
    chain: Chain,
    before: Chain | None,
    after: Chain | None,
    grammar: Grammar,
    days: Days,
) -> About:
    """Reads the part of the sentence that is nearer to this chain than to its neighbours; where that says nothing, also
    what lies behind a neighbour that counts something else ("last December 67 groups, and ten persons too, wrote").

    Another letter needs a word of time and a word of writing ("last December" and "wrote"; a year and "petition"); what
    can be said of this letter as well ("in March", 지난 7월) needs a clear one ("wrote to you"). A word of now
    overrides. The year of a whole date tells nothing by itself.
    """
    own = days.places.union(*(range(member.number.start, member.number.end) for member in chain.members))
    zone = _zone(text, chain, before, after)
    near = _whose(text, zone, grammar, own)
    if near is None and any(_tells(text, day, zone, chain, grammar) for day in days.past):
        return About.OTHER
    if near is not None:
        return near
    wide = _zone(text, chain, _rival(chain, before), _rival(chain, after))
    return _whose(text, wide, grammar, own) or About.THIS


def _tells(text: str, day: int, zone: tuple[int, int], chain: Chain, grammar: Grammar) -> bool:
    """Whether an earlier date is that of a letter: at the beginning of the sentence, or behind a word of writing."""
    if not zone[0] <= day < zone[1] or not grammar.earlier.sign.search(text, *zone):
        return False
    first = day - chain.sentence[0] <= _OPENING
    return first or grammar.earlier.sign.search(text, max(zone[0], day - _DATED), day) is not None


def _rival(chain: Chain, neighbour: Chain | None) -> Chain | None:
    """The neighbour, if it counts what this chain counts: then the two are of two letters."""
    kinds = {member.kind for member in chain.members}
    return neighbour if neighbour and any(member.kind in kinds for member in neighbour.members) else None


def _zone(text: str, chain: Chain, before: Chain | None, after: Chain | None) -> tuple[int, int]:
    """The part of the sentence around a chain, up to its neighbours and to a semicolon."""
    begin = max(chain.sentence[0], chain.start - _REACH, before.end if before else 0)
    end = min(chain.sentence[1], chain.end + _REACH, after.start if after else len(text))
    clause = text.find(";", chain.end, end)
    return max(begin, text.rfind(";", begin, chain.start)), end if clause < 0 else clause


def _whose(text: str, zone: tuple[int, int], grammar: Grammar, own: frozenset[int]) -> About | None:
    """What a part of a sentence says; None where it says nothing. A number at the places `own` is no year."""
    cues = grammar.earlier
    if cues.now.search(text, *zone):
        return About.THIS
    dated = cues.time.search(text, *zone) or any(year.end() - 1 not in own for year in cues.year.finditer(text, *zone))
    if dated and cues.sign.search(text, *zone):
        return About.OTHER
    if cues.time_weak.search(text, *zone) and cues.sign_strict.search(text, *zone):
        return About.OTHER
    return None
