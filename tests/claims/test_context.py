"""What a claim is told by its surroundings: the countries that it names, an earlier date, a headline."""

from __future__ import annotations

from datetime import date

import pytest

from letterkit.claims import find

LETTER = date(2020, 2, 17)


@pytest.mark.parametrize(
    ("code", "text", "names"),
    [
        ("en", "List of Organization: 3 organizations across 3 countries (U.S., New Zealand, the Philippines)",
         ("U.S.", "New Zealand", "the Philippines")),
        ("en", "Signed by 40 groups in three countries: Chile, Peru and Bosnia.", ("Chile", "Peru", "Bosnia")),
        ("en", "Signed by 40 groups in 12 countries (Chile, Peru, etc.).", ()),
        ("en", "Signed by 40 groups in 12 countries (see the annex).", ()),
        ("en", "Signed by 40 groups in 12 countries: we call on you, and on all, to act.", ()),
        ("de", "40 Organisationen aus drei Ländern (Chile, Peru und Kuba) fordern dies.", ("Chile", "Peru", "Kuba")),
        ("es", "Firman 40 organizaciones de tres países: Chile, Perú y Bolivia.", ("Chile", "Perú", "Bolivia")),
        ("ko", "3개국(미국, 호주, 일본)의 40개 단체가 성명에 서명했다.", ("미국", "호주", "일본")),
        ("ja", "3か国（米国、豪州、日本）の40団体が声明を発表した。", ("米国", "豪州", "日本")),
        ("ja", "12ヶ国（米国、豪州、日本など）の40団体が声明を発表した。", ()),
        ("zh-Hant", "來自3個國家（美國、澳洲、日本）的40個團體發表聲明。", ("美國", "澳洲", "日本")),
    ],
)  # fmt: skip
def test_named_countries(code: str, text: str, names: tuple[str, ...]) -> None:
    (claim,) = [claim for claim in find(text, code) if claim.kind == "countries"]
    assert claim.named == names


@pytest.mark.parametrize(
    ("code", "text", "whose"),
    [
        ("en", "On 10 December 2019, 43 organisations called on you to act.", "other"),
        ("en", "The letter of 10 December 2019 was signed by 43 organisations.", "other"),
        ("en", "On 17 February 2020, 43 organisations called on the president to act.", "this"),
        ("en", "We, 43 organisations, recall the resolution of 10 December 2018 and call on you.", "this"),
        ("fr", "Le 10 décembre 2019, 43 organisations ont publié un appel.", "other"),
        ("de", "Am 10. Dezember 2019 haben 43 Organisationen einen Brief geschrieben.", "other"),
        ("es", "El 10 de diciembre de 2019, 43 organizaciones firmaron una carta.", "other"),
        ("ja", "2019年12月10日、43団体が声明を発表した。", "other"),
        ("zh-Hans", "2019年12月10日，43个团体发表声明。", "other"),
    ],
)
def test_what_is_said_of_an_earlier_date_is_of_another_letter(code: str, text: str, whose: str) -> None:
    assert [claim.about for claim in find(text, code, today=LETTER)] == [whose]
    assert [claim.about for claim in find(text, code)] == ["this"]


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("en", "55 groups to the minister: withdraw the bill", 55),
        ("en", "# More than 100 groups tell Congress: hands off", 100),
        ("en", "EFF, Access Now and 45 others wrote to the president.", 45),
        ("de", "# 24 Organisationen an Ministerin: Stoppen Sie das", 24),
        ("fr", "53 ONG : la loi doit être retirée", 53),
        ("zh-Hant", "45個團體：撤回條例", 45),
        ("ja", "45団体、法案に「ノー」", 45),
    ],
)
def test_headlines_and_others(code: str, text: str, value: int) -> None:
    assert [claim.value for claim in find(text, code)] == [value]


@pytest.mark.parametrize("text", ["55 groups were banned", "7 people killed", "3 organisations of fishermen, "])
def test_a_line_that_begins_a_story_is_no_headline(text: str) -> None:
    assert find(text, "en") == ()
