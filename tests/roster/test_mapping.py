"""Columns are told by their names in many languages, and a mapping is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import InputError
from letterkit.roster import mapping
from letterkit.roster.sheets import Sheet

TOLD = {
    "Timestamp": "signed_on",
    "E-mail": "email",
    "Email Address": "email",
    "Contact e-mail": "email",
    "담당자 이메일": "email",
    "Organization Name (as it should appear in the letter)": "organisation",
    "Name of your organisation:": "organisation",
    "Nom de l’organisation": "organisation",
    "단체명(국문)": "organisation",
    "団体名": "organisation",
    "Country where your organization is based": "country",
    "PAÍS": "country",
    "Your full name": "person",
    "First name": "given",
    "Name": "name",
    "Title / position": "title",
    "직함": "title",
    "Do you sign as an organization or an individual?": "kind",
    "Contact person": "contact",
    "How many member organizations does it have?": "represents",
    "Organisation website": "",
    "I agree that my organization is named": "",
    "Shoe size": "",
    "": "",
}
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@pytest.mark.parametrize("header", TOLD)
def test_a_header_tells_its_column(header: str) -> None:
    assert mapping.told(header) == TOLD[header]


def test_each_word_tells_its_own_column() -> None:
    columns, never, kinds = mapping._words()
    assert len(columns) > 300
    assert [word for word, column in columns.items() if mapping.told(word) != column] == []
    assert "" not in columns
    assert "" not in kinds
    assert "" not in never


@pytest.mark.parametrize(
    ("cell", "kind"),
    [("Group", "group"), ("개인", "individual"), ("I sign as an individual", "individual"), ("both", ""),
     ("organization and individual", ""), ("", "")],
)  # fmt: skip
def test_a_cell_tells_the_kind(cell: str, kind: str) -> None:
    assert mapping.kind_of(cell) == kind


def test_two_columns_are_never_taken_for_one() -> None:
    assert mapping.guess(["Country of residence", "Country", "Name"], {}) == {0: "", 1: "country", 2: "name"}


def test_what_was_saved_goes_before_what_is_told() -> None:
    assert mapping.guess(["Country", "Name"], {"Country": ""}) == {0: "", 1: "name"}


def test_the_header_may_stand_below_a_title() -> None:
    rows = [("Organizations that sign", ""), ("Organization", "Country"), ("Human Rights Network", "Kenya")]
    headed = mapping.headed(Sheet("", tuple(enumerate(rows, 1))), "a.csv", {})
    assert (headed.line, headed.rows) == (2, ((3, ("Human Rights Network", "Kenya")),))


def test_a_sheet_without_names_says_what_it_has() -> None:
    with pytest.raises(InputError, match="no column is told to hold names; the first row is: Colour, Country"):
        mapping.headed(Sheet("", ((1, ("Colour", "Country")), (2, ("red", "Peru")))), "a.csv", {})


@pytest.mark.parametrize(
    ("header", "column"),
    [("Contry", "country"), ("Organisatoin", "organisation"), ("Emial", "email"), ("Prénon", "given"), ("Pays", "")],
)
def test_a_misspelled_header_is_told_by_the_word_that_it_may_be(header: str, column: str) -> None:
    assert mapping.meant((header,), {0: mapping.told(header)}) == ({0: column} if column else {})


@pytest.mark.parametrize(
    "header", ["Shoe size", "Organisation website", "Comments", "Date of birth", "Age", "Score", ""]
)
def test_a_header_of_something_else_is_no_misspelled_one(header: str) -> None:
    assert mapping.meant((header,), {0: mapping.told(header)}) == {}


def test_a_column_that_is_there_is_not_meant_by_another() -> None:
    assert mapping.meant(("Country", "Contry"), {0: "country"}) == {}


def test_a_sheet_whose_names_are_misspelled_says_which_they_may_be() -> None:
    with pytest.raises(InputError) as caught:
        mapping.headed(Sheet("", ((1, ("Organisatoin", "Country")), (2, ("Cedar Union", "Peru")))), "a.csv", {})
    assert 'did you mean "Organisatoin" as organisation?' in caught.value.findings[0].hint


@given(st.dictionaries(WORDS, st.sampled_from(["", *mapping.columns()])))
def test_a_mapping_comes_back(tmp_path_factory: pytest.TempPathFactory, given_: dict[str, str]) -> None:
    path = tmp_path_factory.mktemp("mapping") / "m.toml"
    path.write_bytes(mapping.saved_as(given_))
    assert mapping.load(path, needed=True) == given_


@pytest.mark.parametrize(
    ("text", "said"),
    [("[columns", "is no TOML"), ("a = 1", "has no table"), ('[columns]\na = "nmae"', "which is no column"),
     ("[columns]\na = 1", "which is no column")],
)  # fmt: skip
def test_a_mapping_that_cannot_be_used(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "m.toml").write_text(text)
    with pytest.raises(InputError, match=said):
        mapping.load(tmp_path / "m.toml", needed=False)
