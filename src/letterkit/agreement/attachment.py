"""What a count of countries belongs to: "47 groups representing over 300 organizations and 7 individuals in 16
countries" says where all are, 16개국의 300개 이상의 단체를 대표하는 47개 단체 where those are that are spoken for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from letterkit.agreement.fact import Fact, Facts
from letterkit.agreement.vocabulary import vocabulary
from letterkit.model.claim import About, Kind

_SENTENCE = re.compile(r"[.!?。！？](?:\s|$)|\n\s*\n")
WHOLE = "all"


def attached(facts: Facts) -> tuple[tuple[Fact, str], ...]:
    """Each count of countries about this letter, with what it belongs to: a kind of claim, WHOLE, or "" where that
    cannot be told from the order of the words alone."""
    claims = [fact for fact in facts.items if fact.claim and fact.claim.about is About.THIS]
    last = vocabulary(facts.lang).head_last
    return tuple((fact, _owner(fact, claims, facts.text, last)) for fact in claims if _kind(fact) is Kind.COUNTRIES)


def _kind(fact: Fact) -> Kind | None:
    return fact.claim.kind if fact.claim else None


def _owner(country: Fact, claims: Sequence[Fact], text: str, head_last: bool) -> str:
    """The claim that the words "in N countries" stand nearest to, on the side where the language has what they modify;
    at the end of an enumeration they belong to all of it."""
    before = [f for f in claims if f.end <= country.start and not _SENTENCE.search(text, f.end, country.start)]
    after = [f for f in claims if f.start >= country.end and not _SENTENCE.search(text, country.end, f.start)]
    if head_last and after:
        return Kind.REPRESENTED if _kind(after[0]) is Kind.REPRESENTED else ""
    if not before:
        return ""
    if after:
        return _kind(before[-1]) or ""
    return WHOLE if len(before) > 1 and _kind(before[-1]) is not Kind.REPRESENTED else _kind(before[-1]) or ""
