"""What is said beside the verdicts: contradictions, repetitions, countries named, counts of parts, silence."""

from __future__ import annotations

import time

import pytest

from letterkit import audit, readers
from letterkit.audit.wrapping import columns, wrapped
from letterkit.model.finding import Finding, Severity


def findings(text: str) -> dict[str, Finding]:
    _, found = audit.document(readers.read(text.encode(), "letter.txt"))
    return {finding.code: finding for finding in found}


def test_two_exact_numbers_contradict_each_other() -> None:
    found = findings("40 organizations signed the letter.\n\nAll 39 organizations that signed it stand together.\n")
    assert found["claims-contradict"].severity is Severity.ERROR


@pytest.mark.parametrize(
    "text",
    [
        "More than 60 organizations signed the letter. The 65 organizations that signed it stand together.",
        "47 organizations signed the letter, 12 of them from Asia.",
        "45 organizations signed the letter today. Last December 67 organizations wrote to you.",
        "600 organizations signed the petition of the coalition. This letter is signed by 40 organizations.",
    ],
)
def test_what_is_no_contradiction(text: str) -> None:
    assert "claims-contradict" not in findings(text)


def test_more_countries_named_than_counted() -> None:
    found = findings("This letter was signed by 40 organizations across 3 countries (Kenya, Norway, Japan, Chile).\n")
    assert found["countries-named"].severity is Severity.ERROR
    assert "4 countries are named" in found["countries-named"].message


def test_as_many_countries_named_as_counted() -> None:
    text = "This letter was signed by 40 organizations across 3 countries (Kenya, Norway, Japan).\n"
    assert "countries-named" not in findings(text)


def test_an_acronym_and_its_name() -> None:
    text = "Signatories:\n\nCommittee for Quiet Streets\nLantern Network\nCQS\nHarbour Watch\n"
    assert findings(text)["list-repeats"].severity is Severity.WARNING


def test_a_part_that_says_another_number() -> None:
    text = "Signatories:\n\nKenya (3)\nLantern Network\nHarbour Watch\n\nNorway (1)\nBay Union\n"
    assert '"Kenya" says 3, but 2 were read there' in findings(text)["list-part-count"].message


def test_a_list_without_a_claim_is_told_its_count() -> None:
    found = findings("Sincerely,\n\nLantern Network\nOpen Rivers Trust\nHarbour Watch\n")["list-without-claim"]
    assert (found.severity, "3 groups" in found.message) == (Severity.NOTE, True)


def test_a_claim_without_a_list() -> None:
    assert findings("40 organizations signed the letter.\n")["list-missing"].severity is Severity.NOTE


def test_a_text_of_something_else_is_not_passed_in_silence() -> None:
    assert findings("The weather was fine.\n")["nothing-to-audit"].severity is Severity.NOTE


def test_groups_and_individuals_counted_as_groups_are_a_warning() -> None:
    text = (
        "5 organizations signed this letter.\n\nOrganizations:\n\nLantern Network\nHarbour Watch\nBay Union\n\n"
        "Individuals:\n\nAna Weld, author\nJonas Ferk, lawyer\n"
    )
    found = findings(text)["claim-false"]
    assert found.severity is Severity.WARNING
    assert "groups and individuals together" in found.hint


def test_lines_are_no_wider_than_the_terminal() -> None:
    for text in ("가나다라마바사아자차카타파하" * 9, "Lantern Network " * 20, "x" * 300):
        lines = wrapped(text, 80, "  ", "      ")
        assert max(map(columns, lines)) <= 80
        assert "".join("".join(lines).split()) == "".join(text.split())


def test_one_contradiction_told_often_is_one_finding() -> None:
    said = "40 organizations signed the letter.\n\nAll 39 organizations that signed it stand together.\n\n"
    _, once = audit.document(readers.read(said.encode(), "letter.txt"))
    _, often = audit.document(readers.read((said * 3).encode(), "letter.txt"))
    assert [finding.code for finding in often] == [finding.code for finding in once]


def test_thousands_of_claims_are_not_compared_each_with_each() -> None:
    said = "\n\n".join(f"We, {number} organisations, sign this." for number in range(10, 3_010))
    start = time.process_time()
    _, found = audit.document(readers.read(said.encode(), "letter.txt"))
    assert time.process_time() - start < 2.5
    assert any(finding.code == "claims-contradict" for finding in found)
