"""What is wrong in the claims, by their verdicts."""

from __future__ import annotations

from collections.abc import Iterator

from letterkit import countries
from letterkit.audit.totals import Sums
from letterkit.audit.verdicts import counted, meant
from letterkit.model.audit import DocumentAudit, Judged, Verdict
from letterkit.model.claim import About, Kind, Precision
from letterkit.model.finding import Finding, Severity

_FAR = 2


def quoted(text: str) -> str:
    """Words of the letter for a message: on one line, in quotation marks, not too long."""
    flat = " ".join(text.split())
    return f'"{flat}"' if len(flat) <= 120 else f'"{flat[:119]}…"'


def disagreements(made: DocumentAudit, sums: Sums) -> Iterator[Finding]:
    """A finding for each claim that is false, and for those that come near to it."""
    for judged in made.claims:
        if judged.verdict is Verdict.FALSE:
            yield _false(judged, sums)
        elif judged.verdict is Verdict.UNVERIFIABLE and judged.actual is not None and judged.claim.about is About.THIS:
            yield _unproven(judged)
        yield from _named(judged)


def _false(judged: Judged, sums: Sums) -> Finding:
    claim = judged.claim
    signatories = sums.totals.get(Kind.SIGNATORIES)
    loose = claim.kind is Kind.GROUPS and signatories is not None and claim.holds(signatories.value) is True
    severity = Severity.WARNING if loose else Severity.ERROR
    return Finding(
        "claim-false", severity, f"{quoted(claim.text)}: {judged.why}", judged.place, _hint(judged, sums, loose=loose)
    )


def _hint(judged: Judged, sums: Sums, *, loose: bool) -> str:
    claim, actual = judged.claim, judged.actual
    if loose:
        return f"{meant(claim):,} is the number of groups and individuals together: say so, or count groups alone"
    if claim.kind is Kind.COUNTRIES:
        twice = [names for names in sums.spelled.values() if len(names) > 1]
        if twice and claim.value == sum(len(names) for names in sums.spelled.values()):
            pairs = "; ".join(" and ".join(quoted(name) for name in names) for names in twice[:3])
            return f"two spellings of one country were counted as two: {pairs}"
    if claim.precision is Precision.OTHERS and actual:
        return f"beside the one that is named, {counted(actual - 1, claim.kind)} sign: correct the text or the list"
    return "correct the number or the list; `--lists` shows what was read as the list"


def _unproven(judged: Judged) -> Finding:
    claim, actual = judged.claim, judged.actual or 0
    low, high = sorted((meant(claim), actual))
    severity = Severity.WARNING if high > _FAR * low and claim.kind is not Kind.COUNTRIES else Severity.NOTE
    hint = "`--lists` shows what was read as the list"
    return Finding("claim-unproven", severity, f"{quoted(claim.text)}: {judged.why}", judged.place, hint)


def _named(judged: Judged) -> Iterator[Finding]:
    """A claim that names its countries, held against them: more than it counts is wrong, fewer may be examples."""
    claim = judged.claim
    if claim.kind is not Kind.COUNTRIES or claim.precision is not Precision.EXACT or not claim.named:
        return
    codes = [countries.read(name, suggest=False).code for name in claim.named]
    number = len(set(codes))
    if None in codes or number == claim.value:
        return
    severity = Severity.ERROR if number > claim.value else Severity.WARNING
    message = f"{quoted(claim.text)}: {number} countries are named behind it"
    yield Finding("countries-named", severity, message, judged.place, "correct the number or the names")
