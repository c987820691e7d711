"""The English and the Korean letter of December 2020 say the same in the same order."""

from __future__ import annotations

import re
from collections import Counter

from .own import ROOT

ENGLISH, KOREAN = (
    (ROOT / f"drafts/2020-12-unga.{lang}.md").read_text(encoding="utf-8").strip() for lang in ("en", "ko")
)


def _shape(text: str) -> list[str]:
    """What each paragraph is: a quote, so many numbered demands, a footnote or prose."""
    shapes = []
    for block in text.split("\n\n"):
        demands = len(re.findall(r"^\d+\. ", block, re.MULTILINE))
        note = block.startswith("[^")
        shapes.append(
            "quote" if block.startswith(">") else f"{demands} demands" if demands else "note" * note or "prose"
        )
    return shapes


def _links(text: str) -> list[list[str]]:
    return [sorted(re.findall(r"\]\((https:[^)]+)\)", block)) for block in text.split("\n\n")]


def _bound(text: str) -> Counter[str]:
    return Counter(re.findall(r"\{\{ (counts\.\w+)", text))


def test_paragraphs_are_the_same_in_number_and_kind() -> None:
    assert _shape(ENGLISH) == _shape(KOREAN)
    assert {"quote", "4 demands", "note", "prose"} == set(_shape(ENGLISH))


def test_each_paragraph_has_the_same_links() -> None:
    assert _links(ENGLISH) == _links(KOREAN)
    assert sum(map(len, _links(ENGLISH))) >= 15


def test_the_same_counts_are_bound() -> None:
    assert _bound(ENGLISH) == _bound(KOREAN)
    assert set(_bound(ENGLISH)) == {f"counts.{kind}" for kind in ("groups", "represented", "countries", "individuals")}


def test_marks_of_footnotes_and_of_emphasis_are_as_many() -> None:
    for mark in (r"\[\^\d\](?!:)", r"\*\*"):
        assert len(re.findall(mark, ENGLISH)) == len(re.findall(mark, KOREAN)) > 0


def test_the_korean_letter_speaks_politely_to_the_end() -> None:
    prose = [block for block in KOREAN.split("\n\n") if not block.startswith(">")]
    ends = re.findall(r"(\w+)\.(?=\s|$)", "\n".join(prose))
    for word in ends:
        assert word.isdigit() or word.endswith(("니다", "시오")), word
