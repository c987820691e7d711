"""The labels of numbered lists as they are printed, by their names in WordprocessingML (ECMA-376, ST_NumberFormat)."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_KOREAN = "가나다라마바사아자차카타파하"
_LARGEST = 3999


def label(number: int, form: str) -> str:
    """The number in one form, decimal where the form is not known or the number has none in it."""
    if not 0 < number <= _LARGEST:
        return str(number)
    match form:
        case "lowerLetter":
            return _letters(number)
        case "upperLetter":
            return _letters(number).upper()
        case "lowerRoman":
            return _roman(number)
        case "upperRoman":
            return _roman(number).upper()
        case "ganada" if number <= len(_KOREAN):
            return _KOREAN[number - 1]
        case "decimalZero":
            return f"{number:02}"
        case "decimalEnclosedCircle" if number <= 20:
            return chr(0x2460 + number - 1)
        case _:
            return str(number)


def _letters(number: int) -> str:
    """a to z, then aa, bb: Word repeats the letter."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    result = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        result += letters * count
    return result
