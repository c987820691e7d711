"""Stated numbers: exact and hedged, in digits and words, of this letter and of others."""

from pathlib import Path

import pytest

from letterkit.check.comparison import counted, stands
from letterkit.model.claim import About, Claim, Kind, Precision
from letterkit.model.counts import Tally
from letterkit.model.finding import Finding, Severity

from .examples import findings

NETWORK = """\
--- signatories.csv
name,kind,country,represents
Lantern Network,group,South Korea,300+
Open Rivers Trust,group,Kenya,
Harbour Rights Circle,group,U.S.A,
Willow Society,group,U.S.A.,
Delta Watch,group,,
"""


def claim(value: int, precision: Precision = Precision.EXACT, kind: Kind = Kind.GROUPS) -> Claim:
    return Claim("", kind, value, precision, About.THIS, 0, 0, 0, 0)


def stated(english: str, folder: Path, rows: str = NETWORK, draft: str = "") -> list[Finding]:
    example = f"--- draft.yaml\nlanguages: [en]\n{draft}\n{rows}--- body.en.md\n{english}\n"
    return [f for f in findings(example, folder) if f.code.startswith("count-")]


@pytest.mark.parametrize(
    ("value", "precision", "tally", "expected"),
    [
        (70, Precision.EXACT, Tally(70), True),
        (69, Precision.EXACT, Tally(70), False),
        (70, Precision.MORE_THAN, Tally(70), False),
        (69, Precision.MORE_THAN, Tally(70), True),
        (70, Precision.AT_LEAST, Tally(70), True),
        (71, Precision.AT_LEAST, Tally(70), False),
        (72, Precision.NEARLY, Tally(70), True),
        (60, Precision.NEARLY, Tally(70), False),
        (69, Precision.OTHERS, Tally(70), True),
        (70, Precision.OTHERS, Tally(70), False),
        (22, Precision.EXACT, Tally(22, minimum=True), True),
        (23, Precision.EXACT, Tally(22, minimum=True), False),
        (21, Precision.EXACT, Tally(22, minimum=True), False),
        (22, Precision.MORE_THAN, Tally(22, minimum=True), False),
        (22, Precision.MORE_THAN, Tally(22, minimum=True, declared=True, source="register"), True),
        (22, Precision.MORE_THAN, Tally(22, declared=True, source="register"), False),
        (23, Precision.MORE_THAN, Tally(22, minimum=True, declared=True, source="register"), False),
    ],
)
def test_what_stands(value: int, precision: Precision, tally: Tally, expected: bool) -> None:
    assert stands(claim(value, precision), tally) is expected


def test_over_300_stands_of_a_network_that_says_300_plus() -> None:
    open_ended = Tally(300, minimum=True)
    assert stands(claim(300, Precision.MORE_THAN, Kind.REPRESENTED), open_ended)
    assert not stands(claim(301, Precision.MORE_THAN, Kind.REPRESENTED), open_ended)


def test_a_number_has_its_noun_in_the_singular() -> None:
    assert counted(Tally(1), Kind.GROUPS) == "1 group"
    assert counted(Tally(22, minimum=True), Kind.COUNTRIES) == "at least 22 countries"


def test_a_wrong_number_is_shown_with_the_right_one_and_its_place(tmp_path: Path) -> None:
    text = "Dear all,\n\nfor the **rivers**, we write on behalf\nof six non-governmental organizations."
    (finding,) = stated(text, tmp_path)
    assert finding.message == '"six non-governmental organizations": the list holds 5 groups'
    assert finding.severity is Severity.ERROR
    assert (Path(finding.place.path).name, finding.place.line, finding.place.column) == ("letter.en.md", 4, 4)
    assert "{{ counts.groups | spell }}" in finding.hint


