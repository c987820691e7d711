"""The generated table is current, territories have states, and names are printed as a language has them."""

from __future__ import annotations

import runpy
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit import countries, languages
from letterkit.countries.spelling import bare, exact
from letterkit.countries.table import table
from letterkit.model.language import Collation, FaxWords, Language, Words

ROOT = Path(__file__).parents[2]
DATA = ROOT / "src/letterkit/countries"


def test_names_json_is_what_the_script_makes() -> None:
    build = runpy.run_path(str(ROOT / "scripts/make_country_names.py"))["build"]
    assert (DATA / "names.json").read_text(encoding="utf-8") == build(), "run scripts/make_country_names.py"


def test_the_names_to_print_are_what_the_script_makes() -> None:
    displayed = runpy.run_path(str(ROOT / "scripts/make_country_names.py"))["displayed"]()
    kept = {path.stem: path.read_text(encoding="utf-8") for path in (DATA / "displayed").glob("*.json")}
    assert kept == displayed, "run scripts/make_country_names.py"
    assert set(kept) == {*languages.available(), *languages.printed()}


def test_every_alias_reads_as_the_file_says() -> None:
    aliases = tomllib.loads((DATA / "aliases.toml").read_text(encoding="utf-8"))
    for code, names in aliases["countries"].items():
        assert {countries.read(name).code for name in names} == {code}
    for codes, names in aliases["ambiguous"].items():
        assert {countries.read(name).codes for name in names} == {tuple(sorted(codes.split()))}
    for names in aliases["not_a_country"].values():
        assert {countries.read(name).status for name in names} == {"not_a_country"}


def test_all_of_iso_3166_1_and_kosovo_are_there() -> None:
    assert len(table().english) == 250
    assert "XK" in table().english


@pytest.mark.parametrize(
    ("code", "state"),
    [("HK", "CN"), ("PR", "US"), ("GL", "DK"), ("JE", "GB"), ("TW", "TW"), ("PS", "PS"), ("KR", "KR"), ("ZZ", "ZZ")],
)
def test_sovereign(code: str, state: str) -> None:
    assert countries.sovereign(code) == state


def test_a_state_is_never_a_territory_itself() -> None:
    for part, state in table().sovereign.items():
        assert part in table().english
        assert countries.sovereign(state) == state


def _language(code: str, **names: str) -> Language:
    words = Words(**dict.fromkeys(Words.__dataclass_fields__, ""))
    fax = FaxWords(**dict.fromkeys(FaxWords.__dataclass_fields__, ""))
    return Language(code, code, "Latn", "ltr", "", words, fax, Collation((), {}, ()), names, {})


@pytest.mark.parametrize(
    ("language", "code", "name"),
    [
        ("en", "KR", "South Korea"),
        ("ko", "KR", "대한민국"),
        ("ko-KR", "JP", "일본"),
        ("zh-Hant", "US", "美國"),
        ("fr", "DE", "Allemagne"),
        ("tlh", "DE", "Germany"),
        ("not a language", "DE", "Germany"),
        ("en", "HK", "Hong Kong SAR China"),
    ],
)
def test_display_is_cldrs_name(language: str, code: str, name: str) -> None:
    assert countries.display(code, _language(language)) == name


def test_display_prefers_the_languages_own_choice() -> None:
    assert countries.display("HK", _language("en", HK="Hong Kong")) == "Hong Kong"
    assert countries.display("KR", replace(_language("ko"), countries={"KR": "한국"})) == "한국"


def test_display_refuses_what_is_no_code() -> None:
    with pytest.raises(KeyError):
        countries.display("ZZ", _language("en"))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("U.S.A", "usa"),
        ("The  D.R. Congo", "dr congo"),
        ("Côte d’Ivoire", "côte divoire"),
        ("대한 민국", "대한민국"),
        ("Trinidad & Tobago", "trinidad and tobago"),
        ("Timor-Leste", "timor leste"),
        ("!?", ""),
    ],
)
def test_spelling(text: str, key: str) -> None:
    assert exact(text) == key


@given(text=st.text(st.characters(max_codepoint=127), max_size=40))
def test_ascii_is_levelled_as_any_other_text_is(text: str) -> None:
    """The short way for ASCII must give what the long one does, which a letter of another script forces."""
    assert exact(f"{text} üxyz") == exact(f"{text} uxyz")[:-4] + "üxyz"


def test_bare_drops_accents_but_not_the_marks_of_other_scripts() -> None:
    assert bare("Åland, Łódź, Türkiye") == "aland lodz turkiye"
    assert bare("ガーナ") == exact("ガーナ")
    assert bare("ガーナ") != bare("カーナ")
