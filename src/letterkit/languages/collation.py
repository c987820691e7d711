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
from collections.abc import Sequence
from functools import cache
from typing import Any

from letterkit.model.language import Language

Element = tuple[str, str, str]
"""Of one letter: its weight on the first level, its marks, its case."""
Key = tuple[str, tuple[str, ...], str, str]
"""The four levels. A weight is three characters of the first one: what it is, the letter, its place behind that."""

_SPACE, _SYMBOL, _DIGIT, _LETTER = range(1, 5)
GAP = chr(_SPACE) + "\0\0"
"""The weight of a space, which counts where it parts something, and once."""
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
    weigher = weigher_of(language.collation.scripts, tuple(language.collation.tailoring.items()))
    if text.isascii():
        spoken = " ".join(text.translate(weigher.kept).split())
        return spoken.translate(weigher.weights), ("",) * len(spoken), spoken.translate(weigher.cases), text
    found = [element for letter in unicodedata.normalize("NFC", text) for element in weigher.elements(letter)]
    return (*_levels(found), text)


def _levels(found: list[Element]) -> tuple[str, tuple[str, ...], str]:
    """The first three levels: spaces count where they part something, and once."""
    parted: list[Element] = []
    for one in found:
        if one[0] != GAP or (parted and parted[-1][0] != GAP):
            parted.append(one)
    if parted and parted[-1][0] == GAP:
        parted.pop()
    weights, marks, cases = zip(*parted, strict=True) if parted else ((), (), ())
    return "".join(weights), marks, "".join(cases)


def out_of_order(keys: Sequence[Any]) -> list[int]:
    """The fewest items to move so that the rest is in order: all but a longest non-descending subsequence."""
    ends: list[int] = []
    before: list[int | None] = []
    for i, key_ in enumerate(keys):
        length = bisect_right(ends, key_, key=lambda j: keys[j])
        before.append(ends[length - 1] if length else None)
        ends[length : length + 1] = [i]
    kept = set()
    at = ends[-1] if ends else None
    while at is not None:
        kept.add(at)
        at = before[at]
    return [i for i in range(len(keys)) if i not in kept]


def _without_article(text: str, language: Language) -> str:
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in language.collation.articles else text


@cache
def weigher_of(scripts: tuple[str, ...], tailoring: tuple[tuple[str, str], ...]) -> Weigher:
    """The weights of a language, by the order of its scripts and the letters that it files elsewhere."""
    return Weigher(scripts, tailoring)


class Weigher:
    """What each letter weighs in a language; for ASCII also as tables of `str.translate`."""

    def __init__(self, scripts: tuple[str, ...], tailoring: tuple[tuple[str, str], ...]) -> None:
        """For scripts in an order, and letters with those that they are filed behind."""
        self._order = {script: rank for rank, script in enumerate(dict.fromkeys((*scripts, *_ROOT_ORDER)), _LETTER)}
        self._moved = {letter: (anchor, place) for place, (letter, anchor) in enumerate(tailoring, 1)}
        self._known: dict[str, tuple[Element, ...]] = {}
        ascii_elements = {code: self.elements(chr(code)) for code in range(128)}
        gaps = {code for code, found in ascii_elements.items() if found and found[0][0] == GAP}
        self.kept = {
            code: " " if code in gaps else None for code, found in ascii_elements.items() if code in gaps or not found
        }
        self.weights = {code: "".join(weight for weight, _, _ in found) for code, found in ascii_elements.items()}
        self.cases = {code: "".join(case for _, _, case in found) for code, found in ascii_elements.items()}

    def elements(self, letter: str) -> tuple[Element, ...]:
        """Its primary weight, its marks and its case, for each letter that it stands for."""
        if letter not in self._known:
            self._known[letter] = self._weighed(letter)
        return self._known[letter]

    def _weighed(self, letter: str) -> tuple[Element, ...]:
        small = letter.lower()
        case = "1" if letter != small else "0"
        if small in self._moved:
            anchor, place = self._moved[small]
            return ((self._weight(anchor, place), "", case),)
        if spelled := _SPELLED.get(small):
            return tuple((self._weight(part), small, case) for part in spelled)
        return self._decomposed(small, case)

    def _weight(self, letter: str, place: int = 0) -> str:
        return chr(self._order.get(_script(letter), len(self._order) + _LETTER)) + letter + chr(place)

    def _decomposed(self, small: str, case: str) -> tuple[Element, ...]:
        """The elements of a letter by its decomposition; marks weigh on the second level, punctuation on none."""
        found: list[Element] = []
        for part in unicodedata.normalize("NFKD", small):
            category = unicodedata.category(part)
            if category.startswith("M"):
                if found:
                    base, marks, _ = found[-1]
                    found[-1] = (base, marks + part, case)
            elif category.startswith("Z") or part in _BREAKS:
                found.append((GAP, "", "0"))
            elif category == "Nd":
                digit = str(unicodedata.digit(part))
                found.append((chr(_DIGIT) + digit + "\0", "" if part.isascii() else part, "0"))
            elif category.startswith("S") or part in _TELLING:
                found.append((chr(_SYMBOL) + part + "\0", "", "0"))
            elif category.startswith(("L", "N")):
                found.append((self._weight(part), "", case))
        return tuple(found)


def _script(letter: str) -> str:
    return _BLOCKS[bisect_right(_STARTS, ord(letter)) - 1][1]
