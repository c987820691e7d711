"""No check floods the report: of the findings of one kind the first are told, the rest is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from letterkit.model.finding import Finding, Severity

MOST = 1_000
"""Findings of one code, one severity and one acceptance that are told."""
_SOME, _A_ROW = 50_000, 5


def most(rows: int) -> int:
    """How many findings one check may come to for a list. Only one that holds rows against each other, all of which are
    alike, has more."""
    return _SOME + _A_ROW * rows


def told(findings: Iterable[Finding], *, limit: int, gravest: Severity) -> Iterator[Finding]:
    """Of the findings of one check the first `MOST` of each severity and acceptance, then one that has the number of
    the others. Beyond `limit` findings the check goes no further, and what it has not come to counts as `gravest`."""
    seen: set[Finding] = set()
    number: Counter[tuple[Severity, str | None]] = Counter()
    first: dict[tuple[Severity, str | None], Finding] = {}
    for count, finding in enumerate(findings):
        if count >= limit:
            yield _more(replace(finding, severity=gravest, accepted=None), "many")
            break
        if finding in seen:
            continue
        kind = (finding.severity, finding.accepted)
        number[kind] += 1
        if number[kind] <= MOST:
            seen.add(finding)
            yield finding
        else:
            first.setdefault(kind, finding)
    for kind, finding in first.items():
        yield _more(finding, f"{number[kind] - MOST:,}")


def _more(finding: Finding, number: str) -> Finding:
    message = f"{number} more findings of this kind are not shown"
    return replace(finding, message=message, hint="settle those that are shown first")
