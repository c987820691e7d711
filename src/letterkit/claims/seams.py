"""Where words meet without a space: l'organisation, وثلاثون, 四十五の団体. A space is put there before reading.

All later steps then read words, whatever the script. A language without spaces is cut at the words that its own grammar
knows, at signs and at numbers; what lies between is one unknown word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

_SIGNS = r"[、。「」『』・•()\[\]\":;!?/]|[,.](?!\d)"
_SOURCES = ("nouns", "one", "approximators", "approximators_after", "others", "left", "right", "evidence")
_LISTS = ("links", "stops", "chain", "conjunctions", "attributive", "particles")
_PLAIN_TABLES = (*_SOURCES, "counters", "duals", "earlier")


class Seams:
    """The seams of a language, compiled from its grammar table."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._letters = str.maketrans(dict(table["letters"]))
        self._spaced: bool = table["spaced"]
        self._number: re.Pattern[str] | None = None
        self._tail: re.Pattern[str] | None = None
        self._pattern = self._apart(table) if self._spaced else self._unspaced(table)

    def _apart(self, table: Mapping[str, Any]) -> re.Pattern[str] | None:
        """Elided words, and words of one letter before what counts or is counted."""
        forms = []
        if table["elisions"]:
            forms.append(rf"(?<!\w)(?:{_either(table['elisions'])})(?=\w)")
        if table["proclitics"]:
            counted = {*table["numbers"]["words"], *table["numbers"]["small_scales"], *table["numbers"]["big_scales"]}
            counted |= set(_strings(table["nouns"])) | set(_strings(table["duals"])) | set(table["others"]["between"])
            words = _either(self._fold(word) for word in counted)
            forms.append(rf"(?<!\w)(?!(?:{words})(?!\w))(?:{_either(table['proclitics'])})(?=\d|(?:{words})(?!\w))")
        return re.compile("|".join(forms)) if forms else None

    def _unspaced(self, table: Mapping[str, Any]) -> re.Pattern[str]:
        numbers = table["numbers"]
        numerals = _either([*numbers["words"], *numbers["small_scales"], *numbers["big_scales"]])
        after = _either(map(self._fold, _strings(table["approximators_after"])))
        counters = self._counters(table)
        nouns = _either(map(self._fold, [*_strings(table["nouns"]), *table["links"], *table["others"]["between"]]))
        self._tail = re.compile(rf"\s?(?P<after>{after})?\s?(?P<counter>{counters})?")
        counted = rf"(?=\s?(?:{after}|{counters}|{nouns}))"
        # Bounded: a run of numerals that counts nothing would be tried from each of its places to its end.
        number = rf"\d+(?:,\d{{3}})*(?:\.\d+)?(?:{numerals}){{0,12}}|(?:{numerals}){{1,24}}{counted}"
        words = sorted({self._fold(word) for word in _vocabulary(table)}, key=len, reverse=True)
        latin = _either(word for word in words if word.isascii())
        others = _either(word for word in words if not word.isascii())
        return re.compile(rf"(?P<number>{number})|(?<![a-z])(?:{latin})(?![a-z])|{others}|{_SIGNS}")

    def _counters(self, table: Mapping[str, Any]) -> str:
        """The counters, but not where what follows makes another word of one (国 in 45国際団体)."""
        refused = {self._fold(word): stops for word, stops in table["right"]["refuse"].items()}
        words = sorted({self._fold(word) for word in _strings(table["counters"])}, key=len, reverse=True)
        return "|".join(rf"{re.escape(word)}(?!{_either(refused.get(word, ()))})" for word in words) or r"(?!)"

    def _fold(self, text: str) -> str:
        return text.translate(self._letters)

    def folded(self, text: str) -> str:
        """The text with the letters that count as others (ё as е, 團 as 团); its length stays."""
        return text.translate(self._letters) if self._letters else text

    def cuts(self, text: str) -> Iterator[int]:
        """Where a space is missing in a folded text, in order."""
        if self._pattern is None:
            return
        last = 0
        for place in self._places(text, self._pattern):
            if last < place < len(text) and not text[place - 1].isspace() and not text[place].isspace():
                yield place
                last = place

    def _places(self, text: str, pattern: re.Pattern[str]) -> Iterator[int]:
        position = 0
        while match := pattern.search(text, position):
            position = match.end()
            if self._spaced:
                yield match.end()
                continue
            latin = text[match.start() - 1 : match.start()]
            if not (match["number"] and latin.isascii() and latin.isalpha()):
                yield match.start()
            following = text[match.end() : match.end() + 1]
            if not (match["number"] and following.isascii() and following.isalpha()):
                yield match.end()
            tail = self._tail.match(text, match.end()) if match["number"] and self._tail else None
            if tail:
                yield from sorted({tail.end("after"), tail.start("counter"), tail.end("counter")} - {-1})
                position = max(position, tail.end())

    def plain(self, phrase: str) -> str:
        """A phrase of the grammar as it stands in a text that has been cut."""
        folded = self._fold(phrase)
        pieces, last = [], 0
        for place in self.cuts(folded):
            pieces.append(folded[last:place])
            last = place
        return " ".join([*pieces, folded[last:]])

    def plain_table(self, table: Mapping[str, Any]) -> dict[str, Any]:
        """The grammar table with all its phrases as they stand in a text that has been cut."""
        return {
            key: self._deep(value, self._fold if key == "counters" and not self._spaced else self.plain)
            if key in _PLAIN_TABLES or key in (*_LISTS, "uncounted", "modifier_ends")
            else value
            for key, value in table.items()
        }

    def _deep(self, value: Any, plain: Callable[[str], str]) -> Any:
        if isinstance(value, str):
            return plain(value)
        if isinstance(value, Mapping):
            return {plain(key): self._deep(part, plain) for key, part in value.items()}
        return [self._deep(part, plain) for part in value] if isinstance(value, list) else value


def _vocabulary(table: Mapping[str, Any]) -> Iterator[str]:
    for name in _SOURCES:
        yield from _strings(table[name])
    for name in _LISTS:
        yield from table[name]


def _strings(value: Any) -> Iterator[str]:
    """All texts of a table, without its keys."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _strings(part)
    else:
        for part in value:
            yield from _strings(part)


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word)))) or r"(?!)"
