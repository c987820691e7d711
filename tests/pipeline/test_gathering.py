"""Findings of many letters become one report that can be read."""

from __future__ import annotations

from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.recipient import Part, Recipient
from letterkit.pipeline.gathering import MOST, Gathering

PEOPLE = [Recipient(f"p{n}", Part.TO, f"Person {n}", Place("recipients.csv", n + 2)) for n in range(3)]


def finding(message: str, path: str = "body.en.md", code: str = "count-groups", line: int = 1) -> Finding:
    return Finding(code, Severity.ERROR, message, Place(path, line))


def test_what_is_in_every_letter_is_said_once() -> None:
    gathering = Gathering(PEOPLE)
    gathering.add([(finding("x"), 0, 2, False)], 0)
    gathering.add([(finding("x"), 0, 1, False)], 2)
    assert gathering.findings() == [finding("x")]


def test_what_is_in_some_letters_names_the_first_of_them() -> None:
    gathering = Gathering(PEOPLE)
    gathering.add([(finding("x"), 1, 1, False)], 0)
    gathering.add([(finding("x"), 0, 1, False)], 2)
    (told,) = gathering.findings()
    assert told.message == "x (in the letter to Person 1, recipients.csv:3 and 1 more)"


def test_the_letter_that_has_no_row_is_told_from_the_others() -> None:
    gathering = Gathering([None, *PEOPLE])
    gathering.add([(finding("x"), 0, 1, False)], 0)
    (told,) = gathering.findings()
    assert told.message == "x (in the letter to those in `to`, which has no row)"


def test_a_finding_about_a_row_names_it_already() -> None:
    gathering = Gathering(PEOPLE)
    gathering.add([(finding("x", "recipients.csv", line=4), 2, 1, False)], 0)
    assert gathering.findings() == [finding("x", "recipients.csv", line=4)]


def test_an_acceptance_that_one_letter_needs_is_used() -> None:
    unused = finding("matches nothing", "drafts/a.yaml", "acceptance-unused")
    gathering = Gathering(PEOPLE)
    gathering.add([(unused, 0, 2, False)], 0)
    assert gathering.findings() == []
    gathering.add([(unused, 0, 1, False)], 2)
    assert gathering.findings() == [unused]


def test_a_mistake_in_thousands_of_rows_is_counted_and_still_stops() -> None:
    gathering = Gathering(PEOPLE)
    gathering.add([(finding("x", "recipients.csv", line=n), 0, 1, False) for n in range(10_000)], 0)
    told = gathering.findings()
    assert len(told) == MOST + 1
    assert sum("9,950 more findings of this kind" in one.message for one in told) == 1
    assert all(one.stops for one in told)


def test_letters_that_cannot_be_composed_are_remembered() -> None:
    gathering = Gathering(PEOPLE)
    assert not gathering.unusable
    gathering.add([(finding("x"), 0, 1, True)], 0)
    gathering.add([(finding("y"), 1, 1, False)], 0)
    assert gathering.unusable
