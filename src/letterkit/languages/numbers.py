"""Spells a number in words and reads it back."""

from __future__ import annotations

import re
from typing import Any

from letterkit.languages import get, primary, printed
from letterkit.languages.numerals import Numerals, numerals

_MOST = 10**9
"""What is spelled and read back for sure; no letter has more signatories."""


def spell(number: int, code: str, *, counter: str = "") -> str:
    """A number from 0 to a thousand million in words: 70 is "seventy" and 칠십.

    Korean has two series; with the `counter` that follows the number it is the one that goes with it: `spell(7, "ko",
    counter="명")` is 일곱 (native, as customary to 99), `spell(7, "ko", counter="개국")` is 칠; two is 兩 before 個 in
    Chinese. Where numbers have a gender the counter is that of the noun, "m", "f" or "n": `spell(21, "es",
    counter="f")` is veintiuna. Raises ValueError for another number and KeyError for an unknown language.
    """
    if not 0 <= number <= _MOST:
        raise ValueError(f"{number} is not between 0 and {_MOST}")
    if primary(code) in printed():
        raise ValueError(f"letterkit has no number words of {code}; print the number in digits")
    table = numerals(code).table
    if 0 < number < 100 and counter in table["native_counters"] and (native := _native(number, numerals(code))):
        return native
    if table["engine"] != "own":
        text = _num2words(number, table["engine"])
    else:
        text = _sino(number, numerals(code)) if table["sino_digits"] else _western(number, numerals(code))
    for wrong, right in (*table["before"].get("any", ()), *table["before"].get(counter, ())):
        text = re.sub(wrong, right, text)
    return text


def parse_number(text: str, code: str) -> int | None:
    """The value of a text that is a number and nothing else, in digits ("1,234") or words; None for any other text."""
    known: Any = get(code).grammar
    glued = "|".join(map(re.escape, set(known["numbers"]["joiners"]) & set(known["proclitics"]))) or r"(?!)"
    stripped = text.strip().lower()
    for tried in (stripped, re.sub(rf"(?<=\s)({glued})(?=\w)", r"\1 ", stripped)):
        found = numerals(code).match(tried, 0)
        if found and found.end == len(tried):
            return found.value
    return None


def _num2words(number: int, code: str) -> str:
    from num2words import num2words  # takes a tenth of a second

    return str(num2words(number, lang=code)).replace(",", "")


def _native(number: int, known: Numerals) -> str:
    table = known.table
    if alone := table["native_alone"].get(str(number)):
        return str(alone)
    if not table["native_units"]:
        return ""
    tens, units = divmod(number, 10)
    return (table["native_tens"][tens - 1] if tens else "") + (table["native_units"][units - 1] if units else "")


def _sino(number: int, known: Numerals, *, inner: bool = False) -> str:
    """Digit and scale in turn. The one before some scales is silent (천이백; 十五, but 一百一十五), a gap between the
    digits may be told (一百零五), and a space may stand after a big scale (한글 맞춤법 44항: 일억 이천만)."""
    table = known.table
    if number == 0:
        return str(next(word for word, value in table["words"].items() if value == 0))
    text, silent, skipped = "", table["silent_one" if not inner else "silent_one_inner"], False
    scales = sorted([*table["big_scales"].items(), *table["small_scales"].items()], key=lambda s: -s[1])
    written: set[int] = set()
    for word, scale in scales:
        if scale in written:
            continue
        written.add(scale)
        count, rest = divmod(number, scale)
        if count:
            text += table["zero_filler"] if skipped and text else ""
            text += ("" if count == 1 and word in silent else _sino(count, known, inner=bool(text))) + word
            text += table["scale_gap"] if rest and word in table["big_scales"] else ""
            silent = table["silent_one_inner"]
        skipped = bool(text) and not count
        number = rest
    if number:
        text += (table["zero_filler"] if skipped and text else "") + str(table["sino_digits"])[number - 1]
    return text


def _western(number: int, known: Numerals) -> str:
    """Hyphens below a hundred and the joiner after a scale (two hundred and thirty-four)."""
    table = known.table
    if number < 100:
        names = {value: word for word, value in reversed(table["words"].items())}
        return names[number] if number in names else f"{names[number - number % 10]}-{names[number % 10]}"
    scales = sorted([*table["big_scales"].items(), *table["small_scales"].items()], key=lambda s: -s[1])
    word, scale = next(item for item in scales if item[1] <= number)
    count, rest = divmod(number, scale)
    text = f"{_western(count, known)} {word}"
    joiner = f" {next(iter(table['joiners']))} " if rest < 100 else " "
    return text + (joiner + _western(rest, known) if rest else "")
