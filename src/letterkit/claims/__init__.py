"""Claims: the numbers that a text states about who signs, read by the grammar table of its language.

A claim is a number with what it counts (groups, individuals, countries, signatories, bodies that the groups speak for),
how exact it is said to be, and whether it is about this letter or another one. The steps, each linear in the text:
numbers, what each counts (`candidates`), those that belong together (`chains`), whether they are about signing
(`evidence`), and whose letter it is (`earlier`). Round words without a number ("dozens of", 수십) are no claims.
"""

from __future__ import annotations

from datetime import date

from letterkit.claims.candidates import Candidate, candidates
from letterkit.claims.chains import Chain, chains
from letterkit.claims.earlier import Days, about
from letterkit.claims.evidence import Evidence
from letterkit.claims.grammar import Grammar, grammar
from letterkit.claims.named import named
from letterkit.claims.sentences import Sentences
from letterkit.claims.surface import Surface, surface
from letterkit.languages import dates, primary, printed
from letterkit.model.claim import About, Claim, Kind

__all__ = ["find"]

_ENUMERATION = 8
"""Letters between two parts of an enumeration, at most."""


def find(text: str, code: str, *, today: date | None = None) -> tuple[Claim, ...]:
    """The claims of the plain text of one block (or of several, separated by blank lines), in order of their numbers.

    `code` is the BCP 47 tag of the language, `today` the date of the letter: what is said of an earlier date is about
    another letter ("On 10 December 2019, 43 organisations called on …"). No two claims share a number; offsets are
    those of `text`. Raises KeyError for an unknown language; of a language that is only printed there are none.
    """
    if primary(code) in printed():
        return ()
    known = grammar(code)
    face = surface(text, known.seams)
    sentences = Sentences(face)
    found = list(chains(face.folded, candidates(face.folded, known), sentences, known))
    evidence = Evidence(face.folded, known)
    days = dates.find(face.folded, code)
    past = frozenset(day.start for day in days if today and day.date < today)
    dated = frozenset(place for day in days for place in range(day.start, day.end))
    claims: list[Claim] = []
    for place, chain in enumerate(found):
        before, after = _neighbours(found, place)
        if _part(chain, before) or _part(after, chain):
            continue
        members = evidence.accepted(chain)
        if members:
            whose = about(face.folded, chain, before, after, known, Days(dated, past))
            claims += [_claim(face, member, whose, known) for member in members]
    return tuple(claims)


def _part(chain: Chain | None, before: Chain | None) -> bool:
    """Whether a chain goes on with a kind that the one before has just counted: "40 rights groups, 12 unions and 6
    churches" has no number that is said of all."""
    if chain is None or before is None or chain.start - before.end > _ENUMERATION:
        return False
    return chain.members[0].kind is before.members[-1].kind


def _neighbours(found: list[Chain], place: int) -> tuple[Chain | None, Chain | None]:
    """The chains before and after one in the same sentence."""
    here = found[place].sentence
    before = found[place - 1] if place and found[place - 1].sentence == here else None
    after = found[place + 1] if place + 1 < len(found) and found[place + 1].sentence == here else None
    return before, after


def _claim(face: Surface, member: Candidate, whose: About, known: Grammar) -> Claim:
    """The claim of a candidate, with its places in the text as it was given."""
    start, end = face.place(member.start), face.place(member.end)
    return Claim(
        text=face.text[start:end],
        kind=member.kind,
        value=member.number.value,
        precision=member.precision,
        about=whose,
        start=start,
        end=end,
        number_start=face.place(member.number.start),
        number_end=face.place(member.number.end),
        named=named(face.text, end, known) if member.kind is Kind.COUNTRIES else (),
    )
