"""The cell `represents`: digits, or digits and a plus; everything else is refused with what to write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.model.roster import Represents, parse_represents


@pytest.mark.parametrize(
    ("text", "number", "open_ended"),
    [
        ("300", 300, False),
        ("300+", 300, True),
        (" 300 + ", 300, True),
        ("1,200", 1200, False),
        ("1.200+", 1200, True),
        ("1\u00a0200", 1200, False),
        ("３００＋", 300, True),
        ("0", 0, False),
    ],
)
def test_digits_are_read(text: str, number: int, open_ended: bool) -> None:
    assert parse_represents(text) == Represents(number=number, open_ended=open_ended)


@pytest.mark.parametrize("text", ["", "  ", "\u00a0"])
def test_a_blank_cell_is_none(text: str) -> None:
    assert parse_represents(text) is None


@pytest.mark.parametrize("text", ["many", "-3", "3.5", "over 300", "1,20", "300++", "9" * 5000, "٣٠٠", "1e3"])
def test_anything_else_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(ValueError, match=r"300\+ for at least 300") as raised:
        parse_represents(text)
    assert len(str(raised.value)) < 200


@given(st.integers(min_value=0, max_value=999_999), st.booleans())
def test_what_is_written_is_what_is_read(number: int, open_ended: bool) -> None:
    text = f"{number}{'+' if open_ended else ''}"
    assert parse_represents(text) == Represents(number=number, open_ended=open_ended)
