"""Numbers of a text that count nothing that is signed: in digits, in words, as ordinals, as parts of a hundred, as sums
of money. The numerals of each language are those of `letterkit.languages`; 15,000 and 15.000 and 1만5천 are one number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import zip_longest
from typing import Any

from letterkit.agreement.fact import Fact, FactKind, Strength
from letterkit.agreement.vocabulary import Vocabulary, vocabulary
from letterkit.languages import get, primary, printed
from letterkit.languages.numerals import numerals
from letterkit.model.frozen import frozen

_SIGNS = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "₩": "KRW", "￦": "KRW", "¥": "JPY", "元": "CNY"}
_CODES = ("usd", "eur", "gbp", "krw", "jpy", "cny", "chf", "aud", "cad", "inr", "hkd", "twd", "mxn", "brl", "rub")
_GAP = r"[ \u00a0\u202f-]{0,2}"
_DIGITS = re.compile(r"\d+")
_BEHIND_LETTER = re.compile(r"[a-z\u00c0-\u024f][-‐‑]?$")
_RANGE_SIGN = r"\s?[~–—-]\s?"


@frozen
class _Number:
    start: int
    end: int
    value: str
    strength: Strength


def numbers(text: str, code: str) -> Iterator[Fact]:
    """The numbers of a text in small letters, sums of money and percentages among them, in order. Only digits are read
    where a language is printed only."""
    known = _reader(primary(code))
    found = sorted(known.all(text), key=lambda number: number.start)
    for number, follows in zip_longest(found, found[1:]):
        yield known.fact(text, number, follows)


class _Reader:
    """The patterns of one language."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._words: Vocabulary = vocabulary(code)
        table: Any = get(code).grammar["numbers"] if code not in printed() else {}
        self._spaced: bool = table.get("spaced", True)
        point = re.escape(table.get("decimal", "."))
        self._decimal = re.compile(rf"(?<![\d.,])(\d+|\d{{1,3}}(?:[., ]\d{{3}})+){point}(\d{{1,2}})(?![\d.,]\d|\d)")
        self._ordinals = _words({**self._words.ordinals, **self._words.also}, spaced=self._spaced)
        counters = _either(self._words.counters)
        self._counter = re.compile(rf"\s?(?:{counters})") if counters else re.compile("(?!)")
        self._percent = re.compile(rf"{_GAP}(?:{_either(self._words.percent)})")
        self._between = re.compile(rf"\s?(?:{_either(self._words.ranges)})\s?|{_RANGE_SIGN}")
        money = {word: sign for sign, words in self._words.money.items() for word in words}
        self._money = {**{code: code.upper() for code in _CODES}, **_SIGNS, **money}
        units = _either(self._money)
        links = "|".join(re.escape(link) + ("" if link.endswith("'") else " ") for link in self._of(code))
        self._money_after = re.compile(rf"{_GAP}(?:{links})?({units})(?![a-z])")
        self._money_before = re.compile(rf"({units}){_GAP}$")

    def _of(self, code: str) -> list[str]:
        """What may stand between a number and a currency: 2,5 millions de dollars."""
        table: Any = {} if code in printed() else get(code).grammar
        return [*table.get("links", ())]

    def all(self, text: str) -> Iterator[_Number]:
        """Every number once: decimals, numerals, then ordinals and words such as "both" where no number stands."""
        taken: set[int] = set()
        for number in (*self._decimals(text), *self._numerals(text), *self._ordinal(text)):
            if taken.isdisjoint(range(number.start, number.end)):
                taken.update(range(number.start, number.end))
                yield number

    def _decimals(self, text: str) -> Iterator[_Number]:
        for match in self._decimal.finditer(text):
            if self._code not in printed():
                whole_number = numerals(self._code).match(text, match.start())
                if whole_number and whole_number.end > match.end():
                    continue  # 2.5 million
            whole = "".join(_DIGITS.findall(match[1]))
            yield _Number(match.start(), match.end(), f"{int(whole)}.{match[2]}", Strength.DIGITS)

    def _numerals(self, text: str) -> Iterator[_Number]:
        if self._code in printed():
            yield from (_Number(*m.span(), str(int(m.group()[:18])), Strength.DIGITS) for m in _DIGITS.finditer(text))
            return
        for found in numerals(self._code).find(text):
            written = text[found.start : found.end]
            if any(sign.isdigit() for sign in written):
                yield _Number(found.start, found.end, str(found.value), Strength.DIGITS)
            elif self._counts(text, found.start, found.end):
                strength = Strength.WEAK if found.value <= 1 or found.approximate else Strength.WORDS
                yield _Number(found.start, found.end, str(found.value), strength)

    def _counts(self, text: str, start: int, end: int) -> bool:
        """Whether a word is a number: where words are not parted by spaces, only before a counter."""
        if self._spaced:
            return True
        parts = text[start:end].split()
        if all(part in self._words.doubtful for part in parts) or (
            end - start == 1 and text[start - 1 : start].isalpha()
        ):
            return False
        return self._counter.match(text, end) is not None

    def _ordinal(self, text: str) -> Iterator[_Number]:
        values: Mapping[str, int] = {**self._words.ordinals, **self._words.also}
        for match in self._ordinals.finditer(text):
            value = values[match.group()]
            yield _Number(*match.span(), str(value), Strength.WEAK if value <= 1 else Strength.WORDS)

    def fact(self, text: str, number: _Number, follows: _Number | None) -> Fact:
        """A number with what stands beside it: a currency, a sign of percent, another number."""
        kind, value, start, end = FactKind.NUMBER, number.value, number.start, number.end
        if after := self._percent.match(text, end):
            kind, end = FactKind.PERCENT, after.end()
        elif after := self._money_after.match(text, end):
            kind, value, end = FactKind.MONEY, f"{value} {self._money[after[1]]}", after.end()
        elif before := self._money_before.search(text[max(0, start - 20) : start]):
            kind, value, start = FactKind.MONEY, f"{value} {self._money[before[1]]}", start - len(before.group())
        strength = number.strength
        if strength is Strength.WEAK and follows and self._between.fullmatch(text, number.end, follows.start):
            strength = Strength.WORDS  # the first of "one to two kilometers"
        if _BEHIND_LETTER.search(text[max(0, start - 2) : start]):
            strength = Strength.WEAK  # Covid-19, G20: a part of a name
        return Fact(kind, value, text[start:end], start, end, strength)


def _words(words: Iterable[str], *, spaced: bool) -> re.Pattern[str]:
    left, right = (r"(?<![\w-])", r"(?!\w)") if spaced else ("", "")
    return re.compile(rf"{left}(?:{_either(words)}){right}")


def _either(words: Iterable[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(map(re.escape, ordered)) or "(?!)"


@cache
def _reader(code: str) -> _Reader:
    return _Reader(code)
