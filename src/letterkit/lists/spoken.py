"""Whether words of a list are a country: asked of each line and each piece, so it must be quick."""

from __future__ import annotations

from letterkit import countries
from letterkit.model.counts import CountryReading

_LONGEST, _MOST_WORDS = 80, 9
_KNOWN = ("ok", "ambiguous", "several", "not_a_country")


def spoken(text: str) -> CountryReading:
    """How a text is read as a country, without a suggestion for what is none."""
    if len(text) > _LONGEST or text.count(" ") >= _MOST_WORDS:
        return CountryReading(text, "unknown")
    return countries.read(text, suggest=False)


def speaks(text: str) -> bool:
    """Whether a text is nothing but a country, several, or a word for none ("Global", "Asia")."""
    return spoken(text).status in _KNOWN
