"""Where a text speaks of a letter: "the letter says", "said in their open letter", 서한에서 … 밝혔다."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from letterkit.agreement.vocabulary import Vocabulary, vocabulary
from letterkit.claims.grammar import grammar
from letterkit.languages import get, primary, printed

_SENTENCE_END = re.compile(r"(?<=[^\W\d]{2})[.!?][\"”’»)]{0,2}(?=\s)|[。！？]|\n")
_REACH = 150
_BETWEEN = r"(?:[^\w\n]+\w+){{0,{most}}}?[^\w\n]+"


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence, or sentences, that a range stands in."""
    ends = _ends(text)
    first, last = bisect_right(ends, start) - 1, bisect_left(ends, end)
    return ends[max(first, 0)], ends[min(last, len(ends) - 1)]


@lru_cache(8)
def _ends(text: str) -> tuple[int, ...]:
    return (0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text))


def names_letter(text: str, lang: str) -> bool:
    """Whether a text has a word for a letter."""
    return _patterns(primary(lang)).letter.search(text.lower()) is not None


def letter_named(text: str, start: int, end: int, lang: str) -> str:
    """The word for a letter that a link is put behind: in its own words, or beside them where they say nothing
    themselves, as an address and "here" do. Empty where there is none, and where the sentence is about an earlier
    letter."""
    known, words = _patterns(primary(lang)), text[start:end].lower()
    found = known.letter.search(words)
    if found is None and ("/" in words or known.here.fullmatch(words.strip(" .:()[]"))):
        behind = text[end : end + _REACH].lower() if known.head_last or "/" not in words else ""
        ahead = text[max(0, start - _REACH) : start].lower()
        if known.before.search(ahead):
            *_, found = known.letter.finditer(ahead)
        elif known.behind.match(behind):
            found = known.letter.search(behind)
    return found[0] if found and not _is_earlier(text, start, end, lang) else ""


def _is_earlier(text: str, start: int, end: int, lang: str) -> bool:
    """Whether a sentence is about a letter of another time ("last December")."""
    if primary(lang) in printed():
        return False
    cues, said = grammar(primary(lang)).earlier, text[slice(*sentence(text, start, end))].lower()
    dated = cues.time.search(said) or cues.year.search(said)
    return dated is not None and cues.now.search(said) is None


def speaks_of_itself(text: str, start: int, end: int, lang: str) -> bool:
    """Whether the sentence around a range speaks of the letter that it stands in ("this letter")."""
    if primary(lang) in printed():
        return False
    said = text[slice(*sentence(text, start, end))].lower()
    return grammar(primary(lang)).earlier.now.search(said) is not None


def letter_speaks(text: str, lang: str) -> bool:
    """Whether a text says that a letter says something: the two words are near, and it is not somebody "of the letter"
    who speaks."""
    return _patterns(primary(lang)).speaks.search(text.lower()) is not None


def near_letter(text: str, start: int, end: int, lang: str) -> bool:
    """Whether a word for a letter stands right before or behind a range, three words between at most."""
    known = _patterns(primary(lang))
    return bool(
        known.before.search(text[max(0, start - _REACH) : start].lower())
        or known.behind.match(text[end : end + _REACH].lower())
    )


def says_today(text: str, lang: str) -> bool:
    """Whether a text names the day on which it is published."""
    return _patterns(primary(lang)).today.search(text.lower()) is not None


class _Patterns:
    """The patterns of one language."""

    def __init__(self, code: str) -> None:
        words: Vocabulary = vocabulary(code)
        self._spaced = code not in ("ja", "ko", "zh-Hans", "zh-Hant")
        table: Any = {} if code in printed() or self._spaced else get(code).grammar
        links = table.get("links", ())
        of = f"(?!{_either(links)})" if links else ""
        self.letter, self.today = self._any(words.letter), self._any(words.today)
        self.here, self.head_last = re.compile(_either(words.here)), words.head_last
        letter, says = f"(?:{self.letter.pattern}){of}", self._any(words.says).pattern
        gap = _BETWEEN if self._spaced else r"[^\n.。]{{0,{most}}}?"
        few, many = gap.format(most=2 if self._spaced else 8), gap.format(most=5 if self._spaced else 40)
        self.speaks = re.compile(f"{letter}\\w{{0,3}}{many}{says}|{says}{few}{letter}")
        near = gap.format(most=3 if self._spaced else 6)
        self.before = re.compile(f"{letter}\\w{{0,3}}(?:{near}|\\W*)$")
        self.behind = re.compile(f"(?:{near}|\\W*){letter}")

    def _any(self, words: Iterable[str]) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{_either(words)})\b" if self._spaced else f"(?:{_either(words)})")


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"


@cache
def _patterns(code: str) -> _Patterns:
    return _Patterns(code)
