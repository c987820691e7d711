"""How well `letterkit audit` reads real texts: a folder of texts with `.truth.yaml` files beside them.

    .venv/bin/python benchmarks/audit.py ../shared/letters [-v]

A truth file states `claims` (kind, number, about) and `truth` (groups, individuals, countries, signatories; null where
there is no list; `groups_lines` and `groups_distinct` where one body stands in a list twice) and `match`, whether the
claims of each kind hold. For each text and in all: claims found of those stated, claims found that are none, numbers of
the lists that are exact, verdicts that are right, errors raised on texts that are right, seconds.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from letterkit import audit, readers
from letterkit.model.audit import DocumentAudit, Verdict
from letterkit.model.claim import Kind
from letterkit.model.finding import Finding, Severity

_KINDS = {"organisations": Kind.GROUPS}
_COUNTED = (Kind.GROUPS, Kind.INDIVIDUALS, Kind.COUNTRIES, Kind.SIGNATORIES)
_SUFFIXES = (".txt", ".html", ".md", ".docx", ".pdf", ".eml")


@dataclass
class Score:
    """One text, or all of them."""

    name: str
    stated: int = 0
    found: int = 0
    none: int = 0
    read: int = 0
    numbers: int = 0
    exact: int = 0
    lists: int = 0
    lists_exact: int = 0
    judged: int = 0
    right: int = 0
    alarms: int = 0
    seconds: float = 0.0
    notes: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        for key in (
            "stated",
            "found",
            "none",
            "read",
            "numbers",
            "exact",
            "lists",
            "lists_exact",
            "judged",
            "right",
            "alarms",
            "seconds",
        ):
            setattr(self, key, getattr(self, key) + getattr(other, key))

    def line(self) -> str:
        return (
            f"{self.name[:37]:37}  {self.found:3}/{self.stated:<3} {self.none:4}   {self.exact:3}/{self.numbers:<3}"
            f" {self.lists_exact:3}/{self.lists:<3} {self.right:3}/{self.judged:<3} {self.alarms:4}"
            f"  {self.seconds:6.2f}"
        )


def main() -> int:
    """Print the table; 1 where a text cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="say what was missed")
    arguments = parser.parse_args()
    readers.read(b"A letter.\n", "start.txt")
    total = Score("all")
    print(f"{'':37}  claims  none   numbers lists  verdicts alarms seconds")
    for text, truth in _texts(arguments.folder):
        score = _score(text, truth)
        total.add(score)
        print(score.line())
        if arguments.verbose:
            print("".join(f"      {note}\n" for note in score.notes), end="")
    print(total.line())
    _shares(total)
    return 0


