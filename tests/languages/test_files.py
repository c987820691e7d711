"""Every language has exactly the fields, and says what is wrong with a file that has not."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from letterkit import languages
from letterkit.claims.grammar import grammar, problems
from letterkit.errors import InputError
from letterkit.languages.loading import read
from letterkit.model.language import Collation, FaxWords, Language, Words

FOLDER = Path(languages.__file__).parent
CODES = languages.available()


def test_english_and_korean_are_there() -> None:
    assert {"en", "ko"} <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_exactly_the_fields(code: str) -> None:
    data = tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))
    data["grammar"] = languages.get(code).grammar  # with that of its base, if it has one
    assert set(data) == {field.name for field in fields(Language)}
    assert set(data["words"]) == {field.name for field in fields(Words)}
    assert set(data["fax"]) == {field.name for field in fields(FaxWords)}
    assert set(data["collation"]) == {field.name for field in fields(Collation)}
    assert problems(code, data["grammar"]) == []
    assert grammar(code).code == code


@pytest.mark.parametrize("code", CODES)
def test_no_word_is_empty_and_fields_stand_where_they_must(code: str) -> None:
    words = languages.get(code).words
    assert all(getattr(words, field.name).strip() for field in fields(Words))
    labels = languages.get(code).fax
    assert all(
        getattr(labels, field.name).strip(" :：") == getattr(labels, field.name) != "" for field in fields(FaxWords)
    )
    assert "{page}" in words.page
    assert "{pages}" in words.page
    assert "{moment}" in words.embargo


@pytest.mark.parametrize("code", CODES)
def test_countries_are_named_by_alpha_2_codes(code: str) -> None:
    countries = languages.get(code).countries
    assert {"HK", "MO", "PS", "MM", "TR", "CD", "CG", "CI"} <= set(countries)
    assert all(len(key) == 2 and key.isupper() and name for key, name in countries.items())


def test_an_unknown_language_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        languages.get("xx")


def test_a_region_keeps_the_language() -> None:
    british = languages.get("en-gb")
    assert british.code == "en-GB"
    assert british.words == languages.get("en").words
    assert languages.get("en") is languages.get("en")


def _broken(tmp_path: Path, change: dict[str, str]) -> InputError:
    text = (FOLDER / "en.toml").read_text(encoding="utf-8")
    for old, new in change.items():
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "en.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read(path)
    assert all(finding.place.path == str(path) for finding in caught.value.findings)
    return caught.value


def test_missing_and_unknown_keys_are_all_named(tmp_path: Path) -> None:
    error = _broken(tmp_path, {'fax = "Fax:"\n': "", 'name = "English"\n': "", "articles =": "article ="})
    messages = {finding.message for finding in error.findings}
    assert {"words.fax: is missing", "name: is missing"} <= messages
    assert {"collation.articles: is missing", "collation.article: is unknown"} <= messages


def test_a_wrong_type_is_named(tmp_path: Path) -> None:
    error = _broken(tmp_path, {'fax = "Fax:"': "fax = 7", 'direction = "ltr"': 'direction = "up"'})
    assert {finding.place.field for finding in error.findings} == {"words.fax", "direction"}


def test_no_toml_is_a_finding(tmp_path: Path) -> None:
    assert "is no TOML" in str(_broken(tmp_path, {'code = "en"': "code = "}))


def test_a_gap_in_the_grammar_is_named() -> None:
    table = {key: value for key, value in languages.get("en").grammar.items() if key != "stops"}
    assert [finding.message for finding in problems("en", {**table, "stop": []})] == [
        "grammar.stops: is missing",
        "grammar.stop: is unknown",
    ]
