"""A picture of a list for slides and posts: how many signatories come from each country.

`chart` says what is to be seen, `layout.lay_out` where each thing stands; `svg.drawing` and `png.drawing` draw the
same.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from letterkit import countries, languages
from letterkit.languages import collation
from letterkit.languages.dates import long_date
from letterkit.model.counts import Counts
from letterkit.model.language import Language

_WORDS = Path(__file__).parent / "words.toml"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `placed` is false for those who name no country."""

    label: str
    value: int
    placed: bool = True


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart says, in the language `lang` (BCP 47); `bars` from the longest to the shortest, the one without a
    country last. `totals` and `source` are whole lines."""

    lang: str
    rtl: bool
    title: str
    letter: str
    totals: str
    source: str
    bars: tuple[Bar, ...]

    @property
    def told(self) -> str:
        """The same in words, for who cannot see it."""
        return f"{self.totals}. " + "; ".join(f"{bar.label}: {bar.value}" for bar in self.bars)


def chart(counts: Counts, language: Language, *, letter: str, day: date) -> Chart:
    """The signatories whose countries count, by country, with names by CLDR in the words of one language.

    `letter` is its title, `day` its date. Equal bars stand in the order of the language.
    """
    words = _words(language.code)
    named = [(countries.display(code, language), n) for code, n in counts.country_codes.items()]
    named.sort(key=lambda bar: (-bar[1], collation.key(bar[0], language)))
    bars = [Bar(name, n) for name, n in named]
    if counts.without_country:
        bars.append(Bar(words["without"], counts.without_country, placed=False))
    total = sum(bar.value for bar in bars)
    return Chart(
        lang=language.code,
        rtl=language.direction == "rtl",
        title=words[f"of_{counts.countries_of}"],
        letter=letter,
        totals=words["totals"].format(total=total, countries=len(named)),
        source=words["source"].format(date=long_date(day, language)),
        bars=tuple(bars),
    )


def _words(code: str) -> Mapping[str, str]:
    """The words of a language; English ones where it is only printed."""
    tables = _tables()
    return tables.get(languages.primary(code)) or tables["en"]


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(_WORDS.read_text("utf-8"))
