"""No check floods the report, and nothing that stops a letter is lost in what is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from letterkit import check
from letterkit.check import sparing
from letterkit.model.finding import Finding, Place, Severity

from .examples import findings


def made(number: int, severity: Severity = Severity.WARNING, accepted: str | None = None) -> Iterator[Finding]:
    place = Place("signatories.csv")
    for at in range(number):
        yield Finding("country-unknown", severity, f"number {at}", replace(place, line=at), accepted=accepted)


def told(*several: Iterator[Finding], limit: int = 10**6) -> list[Finding]:
    found = (finding for some in several for finding in some)
    return list(sparing.told(found, limit=limit, gravest=Severity.ERROR))


def test_as_many_as_somebody_reads_are_all_told() -> None:
    assert told(made(sparing.MOST)) == list(made(sparing.MOST))


def test_the_rest_is_one_finding_with_its_number_and_the_place_of_the_first() -> None:
    *_, last = found = told(made(sparing.MOST + 2))
    assert (len(found), last.message) == (sparing.MOST + 1, "2 more findings of this kind are not shown")
    assert last.place.line == sparing.MOST


def test_a_finding_that_comes_again_is_none_more() -> None:
    assert len(told(made(sparing.MOST), made(sparing.MOST))) == sparing.MOST


def test_errors_behind_many_warnings_are_told_and_what_is_left_out_stops_as_they_do() -> None:
    found = told(made(sparing.MOST + 1), made(sparing.MOST + 1, Severity.ERROR), made(5, Severity.ERROR, "why"))
    assert [f.severity for f in found if "more findings" in f.message] == [Severity.WARNING, Severity.ERROR]
    assert sum(f.stops for f in found) == sparing.MOST + 1
    assert sum(f.accepted == "why" for f in found) == 5


def test_beyond_the_limit_nobody_knows_so_it_stops() -> None:
    *_, last = told(made(30), limit=20)
    assert (last.message, last.stops) == ("many more findings of this kind are not shown", True)


def test_what_is_left_out_of_accepted_findings_is_accepted(tmp_path: Path) -> None:
    rows = "".join(f"Body Number{at},group,Nowhere{at % 7}\n" for at in range(sparing.MOST + 3))
    example = (
        "--- draft.yaml\nlanguages: [en]\naccept:\n  - {code: country-unknown, match: Body, reason: fiction}\n"
        f"--- signatories.csv\nname,kind,country\n{rows}"
    )
    found = [f for f in findings(example, tmp_path) if f.code == "country-unknown"]
    assert {f.accepted for f in found} == {"fiction"}
    assert [f.message for f in found if "Body" not in f.message] == ["3 more findings of this kind are not shown"]
    assert "country-unknown" in check.catalogue()
