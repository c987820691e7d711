"""Texts that were made to be slow or strange: time is linear, offsets are those of the text, nothing is raised."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.claims import find
from letterkit.languages import available

SIZE = 100_000
SLOW = {
    "number words": "one ",
    "digits": "1 ",
    "one long number": "9",
    "modifiers": "1 a a a a a a a a ",
    "chain": "40 groups and ",
    "enumeration": "40 groups, ",
    "sentences": "40 groups. ",
    "open brackets": "40 groups (",
    "brackets": "(",
    "quotes": "40 groups '",
    "speaking for others": "40 groups representing 30 groups ",
    "hyphens": "a-",
    "lines": "\n",
    "spaces": " ",
    "addresses": "a@",
    "dates": "1 may ",
    "earlier": "last december wrote 40 groups ",
    "hedges": "over ",
    "labels": "groups (",
    "points": "1.",
    "commas": "1,",
    "chain in Korean": "40개 단체와 ",
    "words in Korean": "칠십 개 단체와 ",
    "numerals": "일",
    "counters": "40개",
    "decomposed": "\u1100\u1161\u11a8",
    "marks": "a\u0301",
    "unseen": "\u200b4\u200b0 groups ",
    "joined": "a_",
    "story": "killed 40 groups ",
    "elisions": "d'l'40 organisations ",
    "one long compound": "zweihunderteinund",
    "compounds": "einundzwanzig organisationen und ",
    "kanji": "四十五の団体と",
    "kanji alone": "十",
    "conjunctions in Arabic": "و45 منظمة ",
}


@pytest.mark.parametrize("code", ["en", "ko", "fr", "de", "ja", "ar"])
@pytest.mark.parametrize("name", SLOW)
def test_a_hundred_kilobytes_take_no_time(name: str, code: str) -> None:
    text = "The letter was signed by 40 groups " + SLOW[name] * (SIZE // len(SLOW[name])) + "40 groups 40개 단체"
    begin = time.perf_counter()
    find(text, code)
    assert time.perf_counter() - begin < 3  # about half a second when nothing else runs


WORDS = st.sampled_from(
    [
        "40", "seven", "groups", "individuals", "and", "over", "from", "countries", "other", "representing", "dozen",
        "a", "signed", "by", "+", "-", "(", ")", ",", ".", "½", "٣",
        "百", "İ", "ﬁ", "단체", "개", "명", "일곱", "개국", "이상", "여", "의",
        "와", "서명", "d'", "organisations", "vingt et un", "einundzwanzig", "Menschenrechts-",
        "団体", "四十五", "の", "個團體", "以上", "وثلاثون", "منظمة", "двадцать", "организаций", "\n", "\u200b", "́",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS, max_size=40).map("".join)
)


@pytest.mark.parametrize("code", available())
@given(
    text=st.one_of(
        st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS, max_size=40).map("".join)
    )
)
def test_offsets_are_those_of_the_text(code: str, text: str) -> None:
    last = 0
    for claim in find(text, code):
        assert text[claim.start : claim.end] == claim.text
        assert claim.start <= claim.number_start < claim.number_end <= claim.end
        assert last <= claim.number_start
        last = claim.number_end


def test_decomposed_letters_and_invisible_signs_are_read() -> None:
    text = unicodedata.normalize("NFD", "저희는 40개 단체를 대표하여 서한을 드립니다.")
    (claim,) = find(text, "ko")
    assert (claim.value, text[claim.number_start : claim.number_end]) == (40, "40")
    text = "signed by \u200b47\u200b organi\u00adzations"
    (claim,) = find(text, "en")
    assert text[claim.number_start : claim.end].startswith("47\u200b organi\u00ad")
