"""Where phrases may stand: whatever a regular expression that ignores case finds as whole words is among it."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.check.wordindex import holding

WORDS = st.lists(
    st.sampled_from(["a", "İz", "ız", "IZ", "iz", "Straße", "STRASSE", "b@c", "+82-2", "ſ", "S", "'"]), max_size=4
)


def subject(*texts: str) -> SimpleNamespace:
    found = SimpleNamespace(passages=tuple(SimpleNamespace(text=text) for text in texts))
    found.once = lambda _name, work: work(found)
    return found


@given(st.lists(WORDS.map(" ".join), max_size=4), WORDS.filter(bool).map(" ".join))
def test_nothing_that_stands_there_is_passed_over(texts: list[str], phrase: str) -> None:
    told = holding(subject(*texts), [phrase]).get(phrase, ())  # type: ignore[arg-type]
    pattern = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", re.IGNORECASE)
    assert {text for text in texts if pattern.search(text)} <= {passage.text for passage in told}


@pytest.mark.parametrize(("phrase", "places"), [("river trust", [1]), ("trust", [0, 1]), ("lake trust", None)])
def test_a_phrase_is_looked_for_where_its_rarest_word_is(phrase: str, places: list[int] | None) -> None:
    letter = subject("We trust you.", "Open River Trust", "Nobody")
    told = holding(letter, [phrase])  # type: ignore[arg-type]
    assert told == ({} if places is None else {phrase: [letter.passages[at] for at in places]})
