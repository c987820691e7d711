"""What one text states and the other does not: everything that was changed, and nothing that was not."""

import pytest

from letterkit import agreement
from letterkit.agreement import Difference, FactKind

ENGLISH = [
    "We write for 47 groups representing over 300 organizations and for seven individuals.",
    "On November 18, the Third Committee met, for the second year in succession. See A/75/388 and https://example.org/a/12.",
    "Guards fired along a strip one to two kilometers deep, where 1,200 people live on $5 a day.",
    "A 47-year-old man was shot on Tuesday, September 22, and 12 percent of the others in 2014.",
]
KOREAN = [
    "저희는 300개 이상의 단체를 대표하는 47개 단체와 7명의 개인을 대신하여 이 서한을 드립니다.",
    "11월 18일 제3위원회는 2년 연속으로 회의를 열었습니다. A/75/388 및 https://example.org/a/12 참조.",
    "경비병들은 폭 1~2킬로미터의 지대에서 발포하였으며, 그곳에는 하루 5달러로 사는 1200명이 있습니다.",
    "47세의 남성이 9월 22일 화요일에, 나머지의 12%가 2014년에 총격을 받았습니다.",
]


def compared(english: list[str], korean: list[str]) -> list[Difference]:
    return list(
        agreement.differences(
            [agreement.facts(text, "en") for text in english], [agreement.facts(text, "ko") for text in korean]
        )
    )


def test_a_translation_does_not_differ() -> None:
    assert compared(ENGLISH, KOREAN) == []


@pytest.mark.parametrize(
    ("paragraph", "old", "new"),
    [
        (0, "47개", "46개"), (0, "300개", "310개"), (0, "7명", "8명"), (1, "11월", "12월"), (1, "18일", "19일"),
        (1, "제3", "제4"), (1, "2년", "3년"), (1, "A/75/388", "A/75/389"), (1, "/12", "/13"), (2, "1~2", "1~3"),
        (2, "1~2", "3~2"), (2, "5달러", "6달러"), (2, "1200명", "1300명"), (3, "47세", "46세"), (3, "22일", "23일"),
        (3, "12%", "13%"), (3, "2014", "2015"), (3, "화요일", "수요일"),
    ],
)  # fmt: skip
def test_any_number_that_was_changed_is_a_contradiction(paragraph: int, old: str, new: str) -> None:
    changed = list(KOREAN)
    changed[paragraph] = changed[paragraph].replace(old, new)
    assert changed != KOREAN
    [difference] = compared(ENGLISH, changed)
    assert difference.sure
    assert difference.first
    assert difference.second
    assert difference.first.paragraph == difference.second.paragraph == paragraph


def test_a_number_that_only_one_text_has_may_be_style() -> None:
    [difference] = compared([*ENGLISH, "They came back."], [*KOREAN, "31명이 돌아왔습니다."])
    assert (difference.kind, difference.first, difference.sure) == (FactKind.NUMBER, None, False)


def test_a_fact_may_move_to_the_next_paragraph() -> None:
    moved = [*ENGLISH[:2], ENGLISH[2].replace(" on $5 a day", ""), "They live on $5 a day. " + ENGLISH[3]]
    assert compared(moved, KOREAN) == []


def test_two_days_with_one_month_are_the_same_days() -> None:
    english = [agreement.facts("It rained on 10 and 11 December.", "en")]
    korean = [agreement.facts("12월 10일과 11일에 비가 왔습니다.", "ko")]
    assert list(agreement.differences(english, korean)) == []


def test_what_is_unsaid_does_not_contradict() -> None:
    english = [agreement.facts("It was on 18 November 2020.", "en")]
    assert list(agreement.differences(english, [agreement.facts("11월 18일이었습니다.", "ko")])) == []


def test_sixteen_countries_belong_to_all_or_to_those_represented() -> None:
    english = agreement.facts(
        "We write on behalf of 47 groups representing over 300 organizations and 7 individuals in 16 countries.", "en"
    )
    korean = agreement.facts("저희는 16개국의 300개 이상의 단체를 대표하는 47개 단체와 7명을 대신하여 씁니다.", "ko")
    assert [owner for _, owner in agreement.attached(english)] == [agreement.WHOLE]
    assert [owner for _, owner in agreement.attached(korean)] == ["represented"]
