"""The generated long forms of dates say what babel says."""

from __future__ import annotations

import json
import runpy
from datetime import date
from pathlib import Path

import pytest
from babel.dates import format_date, get_day_names

from letterkit import languages
from letterkit.languages.dates import long_date, weekdays

ROOT = Path(__file__).parents[2]
FILE = ROOT / "src" / "letterkit" / "languages" / "long_dates.json"
CODES = sorted(json.loads(FILE.read_text("utf-8")))


def test_the_file_is_current() -> None:
    text = runpy.run_path(str(ROOT / "scripts" / "make_long_dates.py"))["text"]()
    assert FILE.read_text("utf-8") == text, "run scripts/make_long_dates.py"


def test_each_language_with_claims_has_its_form() -> None:
    assert set(languages.available()) <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_date_is_written_as_babel_writes_it(code: str) -> None:
    language = languages.get(code)
    for month in range(1, 13):
        for day in (1, 9, 10, 28):
            then = date(2020 + month, month, day)
            expected = format_date(then, format=language.date or "long", locale=code.replace("-", "_"))
            assert long_date(then, language) == expected


@pytest.mark.parametrize("code", CODES)
def test_the_days_are_babels(code: str) -> None:
    names = get_day_names("wide", locale=code.replace("-", "_"))
    assert weekdays(code) == tuple(names[number] for number in range(7))


def test_a_language_that_cldr_does_not_know_has_no_days() -> None:
    assert weekdays("tlh") == ()
