"""Dates: written by CLDR's long form, found in running text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.languages import available, get
from letterkit.languages.dates import find, long_date, spans

DAY = date(2020, 2, 21)


@pytest.mark.parametrize(
    ("tag", "written"),
    [("en", "February 21, 2020"), ("en-US", "February 21, 2020"), ("en-GB", "21 February 2020"),
     ("ko", "2020년 2월 21일"),
     ("ko-KR", "2020년 2월 21일"), ("en-XX", "February 21, 2020")],
)  # fmt: skip
def test_long_form(tag: str, written: str) -> None:
    assert long_date(DAY, get(tag)) == written


@pytest.mark.parametrize("tag", [*available(), "en-GB"])
@given(day=st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_what_is_written_is_found(tag: str, day: date) -> None:
    text = f"({long_date(day, get(tag))})"
    assert [(found.date, found.text) for found in find(text, tag)] == [(day, text[1:-1])]


@pytest.mark.parametrize(
    ("text", "code"),
    [("on 21st of February 2020", "en"), ("Feb. 21, 2020", "en"), ("February 21st, 2020,", "en"), ("2020-02-21", "en"),
     ("21 february, 2020", "en"), ("2020 년 2 월 21 일", "ko"), ("2020. 2. 21.", "ko"),
     ("2020.02.21", "ko"), ("2020-02-21", "ko")],
)  # fmt: skip
def test_other_ways_of_writing(text: str, code: str) -> None:
    assert [found.date for found in find(text, code)] == [DAY]


@pytest.mark.parametrize(
    "text", ["February 30, 2020", "2020-13-01", "February 21", "3/4/2020", "2020-02-211", "1234-2020-02-21"]
)
def test_no_date(text: str) -> None:
    assert find(text, "en") == ()


def test_dates_without_a_year_have_spans() -> None:
    assert list(spans("On December 15 groups met", "en")) == [(3, 14)]
    assert list(spans("9월 5일에", "ko")) == [(0, 5)]
