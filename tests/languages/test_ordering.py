"""Many names are put in the order that the keys of each would put them in."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from letterkit.languages import available, collation, get
from letterkit.languages.ordering import ordered
from letterkit.model.language import Language

SWEDISH = replace(
    get("en"), collation=replace(get("en").collation, tailoring={"å": "z", "ä": "z", "ö": "z", "ñ": "n", "v": "w"})
)
LANGUAGES = [*map(get, available()), SWEDISH]
LIKE = st.text(
    "aAbB'’-/ \t\n\r\x1c\u3000|.,&#%+~019٣²½éÉåñøßæOО가각あ中\u0301\x0f\x10\x11\u2028\u200b\ud800", max_size=6
)
NAMES = st.lists(st.one_of(LIKE, LIKE, st.text(max_size=8), st.text("abv -", max_size=4)), max_size=12)


@given(NAMES, st.sampled_from(LANGUAGES))
@example(["b-  a", " b a", "b a", "ba", "b\na", "B a"], get("en"))
@example(["각", "가", "a", "ñ", "o", "n"], get("ko"))
def test_the_order_is_that_of_the_keys(names: list[str], language: Language) -> None:
    by_key = sorted(range(len(names)), key=lambda at: collation.key(names[at], language))
    assert ordered(names, language) == by_key


def test_equal_names_stay_as_they_come() -> None:
    assert ordered(["b", "a", "b", "a"], get("en")) == [1, 3, 0, 2]


def test_no_names_and_blank_ones() -> None:
    assert ordered([], get("en")) == []
    assert ordered(["", "a", "  "], get("en")) == [0, 2, 1]
