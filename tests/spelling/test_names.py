"""Spellings that are one name, and look-alikes that are two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.model.finding import Place
from letterkit.model.spelling import Layer, Mention, Source
from letterkit.spelling import names
from letterkit.spelling.persons import jamo_apart


def listed(text: str, roll: str, *, person: bool = False) -> Mention:
    return Mention(text, person, Place(f"{roll}.txt", 1), Source.LISTED, roll)


def layer(first: str, second: str, *, person: bool) -> Layer | None:
    """By what two names of two lists are taken for one; None where they are two."""
    found = names([listed(first, "a", person=person), listed(second, "b", person=person)])
    return found[0].layer if len(found) == 1 else None


@pytest.mark.parametrize(
    ("first", "second", "by"),
    [
        ("Tomas Oja-Quint", "Tomás Oja Quint", Layer.MARKS),
        ("Kang Min-seo", "Kang Min Seo", Layer.MARKS),
        ("Areum Lee", "Lee A-Reum", Layer.ORDER),
        ("Kang Kyung-wha", "Kang Kyung-hwa", Layer.ROMANISED),
        ("Lee Young-hee", "Yi Yeonghui", Layer.ROMANISED),
        ("Vitit Mundarin", "Viti Mundarin", Layer.CLOSE),
        ("Kari Nordmann", "Kari Nordman", Layer.CLOSE),
    ],
)
def test_one_person(first: str, second: str, by: Layer) -> None:
    assert layer(first, second, person=True) is by


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Kim Jong Un", "Kim Jong Il"),
        ("John Smith", "Joan Smith"),
        ("Mario Rossi", "Maria Rossi"),
        ("Daniel Ferk", "Daniela Ferk"),
        ("Ivan Petrov", "Ivan Petrova"),
        ("Ana Weld", "Ana Berg"),
        ("Lee Min-jun", "Lee Min-a"),
    ],
)
def test_two_persons(first: str, second: str) -> None:
    assert layer(first, second, person=True) is None


@pytest.mark.parametrize(
    ("first", "second", "by"),
    [
        ("SARAM - Verein am Fluss", "Saram – Verein am Fluss", Layer.MARKS),
        ("HK_Lantern", "HK Lantern", Layer.MARKS),
        ("Open Rivers Trust", "Open Rivers Trust (ORT)", Layer.ACRONYM),
        ("Network for Rivers and Lakes (NRL)", "NRL", Layer.ACRONYM),
        ("Commission of Rivers", "Commission on Rivers", Layer.SMALL),
        ("Jubilee Rivers USA", "Jubilee Rivers", Layer.COUNTRY),
        ("Arakan Harbour Organisation", "Arakan Harbour Organization", Layer.CLOSE),
        ("Open Rivers Institute", "Open Rivers Foundation", Layer.KIND),
    ],
)
def test_one_body(first: str, second: str, by: Layer) -> None:
    assert layer(first, second, person=False) is by


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("No Fence", "No Chain"),
        ("Human Asia", "Human Rights in Asia"),
        ("Quiet Streets North", "Quiet Streets South"),
        ("Bay Union 12", "Bay Union 13"),
        ("대구강의전화", "대전강의전화"),
    ],
)
def test_two_bodies(first: str, second: str) -> None:
    assert layer(first, second, person=False) is None


def test_quotation_marks_dashes_and_spaces_are_no_spelling() -> None:
    found = names([listed("People’s Archive – Oslo", "a"), listed("People's  Archive - Oslo", "b")])
    assert [len(name.spellings) for name in found] == [1]


def test_names_of_one_list_are_never_one() -> None:
    texts = ("Harbour Organisation of Oslo", "Harbour Organization of Oslo")
    assert len(names([listed(text, "a") for text in texts])) == 2
    assert len(names([listed(texts[0], "a"), listed(texts[1], "b")])) == 1


def test_what_only_looks_like_a_name_is_held_against_known_names_alone() -> None:
    def seen(text: str) -> Mention:
        return Mention(text, False, Place("a.txt", 2), Source.RUNNING)

    assert len(names([seen("Open River Trusts"), seen("Open Rivers Trust")])) == 2
    assert len(names([seen("Open River Trust"), listed("Open Rivers Trust", "a")])) == 1


def test_letters_of_korean_names() -> None:
    assert jamo_apart("문재인", "문제인") == 1
    assert jamo_apart("홍리나", "윤미향") > 2


@given(st.lists(st.text(max_size=40), max_size=8), st.booleans())
def test_no_mention_is_lost(texts: list[str], person: bool) -> None:
    given_ = [listed(text, str(at), person=person) for at, text in enumerate(texts)]
    found = [mention for name in names(given_) for mention in name.mentions]
    assert len(found) <= len(given_)
    assert {id(one) for one in found} <= {id(one) for one in given_}
    assert all(any(map(str.isalnum, one.text)) is False for one in given_ if one not in found)
