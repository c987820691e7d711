"""What is wrong with a draft is said at its line, in plain words, with what to do."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from letterkit import load
from letterkit.load.messages import has_words
from letterkit.load.validation import accept
from letterkit.model.draft import Draft

from .projects import DRAFT, told, write_project

GOOD: dict[str, Any] = {"id": "a", "date": "2020-01-01"}
FAULTS = {
    "unknown key": ("subjet: x", "4:1 draft-invalid subjet: is not a known field | did you mean subject?"),
    "field name for alias": ("sender: {name: x}", "4:1 draft-invalid sender: is not a known field"),
    "unknown key deep down": (
        "signatories:\n  groups: {colums: 2}",
        "5:12 draft-invalid signatories.groups.colums: is not a known field | did you mean columns?",
    ),
    "unknown key in a list": (
        "to:\n  - name: x\n    adress: y",
        "6:5 draft-invalid to.0.adress: is not a known field | did you mean address?",
    ),
    "unknown key of a declared count": (
        "counting: {declared: {groups: {valeu: 3, value: 3, source: x}}}",
        "4:32 draft-invalid counting.declared.groups.valeu: is not a known field | did you mean value?",
    ),
    "missing deep down": ("to:\n  - title: x", "5:5 draft-invalid to.0.name: is missing | add it"),
    "not a list": ("to: x", "4:1 draft-invalid to: must be a list"),
    "mapping for a list": ("to: {name: x}", "4:1 draft-invalid to: must be a list"),
    "text for a mapping": ("signatories: x.csv", "4:1 draft-invalid signatories: must be a mapping of fields"),
    "list for a text": ("about: [x]", "4:1 draft-invalid about: must be one text"),
    "not a number": ("signatories: {groups: {columns: two}}", 'columns: must be a whole number, not "two"'),
    "too many columns": ("signatories: {groups: {columns: 5}}", 'must be at most 4, not "5"'),
    "width": ("from: {name: x, logo: {file: l.png, alt: x, width: nan}}", "from.logo.width: must be"),
    "not a truth": ("sample: perhaps", 'sample: must be true or false, not "perhaps"'),
    "none of the choices": ("paper: letters", 'paper: "letters" is none of A4 or Letter | did you mean Letter?'),
    "kind of count": (
        "counting: {declared: {group: {value: 1, source: x}}}",
        'counting.declared.group: "group" is none of groups, individuals,',
    ),
    "language": ("languages: [en, kr]", '4:17 draft-invalid languages.1: "kr" is no language that letterkit knows'),
    "language twice": ("languages: [en, en]", "4:17 draft-invalid languages: en is given twice"),
    "no language": ("languages: []", "4:1 draft-invalid languages: is empty"),
    "language of a text": ("closing: {kr: x}", '4:11 draft-invalid closing.kr: "kr" is no language'),
    "embargo without zone": ("press: {city: x, headline: y, embargo: 2020-12-10 09:00}", "not a time with a time zone"),
    "empty reason": ("accept: [{code: x, reason: ''}]", "accept.0.reason: is empty | write a text"),
    "empty item": ("attachments:\n  -", "5:4 draft-invalid attachments.0: must be one text"),
    "about itself": ("about: a", "4:1 draft-invalid about: names this letter itself"),
    "refers to itself": ("refers_to: [a]", "4:13 draft-invalid refers_to.0: names this letter itself"),
    "unknown template": (
        "template: joint-leter",
        'template: there is no template "joint-leter" | did you mean joint-letter?',
    ),
    "template outside": ("template: ../joint-letter", "4:1 template-missing"),
}


@pytest.mark.parametrize(("lines", "words"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told(tmp_path: Path, lines: str, words: str) -> None:
    assert words in told(write_project(tmp_path, f"{DRAFT}{lines}\n"))


@pytest.mark.parametrize(
    "date", ["1581897600", "17.02.2020", "2020-2-17", "2020-02-30", "2020-02-17T00:00", "today", "٢٠٢٠-02-17"]
)
def test_only_iso_dates_are_dates(tmp_path: Path, date: str) -> None:
    assert f'2:1 draft-invalid date: "{date}" is not a d' in told(write_project(tmp_path, f"id: a\ndate: {date}\n"))


@pytest.mark.parametrize("letter", ["A", "a/b", "ä", "-a", "a" * 81, "'a\n'"])
def test_an_id_is_a_name_of_files(tmp_path: Path, letter: str) -> None:
    assert "1:1 draft-invalid id: " in told(write_project(tmp_path, f"id: {letter}\ndate: 2020-02-17\n"))


def test_what_is_missing_is_told_at_the_top(tmp_path: Path) -> None:
    assert told(write_project(tmp_path, "subject: x\n")).count("1:1 draft-invalid") == 2


@pytest.mark.parametrize("draft", ["", "# nothing\n", "just a text\n", "- a\n- b\n"])
def test_a_draft_is_a_mapping(tmp_path: Path, draft: str) -> None:
    assert "write the fields, such as id and date" in told(write_project(tmp_path, draft))


def test_an_empty_field_is_as_good_as_none(tmp_path: Path) -> None:
    project = load.project(write_project(tmp_path, DRAFT + "closing:\nlanguages:\nfrom:\n  name: x\n  logo:\n"))
    assert project.draft.closing == {}
    assert project.draft.languages == ("en",)
    assert project.draft.sender is not None


def test_texts_stay_texts(tmp_path: Path) -> None:
    to = "to:\n  - {name: NO, fax: 0123, title: 1.10, address: 'null'}\n"
    (addressee,) = load.project(write_project(tmp_path, DRAFT + to)).draft.to
    assert (addressee.name, addressee.fax, addressee.title, addressee.address) == (
        {"": "NO"}, "0123", {"": "1.10"}, {"": "null"},
    )  # fmt: skip


def test_a_region_is_a_language_where_its_base_is(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    assert load.project(write_project(tmp_path, DRAFT + "languages: [en-GB]\n")).draft.languages == ("en-GB",)


def test_a_place_is_found_by_the_name_in_the_file_and_in_the_model(tmp_path: Path) -> None:
    project = load.project(write_project(tmp_path, DRAFT + "from:\n  name: x\n"))
    assert project.place("from.name").line == project.place("sender.name").line == 5
    assert project.place("from.title").line == 4
    assert project.place("closing").line == 1


def test_an_id_that_is_not_the_stem_is_noted_where_it_matters(tmp_path: Path) -> None:
    path = write_project(tmp_path, DRAFT)
    other = path.rename(path.with_name("b.yaml"))
    assert told(other).startswith("1:1 draft-id id: is a and the file b.yaml")
    other.write_text(DRAFT + "body: {en: drafts/a.en.md}\n")
    assert told(other) == ""


def test_every_kind_of_error_has_words() -> None:
    """Wrong values of every shape, at every field of the schema: pydantic's own words are never shown."""
    from pydantic import ValidationError

    wrong: list[Any] = [
        "x",
        "",
        "-1",
        "99999999999999999999999",
        "1.5",
        "nan",
        ["x"],
        {"x": "y"},
        [["x"]],
        [{"x": "y"}],
        [None],
    ]
    kinds = set()
    for name in ("id", "from", *(field.name for field in dataclasses.fields(Draft))):
        for value in wrong:
            for nested in (value, {"en": value}, [{"name": value, "language": value}], {"name": value, "logo": value}):
                try:
                    accept(Draft, GOOD | {name: nested}, {"languages": ("en",)})
                except ValidationError as error:
                    kinds |= {one["type"] for one in error.errors()}
    for part in ({"groups": {"columns": v, "country": v}} for v in wrong):
        try:
            accept(Draft, GOOD | {"signatories": part}, {})
        except ValidationError as error:
            kinds |= {one["type"] for one in error.errors()}
    assert len(kinds) > 8
    assert [kind for kind in sorted(kinds) if not has_words(kind)] == []
