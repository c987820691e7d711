"""Days in a text: whole dates, those of which a part is unsaid, months, years, and days of the week."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from letterkit.agreement.fact import Day, Fact, FactKind
from letterkit.agreement.vocabulary import vocabulary
from letterkit.languages import dates, get, primary, printed

_OPENING, _NEAR = " \n\"“‘'«(", 12
_SENTENCE_START = re.compile(r"(?:[.!?:;]\s+|\n\s*)[\"“‘'«(]?$")
_WESTERN_YEAR = re.compile(r"(?<![\w.,/-])(?:1[5-9]|20|21)\d\d(?![\w/]|[.,]\d|-\d)|(?<![\w.,/-])(?:19|20)\d\d(?=s\b)")


def days(text: str, code: str) -> Iterator[Fact]:
    """The dates of a text in order of their surety: whole ones, then partial ones, then months by themselves. No two
    share a character."""
    taken: set[int] = set()
    for start, end, day in _found(text, code):
        if not taken.intersection(range(start, end)):
            taken.update(range(start, end))
            yield Fact(FactKind.DATE, iso(day), text[start:end], start, end, day=day)


def spoken(text: str, code: str, today: dt.date) -> Iterator[Day]:
    """The dates that a text written on a day speaks of, those of the past with their year: on 21 February 2020 "last
    December" is that of 2019; "last year" is 2019. A month that is the day's own may be that of either year.

    Raises KeyError for an unknown language; none where a language is only printed.
    """
    if primary(code) in printed():
        return
    if any(words in text.lower() for words in vocabulary(code).last_year):
        yield Day(year=today.year - 1)
    for fact in days(text, code):
        day = fact.day or Day()
        if day.year or not day.month:
            yield day
            continue
        years = [today.year] * (day.month <= today.month) + [today.year - 1] * (day.month >= today.month)
        yield from (Day(year, day.month, day.day) for year in years)


def spoken_in(texts: Mapping[str, str], today: dt.date) -> list[tuple[int, int, int]]:
    """The dates that the versions of a text, by language, speak of (`spoken`): year, month and day, 0 for what is
    unsaid."""
    said = (day for code, text in texts.items() for day in spoken(text, code, today))
    return [(day.year, day.month, day.day) for day in said]


def iso(day: Day) -> str:
    """A day as ISO 8601 writes it, "-" for what is unsaid: "2020-11-18", "--11-18", "2014"."""
    year = f"{day.year:04}" if day.year else "-"
    month = f"-{day.month:02}" if day.month else ("--" if day.day else "")
    return year + month + (f"-{day.day:02}" if day.day else "")


def weekdays(text: str, code: str) -> Iterator[Fact]:
    """The days of the week that a text names in full."""
    names = dates.weekdays(code)
    if not names:
        return
    for match in _weekday_pattern(names).finditer(text):
        number = next(i for i, name in enumerate(names) if name.casefold() == match.group().casefold())
        yield Fact(FactKind.WEEKDAY, str(number), match.group(), match.start(), match.end())


@cache
def _weekday_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?i:{'|'.join(map(re.escape, names))})")


def _found(text: str, code: str) -> Iterator[tuple[int, int, Day]]:
    for found in dates.find(text, code):
        yield found.start, found.end, Day(found.date.year, found.date.month, found.date.day)
    for partial in dates.partials(text, code):
        yield partial.start, partial.end, Day(partial.year, partial.month, partial.day)
    table: Any = get(code).grammar["dates"]
    if not table["glued"]:
        yield from _months(text, code)
        for match in _WESTERN_YEAR.finditer(text):
            yield match.start(), match.end(), Day(year=int(match.group()))


def _months(text: str, code: str) -> Iterator[tuple[int, int, Day]]:
    pattern, numbers = _month_pattern(primary(code))
    doubtful = vocabulary(code).doubtful
    for match in pattern.finditer(text):
        written = match.group()
        if written.lower() in doubtful and (written.islower() or _begins(text, match.start())):
            continue
        yield match.start(), match.end(), Day(month=numbers[written.lower()])


def _begins(text: str, start: int) -> bool:
    """Whether a sentence begins here, so that a capital says nothing."""
    if not text[max(0, start - _NEAR) : start].strip(_OPENING):
        return True
    return _SENTENCE_START.search(text[max(0, start - _NEAR) : start]) is not None


@cache
def _month_pattern(code: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """Months by their names; abbreviations are other words too often (mar, set)."""
    table: Any = get(code).grammar["dates"]
    names = {n: number for number, forms in enumerate(table["months"], 1) for n in (forms[0], *_long(forms[1:]))}
    ordered = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?i:{'|'.join(map(re.escape, ordered))})(?!\w)"), names


def _long(forms: list[str]) -> list[str]:
    return [form for form in forms if len(form) > 4]