def _texts(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for truth in sorted(folder.glob("*.truth.yaml")):
        stem = truth.name.removesuffix(".truth.yaml")
        for suffix in _SUFFIXES:
            if (text := truth.with_name(stem + suffix)).exists():
                yield text, YAML(typ="safe").load(truth.read_text("utf-8"))


def _score(path: Path, truth: dict[str, Any]) -> Score:
    started = time.perf_counter()
    reading = readers.read(path)
    made, findings = audit.document(reading)
    score = Score(path.name, seconds=time.perf_counter() - started)
    _claims(score, made, truth)
    _numbers(score, made, truth.get("truth") or {})
    wrong = _verdicts(score, made, truth)
    _alarms(score, findings, wrong)
    return score


def _key(claim: dict[str, Any]) -> tuple[Kind, int, str]:
    return _KINDS.get(claim["kind"]) or Kind(claim["kind"]), claim["number"], claim["about"]


def _claims(score: Score, made: DocumentAudit, truth: dict[str, Any]) -> None:
    stated = [_key(claim) for claim in truth.get("claims") or ()]
    found = {(judged.claim.kind, judged.claim.value, judged.claim.about.value): judged for judged in made.claims}
    score.stated, score.read = len(stated), len(made.claims)
    for key in stated:
        score.found += key in found
        if key not in found:
            score.notes.append(f"missed: {key[0].value} {key[1]} {key[2]}")
    for judged in made.claims:
        key = (judged.claim.kind, judged.claim.value, judged.claim.about.value)
        if key not in stated:
            score.none += 1
            score.notes.append(f"no claim: {key[0].value} {key[1]} {key[2]}: {judged.claim.text!r} {judged.place}")


def _expected(lists: dict[str, Any], kind: Kind) -> set[int]:
    names = {Kind.GROUPS: ("groups", "groups_lines", "groups_distinct")}.get(kind, (kind.value,))
    return {lists[name] for name in names if lists.get(name) is not None}


def _numbers(score: Score, made: DocumentAudit, lists: dict[str, Any]) -> None:
    good = []
    for kind in _COUNTED:
        expected = _expected(lists, kind)
        if not expected:
            continue
        value = made.totals[kind].value if kind in made.totals else 0
        good.append(value in expected)
        if value not in expected:
            score.notes.append(f"{kind.value}: {value} for {sorted(expected)}")
    score.numbers, score.exact = len(good), sum(good)
    if lists.get("groups") is not None or lists.get("groups_lines") is not None:
        score.lists, score.lists_exact = 1, int(all(good))


def _verdicts(score: Score, made: DocumentAudit, truth: dict[str, Any]) -> set[tuple[Kind, int]]:
    """Count the verdicts; returns the claims that are wrong by the truth."""
    lists = truth.get("truth") or {}
    wrong = set()
    for claim in truth.get("claims") or ():
        kind, number, about = _key(claim)
        expected = _expected_verdict(claim, lists, truth.get("match") or {}, kind)
        if expected is Verdict.FALSE:
            wrong.add((kind, number))
        found = [j for j in made.claims if (j.claim.kind, j.claim.value, j.claim.about.value) == (kind, number, about)]
        score.judged += bool(found)
        score.right += bool(found) and found[0].verdict is expected
        if found and found[0].verdict is not expected:
            score.notes.append(
                f"verdict: {claim['phrase'][:50]!r} {found[0].verdict.value} for {expected.value}: {found[0].why}"
            )
    return wrong


def _expected_verdict(claim: dict[str, Any], lists: dict[str, Any], match: dict[str, Any], kind: Kind) -> Verdict:
    """True or false by the numbers of the truth; what has no list, or is about another letter, cannot be known."""
    actual = _expected(lists, kind)
    if claim["about"] != "this" or not actual or kind is Kind.REPRESENTED:
        return Verdict.UNVERIFIABLE
    said = str(match.get(claim["kind"], match.get("all", ""))).casefold()
    if said.startswith("unverifiable"):
        return Verdict.UNVERIFIABLE
    return Verdict.TRUE if any(_holds(claim, value) for value in actual) else Verdict.FALSE


def _holds(claim: dict[str, Any], actual: int) -> bool:
    number, hedge = claim["number"], str(claim["approximator"])
    if re.search(r"others", hedge):
        return actual == number + 1
    if re.search(r"more than|mehr als|mais de|más de|plus de|over|余|逾", hedge):
        return actual > number
    if re.search(r"at least|N\+|이상|以上", hedge):
        return actual >= number
    if re.search(r"close to|nearly|almost|decena|dozen|about|around", hedge):
        return abs(actual - number) <= max(1, number // 10)
    return actual == number


def _alarms(score: Score, findings: tuple[Finding, ...], wrong: set[tuple[Kind, int]]) -> None:
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    numbers = {str(number) for _, number in wrong}
    for finding in errors:
        if not any(re.search(rf"(?<!\d){number}(?!\d)", finding.message) for number in numbers) and not (
            wrong and finding.code == "claims-contradict"
        ):
            score.alarms += 1
            score.notes.append(f"alarm: {finding.message}")


def _shares(total: Score) -> None:
    def share(part: int, whole: int) -> str:
        return f"{100 * part / whole:.1f} %" if whole else "-"

    print(
        f"\nclaims found {share(total.found, total.stated)}; none {share(total.none, total.read)} of {total.read}; "
        f"lists exact {share(total.lists_exact, total.lists)}; verdicts right {share(total.right, total.judged)}; "
        f"errors on right letters {total.alarms}"
    )


if __name__ == "__main__":
    sys.exit(main())
