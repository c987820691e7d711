"""Columns looked through all at once: whatever is found text by text is among what is found so."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from letterkit.check.lines import Lines, folded
from letterkit.check.wordindex import head, heads

TEXTS = st.lists(st.text("aB ß\nİ@'한", max_size=6), max_size=8)


@given(TEXTS, st.lists(st.text("abß@한", min_size=1, max_size=3), max_size=3))
def test_parts_are_found_in_all_texts_that_have_them(texts: list[str], parts: list[str]) -> None:
    told = {at for at, text in enumerate(texts) if any(part in text for part in parts)}
    found = Lines(texts).containing(parts)
    assert told <= set(found) <= told | {at for at, text in enumerate(texts) if "\n" in text}
    assert found == sorted(found)


@given(TEXTS)
def test_patterns_are_found_at_the_beginning_inside_and_at_the_end(texts: list[str]) -> None:
    for pattern, wanted in ((r"\na", "^a"), ("B ", "B "), (r"'(?=\n)", "'$")):
        told = {at for at, text in enumerate(texts) if re.search(wanted, text)}
        found = set(Lines(texts).matching(re.compile(pattern)))
        assert told <= found <= told | {at for at, text in enumerate(texts) if "\n" in text}


@given(TEXTS, st.lists(st.text("aB ßİ@'한", min_size=1, max_size=5), max_size=4))
def test_phrases_are_found_wherever_they_stand_as_whole_words(texts: list[str], phrases: list[str]) -> None:
    holding = Lines(texts).holding(phrases)
    for phrase in phrases:
        pattern = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", re.IGNORECASE)
        assert {at for at, text in enumerate(texts) if pattern.search(text)} <= set(holding.get(phrase, ()))


@given(st.text("aB ßİ", max_size=12), st.text("aB ßİ", min_size=1, max_size=9))
def test_what_stands_in_a_text_begins_with_one_of_its_heads(text: str, phrase: str) -> None:
    assert phrase not in text or head(phrase) in heads(text)


def test_phrases_without_words_are_looked_for_as_they_are() -> None:
    assert Lines(["a", "?! b", "c"]).holding(["?!", "!?", "@"]) == {"?!": [1], "!?": []}


def test_a_fold_that_makes_a_text_longer_moves_no_index() -> None:
    assert Lines([folded(text) for text in ("ßßß", "Straße", "x")]).containing(["x"]) == [2]
    assert Lines(["ßßß", "Straße", "X"]).folded.containing(["ss", "x"]) == [0, 1, 2]


def test_a_text_with_a_line_break_is_always_looked_at() -> None:
    assert Lines(["a", "b\nc", ""]).containing(["x"]) == Lines(["a", "b\nc", ""]).matching(re.compile("x")) == [1]
