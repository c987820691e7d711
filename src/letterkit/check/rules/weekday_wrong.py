"""A date does not fall on the day of the week that is written with it.

One of the two is wrong, and whoever plans by it comes on the wrong day.

What to do: look the date up, and correct the day or the date.

Good:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations. The hearing is on Friday, March 15, 2024.

Bad:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations. The hearing is on Thursday, March 15, 2024.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from letterkit.check import printed
from letterkit.check.comparison import quoted
from letterkit.check.lines import folded
from letterkit.check.passage import Passage, Setting
from letterkit.check.printed import Columns
from letterkit.check.subject import Subject
from letterkit.languages import dates
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Look at the words around every full date."""
    for passage in _naming_days(subject):
        days = _days(passage.lang)
        for found in dates.find(passage.text, passage.lang):
            day = days.beside(passage.text, found.start, found.end)
            if day is not None and day != found.date.weekday():
                yield Finding(
                    "weekday-wrong",
                    SEVERITY,
                    f"{quoted(found.text)} is a {days.names[found.date.weekday()]}, not a {days.names[day]}",
                    subject.place_of(passage, found.start, found.end),
                    "correct the day of the week or the date",
                )


def _naming_days(subject: Subject) -> Iterator[Passage]:
    """The passages that name a day of the week; in those of one kind it is looked for at once first, since a list may
    be long."""
    kinds: defaultdict[tuple[str, bool], list[Passage]] = defaultdict(list)
    for passage in printed.passages(subject, _in_list):
        kinds[passage.lang, passage.setting is Setting.ENTRY].append(passage)
    for (lang, _), passages in kinds.items():
        days, text = _days(lang), folded("\n".join(passage.text for passage in passages))
        if any(folded(name) in text for name in days.names):
            yield from (passage for passage in passages if days.named.search(passage.text))


def _in_list(listed: Columns) -> Iterator[Passage]:
    return listed.containing([folded(name) for name in _days(listed.lang).names])


class _Days:
    """The names of the days in one language (CLDR), Monday first, and where they stand beside a date."""

    def __init__(self, lang: str) -> None:
        self.names = dates.weekdays(lang)
        self._day = {name.casefold(): i for i, name in enumerate(self.names)}
        either = "|".join(re.escape(name) for name in self.names)
        self.named = re.compile(rf"(?i:{either})")
        self._before = re.compile(rf"(?i:({either})),? (?:the )?$")
        self._after = re.compile(rf"(?i:,? ?\(?({either}))")

    def beside(self, text: str, start: int, end: int) -> int | None:
        """The day that is written before a date or behind it."""
        match = self._before.search(text, 0, start) or self._after.match(text, end)
        return self._day[match[1].casefold()] if match else None


@cache
def _days(lang: str) -> _Days:
    return _Days(lang)
