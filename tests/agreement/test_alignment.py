"""Paragraphs are brought together in order, whatever one of the texts leaves out or joins."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit import agreement
from letterkit.agreement import Facts, Pair


def texts(*paragraphs: str, lang: str = "en") -> list[Facts]:
    return [agreement.facts(text, lang) for text in paragraphs]


FIRST = [
    "On November 18, the committee met for a long time. " * 3,
    "Guards were told to shoot in 2014. " * 5,
    "We thank you for your attention to the letter of May 3. " * 3,
]


def test_a_text_is_its_own_translation() -> None:
    assert agreement.align(texts(*FIRST), texts(*FIRST)) == tuple(Pair((i,), (i,)) for i in range(3))


def test_what_is_left_out_stands_alone() -> None:
    assert agreement.align(texts(*FIRST), texts(FIRST[0], FIRST[2])) == (
        Pair((0,), (0,)),
        Pair((1,), ()),
        Pair((2,), (1,)),
    )


def test_two_paragraphs_that_became_one_belong_to_it() -> None:
    pairs = agreement.align(texts(*FIRST), texts(FIRST[0], FIRST[1] + FIRST[2]))
    assert pairs == (Pair((0,), (0,)), Pair((1, 2), (1,)))


def test_facts_hold_paragraphs_together_whose_lengths_do_not_tell() -> None:
    english = [f"The committee met again in {year}, and nothing came of it in the end." for year in (1981, 2014, 1999)]
    korean = [f"위원회는 {year}년에 다시 모였으나 아무런 성과도 없이 끝났습니다." for year in (2014, 1999)]
    assert Pair((0,), ()) in agreement.align(texts(*english), texts(*korean, lang="ko"))


def test_nothing_is_aligned_with_nothing() -> None:
    assert agreement.align([], []) == ()
    assert agreement.align(texts("One.", "Two."), []) == (Pair((0,), ()), Pair((1,), ()))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("ab 12.\n", max_size=60), max_size=12), st.lists(st.text("ab 12.\n", max_size=60), max_size=12))
def test_each_paragraph_is_in_one_pair_in_order(one: Sequence[str], other: Sequence[str]) -> None:
    pairs = agreement.align(texts(*one), texts(*other))
    assert [i for pair in pairs for i in pair.first] == list(range(len(one)))
    assert [j for pair in pairs for j in pair.second] == list(range(len(other)))


def test_texts_of_very_different_length_are_aligned() -> None:
    many = texts(*(f"Paragraph {n}." for n in range(300)))
    pairs = agreement.align(many, texts("Paragraph 299."))
    assert sum(len(pair.first) for pair in pairs) == 300
