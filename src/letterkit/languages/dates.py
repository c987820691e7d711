"""Dates: written in the long form of a language (CLDR), and found in running text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from letterkit.languages import get, primary, printed
from letterkit.model.frozen import frozen
from letterkit.model.language import Language

_YEARS = range(1500, 2200)
_DIGIT = re.compile(r"\d")
"""A text without one has no date of any form; to look for it is a tenth of looking for dates."""
_ISO = r"(?P<year>\d{4})-(?P<monthnumber>\d{2})-(?P<day>\d{2})(?!\d)"


@frozen
class FoundDate:
    """A date with day, month and year as it stands in a text, at `start` to `end`."""

    text: str
    start: int
    end: int
    date: date


def long_date(day: date, language: Language) -> str:
    """A date as a letter of this language writes it: the language's own pattern, else CLDR's long form, with the form
    of the region where the tag of the language names one ("en-GB": 21 February 2020)."""
    form = None if language.date else _long_dates().get(language.code)
    return _filled(form, day) if form else _by_babel(day, language)


@cache
def _long_dates() -> Mapping[str, Any]:
    """CLDR's long forms by tag, as scripts/make_long_dates.py took them from babel: much faster than its locales."""
    forms: Mapping[str, Any] = json.loads(files("letterkit.languages").joinpath("long_dates.json").read_bytes())
    return forms


def weekdays(code: str) -> tuple[str, ...]:
    """The names of the days of the week (CLDR, wide), Monday first; empty for a language that CLDR does not know."""
    form = _long_dates().get(code) or _long_dates().get(code.partition("-")[0])
    return tuple(form["days"]) if form else ()


def _filled(form: Mapping[str, Any], day: date) -> str:
    """A date pattern of CLDR (UTS #35, Date Format Patterns) filled in: quoted text, d, M, MMMM and y."""
    fields = {"d": str(day.day), "M": str(day.month), "MMMM": form["months"][day.month - 1], "y": str(day.year)}
    pieces = re.findall(r"'([^']*)'|(d+|M+|y+)|(.)", form["pattern"], re.DOTALL)
    return "".join(fields[field] if field else quoted or other for quoted, field, other in pieces)


def _by_babel(day: date, language: Language) -> str:
    from babel.core import Locale, UnknownLocaleError
    from babel.dates import format_date

    try:
        locale = Locale.parse(language.code, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse(primary(language.code), sep="-")
    return format_date(day, format=language.date or "long", locale=locale)


def find(text: str, code: str) -> tuple[FoundDate, ...]:
    """The dates of a text that name day, month and year, in words or as ISO 8601 writes them, in order.

    Dates of digits alone whose order depends on the country (3/4/2020) are not read; a date that the calendar does not
    have is none. Raises KeyError for an unknown language; of a language that is only printed there are none.
    """
    if primary(code) in printed():
        return ()
    return tuple(_valid(text, _forms(primary(code))))


def spans(text: str, code: str) -> Iterator[tuple[int, int]]:
    """Where dates stand in a text, those without a day or a year as well: their numbers count nothing."""
    forms = _forms(primary(code))
    for pattern in (forms.full, forms.partial) if _DIGIT.search(text) else ():
        for match in pattern.finditer(text):
            yield match.span()


@frozen
class _Forms:
    full: re.Pattern[str]
    partial: re.Pattern[str]
    months: Mapping[str, int]


@cache
def _forms(code: str) -> _Forms:
    table: Any = get(code).grammar["dates"]
    months = {name: number for number, names in enumerate(table["months"], 1) for name in names}
    full = [_pattern(form, table, months) for form in table["full"]]
    partial = [_pattern(form, table, months) for form in table["partial"]]
    return _Forms(_compile([*full, _ISO], table["glued"]), _compile(partial, table["glued"]), months)


def _compile(forms: list[str], glued: bool) -> re.Pattern[str]:
    """One pattern for all forms; a group name may stand in one place only, so each form gets its number. Where words
    are not parted by spaces, a letter of the language may stand before a date (于2020年)."""
    alone = r"(?<![A-Za-z\d-])" if glued else r"(?<![\w-])"
    numbered = [re.sub(r"\?P<(\w+)>", rf"?P<\g<1>_{index}>", form) for index, form in enumerate(forms)]
    return re.compile(alone + "(?:" + "|".join(numbered) + r")", re.IGNORECASE)


def _pattern(form: str, table: Mapping[str, Any], months: Mapping[str, int]) -> str:
    """The pattern of a form such as "{month} {day}, {year}"; a space stands for up to three spaces or none beside signs
    that need none (2020년12월)."""
    suffixes = "|".join(map(re.escape, table["day_suffixes"]))
    names = "|".join(re.escape(name) for name in sorted(months, key=len, reverse=True))
    fields = {
        "year": r"(?P<year>\d{4})(?!\d)",
        "month": rf"(?P<month>{names})\b\.?",
        "monthnumber": r"(?P<monthnumber>\d{1,2})(?!\d)",
        "day": rf"(?P<day>[12]\d|3[01]|0?[1-9])(?!\d)(?:{suffixes})?",
    }
    glued = table["glued"]
    pieces = re.split(r"(\{\w+\}| )", form)
    gap = r"\s{0,3}" if glued else r"\s{1,3}"
    return "".join(
        fields[piece[1:-1]] if piece.startswith("{") else gap if piece == " " else _literal(piece, glued)
        for piece in pieces
        if piece
    )


def _literal(piece: str, glued: bool) -> str:
    """A sign of a form; where nothing needs a space, one may still stand before it (2020 년)."""
    return (r"\s?" if glued else "") + re.escape(piece)


def _valid(text: str, forms: _Forms) -> Iterator[FoundDate]:
    for match in forms.full.finditer(text) if _DIGIT.search(text) else ():
        parts = {name.rsplit("_", 1)[0]: value for name, value in match.groupdict().items() if value}
        year, day = int(parts["year"]), int(parts["day"])
        month = int(parts["monthnumber"]) if "monthnumber" in parts else forms.months[parts["month"].lower()]
        if year not in _YEARS:
            continue
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        yield FoundDate(match.group(), match.start(), match.end(), found)


@frozen
class PartialDate:
    """A date of which a part is unsaid, at `start` to `end`; 0 for that part."""

    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0


def partials(text: str, code: str) -> Iterator[PartialDate]:
    """The dates of a text that lack a day or a year ("18 November", 2014년), some of which are parts of whole ones.

    One that no calendar has is none. Raises KeyError for an unknown language; none where it is only printed.
    """
    if primary(code) in printed():
        return
    forms = _forms(primary(code))
    for match in forms.partial.finditer(text) if _DIGIT.search(text) else ():
        parts = {name.rsplit("_", 1)[0]: value for name, value in match.groupdict().items() if value}
        year, day = int(parts.get("year", 0)), int(parts.get("day", 0))
        month = int(parts.get("monthnumber", 0)) or forms.months.get(parts.get("month", "").lower(), 0)
        if (not year or year in _YEARS) and month <= 12:
            yield PartialDate(match.start(), match.end(), year, month, day)
