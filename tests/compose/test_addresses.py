"""The country of an addressee stands in capitals where the letter crosses a border, by the rules of its language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.compose import addresses
from letterkit.model.draft import Sender


@pytest.mark.parametrize(
    ("country", "lang", "printed"),
    [
        ("Republic of Korea", "en", "REPUBLIC OF KOREA"),
        ("Côte d’Ivoire", "fr", "CÔTE D’IVOIRE"),
        ("Österreich", "de", "ÖSTERREICH"),
        ("Россия", "ru", "РОССИЯ"),
        ("Türkiye", "en", "TÜRKİYE"),
        ("Fiji", "en", "FIJI"),
        ("대한민국", "ko", "대한민국"),
        ("日本", "ja", "日本"),
        ("Georgia", "en", "Georgia"),  # the country or the state: a doubt is no country
        ("Sector 7", "en", "Sector 7"),
    ],
)
def test_a_country_stands_in_capitals(country: str, lang: str, printed: str) -> None:
    address = f"1 Main Street\nOld Town\n{country}"
    assert addresses.printed(address, frozenset({"NO"}), lang) == f"1 Main Street\nOld Town\n{printed}"


def test_at_home_nothing_changes() -> None:
    home = addresses.home_of(Sender(name={"": "We"}, address={"": "1 Gate\nOslo\nNorway"}))
    assert addresses.printed("2 Gate\nOslo\nNorvège", home, "en") == "2 Gate\nOslo\nNorvège"
    assert addresses.printed("2 Gate\nStockholm\nSweden", home, "en").endswith("\nSWEDEN")


def test_the_name_of_a_city_alone_is_no_country() -> None:
    assert addresses.printed("Singapore", frozenset(), "en") == "Singapore"


@pytest.mark.parametrize(
    ("text", "lang", "capitals"),
    [
        ("İsviçre", "tr", "İSVİÇRE"),
        ("Irak", "tr", "IRAK"),
        ("Ελλάδα", "el", "ΕΛΛΑΔΑ"),
        ("Αϊτή", "el", "ΑΪΤΗ"),
        ("საქართველო", "ka", "საქართველო"),
    ],
)
def test_capitals_follow_the_language(text: str, lang: str, capitals: str) -> None:
    assert addresses.capitals(text, lang) == capitals


@given(st.text(), st.sampled_from(["en", "tr", "el", "ko"]))
def test_only_the_last_line_changes(text: str, lang: str) -> None:
    printed = addresses.printed(text, frozenset(), lang)
    assert (
        printed.split("\n")[:-1] == text.split("\n")[:-1] or printed.split("\n")[:-1] == text.rstrip().split("\n")[:-1]
    )
