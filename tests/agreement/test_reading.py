"""The facts of a paragraph: the same in every language, each read once."""

import datetime as dt

import pytest

from letterkit import agreement
from letterkit.agreement import FactKind, Name, Names, Strength
from letterkit.agreement.vocabulary import vocabulary
from letterkit.languages import available


def values(text: str, lang: str, kind: FactKind) -> list[str]:
    return [fact.value for fact in agreement.facts(text, lang).items if fact.kind is kind]


def test_there_are_words_for_every_language() -> None:
    assert len(available()) >= 13
    for code in available():
        words = vocabulary(code)
        assert words.ordinals
        assert words.money["USD"]
        assert words.percent
        assert words.letter
        assert words.says


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "They fled 15,000 times."),
        ("ko", "1만5천 번 도망쳤습니다."),
        ("de", "Sie flohen 15.000 Mal."),
        ("fr", "Ils ont fui 15 000 fois."),
        ("ja", "1万5千回"),
        ("en", "They fled fifteen thousand times."),
    ],
)
def test_one_number_is_read_in_every_notation(lang: str, text: str) -> None:
    assert values(text, lang, FactKind.NUMBER) == ["15000"]


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "It costs $2.5 million.", "2500000 USD"),
        ("en", "a fund of 1 billion JPY", "1000000000 JPY"),
        ("ko", "위로금 10억 엔", "1000000000 JPY"),
        ("de", "3,50 Euro", "3.50 EUR"),
        ("ko", "2000달러", "2000 USD"),
    ],
)
def test_money_has_its_currency(lang: str, text: str, value: str) -> None:
    assert values(text, lang, FactKind.MONEY) == [value]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "On November 18, 2020 they met, and again in May 2021.", ["2020-11-18", "2021-05"]),
        ("en", "March on! They may come in March and on May 3.", ["--05-03", "--03"]),
        ("ko", "2019년에 이어 11월 18일과 4월에", ["--11-18", "2019", "--04"]),
        ("en", "between June and September 1981", ["--06", "1981-09"]),
        ("fr", "le 3 mars 2020 et en avril", ["2020-03-03", "--04"]),
    ],
)
def test_dates_may_leave_a_part_unsaid(lang: str, text: str, expected: list[str]) -> None:
    assert sorted(values(text, lang, FactKind.DATE)) == sorted(expected)
    assert values(text, lang, FactKind.NUMBER) == []


@pytest.mark.parametrize(
    ("lang", "text", "number"),
    [("en", "the Third Committee", "3"), ("ko", "제3위원회", "3"), ("de", "die 3. Sitzung", "3")],
)
def test_ordinals_are_numbers(lang: str, text: str, number: str) -> None:
    assert values(text, lang, FactKind.NUMBER) == [number]


def test_a_syllable_is_no_number() -> None:
    assert agreement.facts("이 사람들은 오늘 사랑하는 구두를 샀습니다.", "ko").items == ()


def test_counts_are_claims_and_are_read_once() -> None:
    items = agreement.facts("We are 47 groups and seven individuals from 16 countries.", "en").items
    assert [(fact.kind, fact.value) for fact in items] == [
        (FactKind.COUNT, "47"),
        (FactKind.COUNT, "7"),
        (FactKind.COUNT, "16"),
    ]


def test_a_claim_about_an_earlier_letter_is_told_by_the_letters_date() -> None:
    text = "On 10 December 2019, 43 organisations called on you to act."
    [count] = [f for f in agreement.facts(text, "en", today=dt.date(2020, 2, 1)).items if f.kind is FactKind.COUNT]
    assert count.claim
    assert count.claim.about == "other"


@pytest.mark.parametrize("text", ["Covid-19", "call +82 2-770-4721", "write to a1b2@example.org"])
def test_parts_of_names_and_addresses_are_never_missed(text: str) -> None:
    assert all(fact.strength is Strength.WEAK for fact in agreement.facts(text, "en").items)


def test_links_are_the_same_in_each_language() -> None:
    one = agreement.facts("see https://www.example.org/en/news/12/.", "en").items
    other = agreement.facts("뉴스", "ko", linked=[(0, 2, "http://example.org/ko/news/12")]).items
    assert [fact.value for fact in one] == [fact.value for fact in other] == ["example.org/news/12"]


def test_a_symbol_of_a_document_is_one_fact() -> None:
    [fact] = agreement.facts("see A/HRC/25/63.", "en").items
    assert (fact.kind, fact.value) == (FactKind.REFERENCE, "A/HRC/25/63")


def test_names_are_found_in_their_own_form() -> None:
    names = Names(
        (
            Name("Moon Jae-in", {"en": ("Moon Jae-in",), "ko": ("문재인 대통령 귀하",)}, person=True),
            Name("Lumen", {"": ("Lumen",)}),
        )
    )
    korean = agreement.facts("문재인 대통령님과 Lumen은", "ko", names)
    assert [fact.value for fact in korean.items] == ["Moon Jae-in", "Lumen"]
    assert korean.nameable == {"Moon Jae-in"}
    assert [f.value for f in agreement.facts("Moon Jae-in met Lumenia.", "en", names).items] == ["Moon Jae-in"]


def test_of_a_language_that_is_only_printed_digits_are_read() -> None:
    assert values("2020 και 47", "el", FactKind.NUMBER) == ["2020", "47"]
