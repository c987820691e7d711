"""Names of files that come from data are safe on every system, unique, and the same in each run."""

from __future__ import annotations

import unicodedata
from pathlib import PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit import filenames

ANY = st.text(st.characters(exclude_categories=()), max_size=100)
NASTY = st.sampled_from(
    ["", ".", "..", "../../x", "CON", "nul", "Com1", "LPT9.txt", "a/b", "a\\b", "C:x", "x\0y", "\u202ecod.exe", "-rf",
     "~", "a" * 300, "한" * 90, "é", "e\u0301", "İ", "ſ", "ﬁ", "🇰🇷", "\ud800", "K", "letterkit-tmp", "...hidden"]
)  # fmt: skip
NAMES = st.lists(st.tuples(ANY | NASTY, ANY), max_size=12)


def keys(people: list[tuple[str, str]]) -> list[str]:
    """The keys of people called so, each with something that is known of them."""
    made: list[str] = []
    for name, content in people:
        made.append(filenames.key(name, [content], made))
    return made


@given(ANY | NASTY)
def test_a_key_is_safe_on_every_system(name: str) -> None:
    key = filenames.key(name, (), ())
    assert filenames.is_key(key)
    assert 0 < len(key) <= filenames.LONGEST
    assert key == unicodedata.normalize("NFC", key) == unicodedata.normalize("NFD", key) == key.casefold()
    assert not key.startswith((".", "-"))
    assert not PureWindowsPath(key).is_reserved()
    assert PureWindowsPath(key).name == key


@given(NAMES)
def test_keys_differ_also_where_capitals_do_not_count(people: list[tuple[str, str]]) -> None:
    made = keys(people)
    assert len({key.casefold() for key in made}) == len(people)
    assert made == keys(people)


@given(NAMES, NAMES)
def test_rows_added_below_change_no_key(people: list[tuple[str, str]], more: list[tuple[str, str]]) -> None:
    assert keys(people + more)[: len(people)] == keys(people)


@given(st.text(min_size=1, max_size=20))
def test_both_ways_to_write_a_letter_give_one_key(name: str) -> None:
    forms = {filenames.key(unicodedata.normalize(form, name), (), ()) for form in ("NFC", "NFD")}
    assert len(forms) == 1


def test_one_of_the_same_name_is_told_by_what_is_known_of_it_and_not_by_its_row() -> None:
    first, second = filenames.key("Ana", ["a@x"], ["ana"]), filenames.key("Ana", ["b@x"], ["ana"])
    assert first != second
    assert filenames.key("Ana", ["a@x"], ["ana", second]) == first
    assert first.startswith("ana-")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Kang Kyung-wha", "kang-kyung-wha"),
        ("문재인", "munjaein"),
        ("José Müller-Łącki", "jose-muller-lacki"),
        ("Đỗ Thị Hà", "do-thi-ha"),
        ("Côte d’Ivoire", "cote-divoire"),
        ("Straße", "strasse"),
        ("  Dr. O'Neil, Jr. ", "dr-oneil-jr"),
    ],
)
def test_names_are_spelled_in_ascii(name: str, key: str) -> None:
    assert filenames.key(name, (), ()) == key


def test_what_ascii_cannot_tell_apart_stays_apart() -> None:
    assert filenames.key("习近平", (), ()) != filenames.key("李克强", (), ())
    assert filenames.key("Иван", (), ()) != filenames.key("Пётр", (), ())


@pytest.mark.parametrize("name", ["con", "CON.yaml", "Nul", "com1", "lpt0", "aux.en.pdf", "conin$"])
def test_devices_of_windows_are_known(name: str) -> None:
    assert filenames.is_reserved(name)


@pytest.mark.parametrize("name", ["console", "com", "com10", "2020-con", "nullable.pdf"])
def test_what_only_begins_like_a_device_is_none(name: str) -> None:
    assert not filenames.is_reserved(name)
