"""The language of a stretch of text as Word wants it: language tags, direction, and which font a character takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from letterkit.model.frozen import frozen

EAST_ASIAN = ("ko", "ja", "zh")
RIGHT_TO_LEFT = ("ar", "he", "fa", "ur", "ps", "ckb", "dv", "yi", "ug", "sd")
# Scripts whose strong direction is right to left (Unicode Bidi_Class R and AL), and the neutrals between their words.
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"
_RTL_STRETCH = re.compile(f"[{_RTL}](?:[^\\w]*[{_RTL}]+)*")
_EAST_ASIAN_CHARACTER = re.compile(
    "[\u1100-\u11ff\u2e80-\u312f\u3130-\u318f\u31a0-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)


@frozen
class Voice:
    """One language: `tag` with a region, as Word's menus know it ("ko-KR" for "ko")."""

    lang: str

    @property
    def tag(self) -> str:
        """BCP 47 with the region that CLDR holds likely where none is given."""
        return _with_region(self.lang)

    @property
    def primary(self) -> str:
        """The language without script and region."""
        return self.lang.partition("-")[0].lower()

    @property
    def east_asian(self) -> bool:
        """Whether Word files the language under East Asian."""
        return self.primary in EAST_ASIAN

    @property
    def right_to_left(self) -> bool:
        """Whether paragraphs begin at the right."""
        return self.primary in RIGHT_TO_LEFT


def has_east_asian(text: str) -> bool:
    """Whether any character is taken from the East Asian font, so that quotation marks beside it should be as well."""
    return _EAST_ASIAN_CHARACTER.search(text) is not None


def by_direction(text: str) -> Iterator[tuple[str, bool]]:
    """The text in stretches, each with whether it runs from right to left."""
    start = 0
    for match in _RTL_STRETCH.finditer(text):
        if match.start() > start:
            yield text[start : match.start()], False
        yield match.group(), True
        start = match.end()
    if start < len(text) or not text:
        yield text[start:], False


@cache
def _with_region(lang: str) -> str:
    """CLDR's likely subtags (UTS 35, 4.3) give the region; an unknown language stays as it is."""
    if re.search(r"-([A-Za-z]{2}|\d{3})$", lang):
        return lang
    from babel.core import get_global

    likely = get_global("likely_subtags").get(lang.replace("-", "_"))
    if not likely:
        return lang
    return f"{lang.partition('-')[0]}-{likely.rpartition('_')[2]}"