def test_two_spellings_of_one_country_are_named_as_the_likely_cause(tmp_path: Path) -> None:
    text = "We write on behalf of {{ counts.groups }} organizations from 4 different countries."
    (finding,) = stated(text, tmp_path)
    assert finding.code == "count-countries"
    assert "at least 3 countries" in finding.message
    assert 'two spellings of one country are the likely cause: "U.S.A" and "U.S.A." are one' in finding.hint
    assert "name no country" not in finding.hint  # one likely cause is enough


def test_another_wrong_number_of_countries_is_not_blamed_on_spelling(tmp_path: Path) -> None:
    text = "We write on behalf of {{ counts.groups }} organizations from 9 different countries."
    (finding,) = stated(text, tmp_path)
    assert "spelling" not in finding.hint
    assert "1 on the list name no country" in finding.hint


def test_a_bound_number_with_the_wrong_words_around_it_is_an_error(tmp_path: Path) -> None:
    (finding,) = stated("We write on behalf of more than {{ counts.groups }} organizations.", tmp_path)
    assert finding.code == "count-groups"
    assert "correct the words around it" in finding.hint


def test_a_typed_true_number_is_only_a_note(tmp_path: Path) -> None:
    (finding,) = stated("We write on behalf of five organizations.", tmp_path)
    assert (finding.code, finding.severity) == ("count-typed", Severity.NOTE)
    assert finding.hint.startswith("write {{ counts.groups | spell }} instead of")


def test_a_hedged_number_is_not_asked_to_be_bound(tmp_path: Path) -> None:
    assert stated("We write on behalf of over four organizations.", tmp_path) == []


def test_a_number_in_a_footnote_is_only_a_warning(tmp_path: Path) -> None:
    text = "We write on behalf of {{ counts.groups }} organizations.[^1]\n\n[^1]: We are 40 organizations in all."
    found = stated(text, tmp_path)
    assert {f.severity for f in found} <= {Severity.WARNING, Severity.NOTE}


def test_declared_numbers_are_named_with_their_source(tmp_path: Path) -> None:
    draft = "counting: {declared: {countries: {value: 16, source: the register}}}"
    text = "We write on behalf of {{ counts.groups }} organizations from 17 countries."
    found = {f.code: f for f in stated(text, tmp_path, draft=draft)}
    assert found["count-countries"].message == '"17 countries": the draft declares 16 countries'
    assert found["count-declared"].severity is Severity.NOTE
    assert "the register" in found["count-declared"].message


RELEASE = """\
--- draft.yaml
id: letter
template: press-release
about: appeal
languages: [en]
to: null
press: {city: Oslo, headline: Coalition writes to the minister}
--- drafts/appeal.yaml
id: appeal
date: 2024-02-28
signatories: {file: appeal.csv}
--- appeal.csv
name,kind,country
Lantern Network,group,South Korea
Open Rivers Trust,group,Kenya
Delta Watch,group,Kenya
--- body.en.md
"""


def test_a_press_release_is_held_against_the_letter_that_it_is_about(tmp_path: Path) -> None:
    found = findings(RELEASE + "The Lantern Network, joined by 3 other groups, wrote to the minister.\n", tmp_path)
    (finding,) = [f for f in found if f.code == "count-groups"]
    assert "the list of appeal holds 3 groups, so 2 beside the one that is named" in finding.message
    assert "{{ about.counts.other_groups }}" in finding.hint


def test_a_press_release_with_the_right_number_is_fine(tmp_path: Path) -> None:
    text = "The Lantern Network, joined by {{ about.counts.groups - 1 }} other groups, wrote to the minister.\n"
    assert [f for f in findings(RELEASE + text, tmp_path) if f.severity is Severity.ERROR] == []


def test_a_count_with_an_earlier_date_is_of_another_letter(tmp_path: Path) -> None:
    text = "We write for {{ counts.groups }} organizations. On 10 December 1999, 43 organizations called on you."
    assert [f.code for f in stated(text, tmp_path)] == ["count-other-letter"]
