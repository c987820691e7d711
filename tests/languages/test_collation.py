"""The order of names, against orders known from CLDR."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.languages import available, get
from letterkit.languages.collation import key
from letterkit.model.language import Language

EN, KO = get("en"), get("ko")
SWEDISH = replace(EN, collation=replace(EN.collation, tailoring={"å": "z", "ä": "z", "ö": "z"}))


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        pytest.param(EN, ["cote", "coté", "côte", "côté"], id="marks from the left, as CLDR's root"),
        pytest.param(EN, ["resume", "Resume", "résumé", "Résumé"], id="letters before marks before case"),
        pytest.param(
            EN, ["&1", "1969 KAL", "416", "88 Project", "apple", "Zebra", "Ωmega", "Яр", "가"], id="digits as text"
        ),
        pytest.param(EN, ["Human Rights Watch", "Human, Rights Zoo", "HumanAid"], id="word by word"),
        pytest.param(EN, ["Citizens' Alliance", "Citizens Bureau", "Citizens’ Court"], id="apostrophes ignored"),
        pytest.param(EN, ["Naw Action & Unity", "Naw Action Alliance"], id="signs before letters"),
        pytest.param(EN, ["Lodz", "Łódź", "Łomża", "Lubin"], id="letters with a stroke"),
        pytest.param(EN, ["Oslo", "Öst", "Østfold", "Otto"], id="no tailoring"),
        pytest.param(SWEDISH, ["Oslo", "Zebra", "Ålesund", "Ängel", "Öst"], id="a tailoring"),
        pytest.param(KO, ["1969", "가나다", "각", "나라", "한국", "漢字", "Amnesty", "zeta"], id="Hangul before Latin"),
        pytest.param(EN, ["1969", "Amnesty", "zeta", "가나다", "한국", "漢字"], id="Latin before Hangul"),
    ],
)
def test_known_orders(language: Language, ordered: list[str]) -> None:
    shuffled = ordered[::-1]
    assert sorted(shuffled, key=lambda name: key(name, language)) == ordered


def test_an_article_is_left_out_on_demand_only() -> None:
    names = ["The Zebra Fund", "Yeti Watch"]
    assert sorted(names, key=lambda name: key(name, EN)) == names
    assert sorted(names, key=lambda name: key(name, EN, skip_article=True)) == names[::-1]
    assert key("The", EN, skip_article=True) == key("The", EN)


@pytest.mark.parametrize("code", available())
@given(names=st.lists(st.text(max_size=20), max_size=6))
def test_any_text_has_a_place_and_spaces_do_not_matter(code: str, names: list[str]) -> None:
    language = get(code)
    assert sorted(key(name, language) for name in names) == sorted(key(name, language) for name in names[::-1])
    assert all(key(f"  {name} ", language) == key(name, language) for name in names)


@pytest.mark.parametrize("code", available())
@given(name=st.text(alphabet=st.characters(max_codepoint=127), max_size=20))
def test_the_tables_of_ascii_weigh_as_the_letters_do(code: str, name: str) -> None:
    """A character that nobody sees sends the name the long way."""
    assert key(name, get(code))[:3] == key(name + "\u200b", get(code))[:3]
