"""Small letters in all forms that lists take, in eight languages: totals, verdicts, errors."""

from __future__ import annotations

import pytest

from letterkit import audit, readers
from letterkit.model.audit import DocumentAudit
from letterkit.model.claim import About, Kind
from letterkit.model.finding import Finding, Severity

from .own_letters import OwnLetter, letters

LETTERS = letters()
by_name = pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.name)


def audited(letter: OwnLetter) -> tuple[DocumentAudit, tuple[Finding, ...]]:
    return audit.document(readers.read(letter.text.encode(), f"{letter.name}.{letter.facts.get('suffix', 'txt')}"))


def test_there_are_letters_enough() -> None:
    assert len(LETTERS) >= 40
    assert len({letter.name for letter in LETTERS}) == len(LETTERS)


@by_name
def test_its_lists_are_counted(letter: OwnLetter) -> None:
    made, _ = audited(letter)
    for kind in (Kind.GROUPS, Kind.INDIVIDUALS, Kind.COUNTRIES):
        expected = letter.number(kind.value)
        if expected is not None:
            assert made.totals[kind].value == expected, made.lists
    if letter.facts.get("groups") == "-":
        assert not made.counted, made.lists


@by_name
def test_its_claims_have_their_verdicts(letter: OwnLetter) -> None:
    if letter.claims is None:
        return
    made, _ = audited(letter)
    found = {
        (j.claim.kind.value, j.claim.value, "other" if j.claim.about is About.OTHER else j.verdict.value)
        for j in made.claims
    }
    assert found == letter.claims, [j.why for j in made.claims]


@by_name
def test_errors_are_raised_where_something_is_wrong_and_nowhere_else(letter: OwnLetter) -> None:
    _, findings = audited(letter)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert len(errors) == int(letter.facts.get("errors", "0")), [finding.message for finding in errors]


@pytest.mark.parametrize("letter", [one for one in LETTERS if "form" in one.facts], ids=lambda letter: letter.name)
def test_it_is_said_how_the_list_was_read(letter: OwnLetter) -> None:
    made, _ = audited(letter)
    assert letter.facts["form"] in {found.form.value for found in made.counted}
