"""Claims of one text that cannot both be true: an error even without a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from letterkit.audit.disagreements import quoted
from letterkit.audit.verdicts import meant
from letterkit.model.audit import DocumentAudit, Judged, Verdict
from letterkit.model.claim import About, Kind, Precision
from letterkit.model.finding import Finding, Severity

_EXACT = (Precision.EXACT, Precision.OTHERS)
_NEAR = 1.5
"""Numbers further apart than this are likely of two things: a total and a part of it, this list and another."""
_MOST = 300
"""Different claims that are compared with each other; no letter has as many, and hostile ones may have thousands."""


def contradictions(made: DocumentAudit) -> Iterator[Finding]:
    """Pairs of claims of one kind, about this letter, that contradict each other; each number is told once."""
    told: set[tuple[Kind, int]] = set()
    for first, second in combinations(_different(made.claims)[:_MOST], 2):
        if first.claim.kind is not second.claim.kind or not _contrary(first, second):
            continue
        wrong = second if second.verdict is not Verdict.TRUE else first
        other = first if wrong is second else second
        key = (wrong.claim.kind, meant(wrong.claim))
        if key in told or wrong.verdict is Verdict.FALSE:
            continue
        told.add(key)
        yield _finding(wrong, other)


def _different(claims: Iterable[Judged]) -> list[Judged]:
    """The claims about this letter, each once: a text may say the same a thousand times, and pairs grow by squares."""
    found: dict[tuple[Kind, int, Precision, Verdict], Judged] = {}
    for judged in claims:
        if judged.claim.about is About.THIS:
            found.setdefault((judged.claim.kind, judged.claim.value, judged.claim.precision, judged.verdict), judged)
    return list(found.values())


def _contrary(first: Judged, second: Judged) -> bool:
    low, high = sorted((meant(first.claim), meant(second.claim)))
    if low == high or high > _NEAR * low or Verdict.TRUE is first.verdict is second.verdict:
        return False
    exact = [judged for judged in (first, second) if judged.claim.precision in _EXACT]
    if len(exact) == 2:
        return True
    if not exact:
        return False
    hedged = second if exact[0] is first else first
    return hedged.claim.holds(meant(exact[0].claim)) is False


def _finding(wrong: Judged, other: Judged) -> Finding:
    exact = wrong.claim.precision in _EXACT and other.claim.precision in _EXACT
    sure = exact and wrong.claim.kind in (Kind.GROUPS, Kind.SIGNATORIES)
    where = f" in line {other.place.line}" if other.place.line and other.place.line != wrong.place.line else ""
    message = f"{quoted(wrong.claim.text)} contradicts {quoted(other.claim.text)}{where}"
    hint = "correct one of the two, or say what each of them counts"
    return Finding("claims-contradict", Severity.ERROR if sure else Severity.WARNING, message, wrong.place, hint)
