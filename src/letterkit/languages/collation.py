"""The order in which a language files names: a small collation after CLDR's root, without ICU.

PyICU needs a system library and pyuca reads a table of two megabytes; for names of signatories this is enough and is
loaded at once. Four levels, as in the Unicode Collation Algorithm (UTS 10):

1. letters without marks and case; spaces, hyphens and slashes before symbols, symbols before digits, digits before
   letters, scripts in the order of the language (CLDR: Hangul first in Korean), then in CLDR's root order; digits
   compare as text, as CLDR does by default;
2. marks on the letters (é after e);
3. case, small letters first;
4. the text itself, so that the order is total.

Other punctuation than spaces, hyphens and slashes is ignored up to the fourth level (CLDR's `alternate=shifted`),
since "Citizens' Alliance" and "Citizens Alliance" are filed together; hyphens and slashes are as good as spaces.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from functools import cache, lru_cache

from letterkit.model.language import Language

Key = tuple[tuple[tuple[int, str, int], ...], tuple[str, ...], tuple[int, ...], str]

_SPACE, _SYMBOL, _DIGIT, _LETTER = range(4)
_ROOT_ORDER = (
    "Latn", "Grek", "Cyrl", "Geor", "Armn", "Hebr", "Arab", "Ethi", "Deva", "Beng", "Guru", "Gujr", "Orya", "Taml",
    "Telu", "Knda", "Mlym", "Sinh", "Thai", "Laoo", "Tibt", "Mymr", "Khmr", "Mong", "Hang", "Kana", "Hani",
)  # fmt: skip
_BLOCKS = (
    (0x0000, "Latn"), (0x0370, "Grek"), (0x0400, "Cyrl"), (0x0530, "Armn"), (0x0590, "Hebr"), (0x0600, "Arab"),
    (0x0900, "Deva"), (0x0980, "Beng"), (0x0A00, "Guru"), (0x0A80, "Gujr"), (0x0B00, "Orya"), (0x0B80, "Taml"),
    (0x0C00, "Telu"), (0x0C80, "Knda"), (0x0D00, "Mlym"), (0x0D80, "Sinh"), (0x0E00, "Thai"), (0x0E80, "Laoo"),
    (0x0F00, "Tibt"), (0x1000, "Mymr"), (0x10A0, "Geor"), (0x1100, "Hang"), (0x1200, "Ethi"), (0x1780, "Khmr"),
    (0x1800, "Mong"), (0x1D00, "Latn"), (0x1F00, "Grek"), (0x2000, "Latn"), (0x2E80, "Hani"), (0x3040, "Kana"),
    (0x3100, "Hani"), (0x3130, "Hang"), (0x3190, "Hani"), (0x31F0, "Kana"), (0x3200, "Hani"), (0xA000, "Latn"),
    (0xA960, "Hang"), (0xA980, "Latn"), (0xAC00, "Hang"), (0xD7B0, "Hang"), (0xF900, "Hani"), (0xFB00, "Latn"),
    (0xFB1D, "Hebr"), (0xFB50, "Arab"), (0xFE00, "Latn"), (0xFE70, "Arab"), (0xFF00, "Latn"), (0xFF66, "Kana"),
    (0xFFA0, "Hang"), (0xFFE0, "Latn"), (0x20000, "Hani"),
)  # fmt: skip
_STARTS = [start for start, _ in _BLOCKS]
_SPELLED = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ħ": "h", "ð": "d", "ŋ": "n"}
"""Letters without a decomposition that are filed with another. Of these CLDR has đ, ħ, ı, ð and ŋ right behind it."""
_BREAKS = frozenset("-/‐‑‒–—―_|")
_TELLING = frozenset("&@#%*")
"""Punctuation by Unicode, signs by use: they are not ignored."""


def key(text: str, language: Language, *, skip_article: bool = False) -> Key:
    """A sort key for a name in the order of a language; `skip_article` leaves out a leading "The", as libraries do and
    CLDR does not."""
    text = " ".join(text.split())
    if skip_article:
        text = _without_article(text, language)
    element = _elements(language)
    primary: list[tuple[int, str, int]] = []
    marks: list[str] = []
    cases: list[int] = []
    for letter in unicodedata.normalize("NFC", text):
        for weight, mark, case in element(letter):
            if weight[0] == _SPACE and (not primary or primary[-1][0] == _SPACE):
                continue
            primary.append(weight)
            marks.append(mark)
            cases.append(case)
    while primary and primary[-1][0] == _SPACE:
        primary.pop()
    return tuple(primary), tuple(marks), tuple(cases), text


def _without_article(text: str, language: Language) -> str:
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in language.collation.articles else text


Element = tuple[tuple[int, str, int], str, int]


def _elements(language: Language) -> Callable[[str], tuple[Element, ...]]:
    """What each letter weighs in a language: its primary weight, its marks, its case."""
    collation = language.collation
    return _weigher(collation.scripts, tuple(collation.tailoring.items()))


@cache
def _weigher(scripts: tuple[str, ...], tailoring: tuple[tuple[str, str], ...]) -> Callable[[str], tuple[Element, ...]]:
    order = {script: rank for rank, script in enumerate(dict.fromkeys((*scripts, *_ROOT_ORDER)), _LETTER)}
    moved = {letter: (anchor, place) for place, (letter, anchor) in enumerate(tailoring, 1)}

    def weight(letter: str) -> tuple[int, str, int]:
        return order.get(_script(letter), len(order) + _LETTER), letter, 0

    @lru_cache(maxsize=65_536)
    def elements(letter: str) -> tuple[Element, ...]:
        small = letter.lower()
        case = int(letter != small)
        if small in moved:
            anchor, place = moved[small]
            rank, base, _ = weight(anchor)
            return (((rank, base, place), "", case),)
        spelled = _SPELLED.get(small)
        if spelled:
            return tuple((weight(part), small, case) for part in spelled)
        return _decomposed(small, case, weight)

    return elements


def _decomposed(small: str, case: int, weight: Callable[[str], tuple[int, str, int]]) -> tuple[Element, ...]:
    """The elements of a letter by its decomposition; marks weigh on the second level, punctuation on none."""
    found: list[Element] = []
    for part in unicodedata.normalize("NFKD", small):
        category = unicodedata.category(part)
        if category.startswith("M"):
            if found:
                base, marks, _ = found[-1]
                found[-1] = (base, marks + part, case)
        elif category.startswith("Z") or part in _BREAKS:
            found.append(((_SPACE, "", 0), "", 0))
        elif category == "Nd":
            found.append(((_DIGIT, str(unicodedata.digit(part)), 0), "" if part.isascii() else part, 0))
        elif category.startswith("S") or part in _TELLING:
            found.append(((_SYMBOL, part, 0), "", 0))
        elif category.startswith(("L", "N")):
            found.append((weight(part), "", case))
    return tuple(found)


def _script(letter: str) -> str:
    return _BLOCKS[bisect_right(_STARTS, ord(letter)) - 1][1]
