"""The project's own drafts, with their real lists: nothing is reported that is not so."""

from pathlib import Path

import pytest

from letterkit import check
from letterkit.model.finding import Finding, Severity

from .examples import subject_of

DRAFTS = Path(__file__).parents[2] / "drafts"
# Notes on the real lists that are true: these are what a coordinator should look at.
TRUE_NOTES = {"count-declared", "count-other-letter", "country-missing", "country-spelling", "language-without-names"}


def found(draft: Path, monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    monkeypatch.chdir(DRAFTS.parent)
    return check.run(subject_of(draft))


def test_there_are_drafts() -> None:
    assert len(list(DRAFTS.glob("*.yaml"))) >= 4


@pytest.mark.parametrize("draft", sorted(DRAFTS.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_draft_that_goes_out_raises_no_alarm(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    findings = found(draft, monkeypatch)
    assert [f for f in findings if f.severity is not Severity.NOTE] == []
    assert {f.code for f in findings} <= TRUE_NOTES


def test_the_letter_of_february_2020_as_it_was_typed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    findings = found(DRAFTS / "refused" / "2020-02-hrc-typed.yaml", monkeypatch)
    errors = {f.code: f for f in findings if f.stops}
    assert set(errors) == {"count-groups", "count-countries"}
    assert errors["count-groups"].message.endswith("the list holds 70 groups")
    assert errors["count-countries"].message.endswith("the list names at least 22 countries")
    assert 'two spellings of one country are the likely cause: "U.S.A" and "U.S.A."' in errors["count-countries"].hint
    assert all(f.place.path == "drafts/refused/2020-02-hrc-typed.en.md" and f.place.column for f in errors.values())
