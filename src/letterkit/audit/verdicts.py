"""Each claim held against the lists: true, false, or nothing that could be proven."""

from __future__ import annotations

from collections.abc import Sequence

from letterkit.audit.stated import Stated
from letterkit.audit.totals import Sums
from letterkit.model.audit import Judged, Total, Verdict
from letterkit.model.claim import About, Claim, Kind, Precision

_FAR = 2
"""A number that is more than twice the other is likely about something else, or the list is only a part."""
_NOUNS = {
    Kind.GROUPS: ("group", "groups"),
    Kind.INDIVIDUALS: ("individual", "individuals"),
    Kind.COUNTRIES: ("country", "countries"),
    Kind.SIGNATORIES: ("signatory", "signatories"),
    Kind.REPRESENTED: ("body", "bodies"),
}


def judged(claims: Sequence[Stated], sums: Sums) -> tuple[Judged, ...]:
    """The claims with their verdicts, in order."""
    return tuple(_judged(stated, sums) for stated in claims)


def counted(value: int, kind: Kind) -> str:
    """A number with its noun: "70 groups"."""
    one, many = _NOUNS[kind]
    return f"{value:,} {one if value == 1 else many}"


def meant(claim: Claim) -> int:
    """The number that a claim comes to: "45 others" are 46 with the one who is named."""
    return claim.value + 1 if claim.precision is Precision.OTHERS else claim.value


def _judged(stated: Stated, sums: Sums) -> Judged:
    claim = stated.claim
    total = sums.totals.get(claim.kind)
    verdict, actual, why = _verdict(claim, total, sums)
    return Judged(claim, stated.place, stated.language, verdict, actual, why)


def _verdict(claim: Claim, total: Total | None, sums: Sums) -> tuple[Verdict, int | None, str]:
    unknown = Verdict.UNVERIFIABLE
    if claim.about is About.OTHER:
        return unknown, None, "it is about another letter"
    if claim.kind is Kind.REPRESENTED:
        return unknown, None, "no list says how many bodies the groups speak for"
    if total is None:
        return (
            unknown,
            None,
            f"no list of {_NOUNS[claim.kind][1]} was found"
            if claim.kind is not Kind.COUNTRIES
            else ("no list names countries"),
        )
    value = total.value
    for number in (value, *sorted(total.options)):
        if claim.holds(number):
            return Verdict.TRUE, number, _held(number, value, claim.kind, sums)
    if claim.kind is Kind.COUNTRIES and total.minimum and meant(claim) > value:
        return _beyond_minimum(claim, total, sums)
    if any(claim.holds(number) for number in sums.doubtful.get(claim.kind, ())):
        return unknown, value, f"{counted(value, claim.kind)} were read, but the list can be read in another way"
    if not total.sure:
        return unknown, value, f"{counted(value, claim.kind)} were read, but perhaps not all of the list"
    low, high = sorted((meant(claim), value))
    if high > _FAR * low:
        return unknown, value, f"the list has {counted(value, claim.kind)}, too far from it to be its whole"
    return Verdict.FALSE, value, f"the list has {counted(value, claim.kind)}"


def _held(number: int, value: int, kind: Kind, sums: Sums) -> str:
    if number == value:
        least = kind is Kind.COUNTRIES and sums.totals[kind].minimum
        return f"the list {'names' if kind is Kind.COUNTRIES else 'has'} {counted(value, kind)}" + (
            f"; {sums.without} entries name none" if least else ""
        )
    return f"the list has {counted(value, kind)}, or {number:,} where those told twice, or in two kinds, count once"


def _beyond_minimum(claim: Claim, total: Total, sums: Sums) -> tuple[Verdict, int | None, str]:
    """A claim above a count of countries that is only a minimum."""
    value, strings = total.value, sum(len(names) for names in sums.spelled.values())
    text = f"the list names {counted(value, Kind.COUNTRIES)}"
    if claim.precision is Precision.EXACT and claim.value == strings and total.sure:
        return Verdict.FALSE, value, f"{text}, in {strings} spellings"
    if meant(claim) > sums.upper and total.sure and claim.precision is not Precision.ABOUT:
        return Verdict.FALSE, value, f"{text}, and cannot name more than {sums.upper}"
    return Verdict.UNVERIFIABLE, value, f"{text} at least: {sums.without} entries name none"
