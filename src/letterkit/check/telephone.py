"""Telephone and fax numbers as people write them: several in one field, with any punctuation, with or without +."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NOTE = re.compile(r"\([^()+\d]*\)")  # "(mobile)"
_SEPARATOR = re.compile(r"\s*(?:[;,]|\bor\b|\band\b|또는)\s*")
_FEWEST = 6  # digits of a number with its area code; the shortest plans have as many
_SHORT = re.compile(r"\s*/\s*(\d{1,4})(?=\s*(?:/|$))")


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a field. `problem` is empty where it can be dialled, and `sure` where it certainly cannot."""

    written: str
    problem: str = ""
    sure: bool = False


def numbers(field: str, region: str | None) -> Iterator[Number]:
    """Each number in a field, judged by libphonenumber's numbering plans (ITU-T E.164). `region` is the ISO 3166-1
    code of the country that a number without + is dialled in."""
    for part in _SEPARATOR.split(_NOTE.sub(" ", field)):
        if part.strip():
            for written in _expanded(part.strip()):
                yield _judged(written, region)


def _expanded(text: str) -> Iterator[str]:
    """ "5759/49" is 5759 and 5749: digits behind a slash stand for as many at the end."""
    short = _SHORT.findall(text)
    first = _SHORT.sub("", text)
    if not short and text.count("/"):
        yield from (piece for piece in text.split("/") if piece.strip())
        return
    yield first
    for digits in short:
        yield _with_ending(first, digits)


def _with_ending(number: str, digits: str) -> str:
    places = [i for i, c in enumerate(number) if c.isdigit()][-len(digits) :]
    characters = list(number)
    for place, digit in zip(places, digits, strict=False):
        characters[place] = digit
    return "".join(characters)


def _judged(written: str, region: str | None) -> Number:
    import phonenumbers

    digits = sum(c.isdigit() for c in written)
    if digits < _FEWEST:
        return Number(written, "is too short" if digits else "is no telephone number", sure=True)
    if not written.lstrip("( ").startswith("+") and region is None:
        return Number(written, "has no country code, and the address names no country that is known")
    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return Number(written, "is no telephone number", sure=True)
    reason = phonenumbers.is_possible_number_with_reason(number)
    match reason:
        case phonenumbers.ValidationResult.TOO_SHORT:
            return Number(written, "is too short", sure=True)
        case phonenumbers.ValidationResult.TOO_LONG:
            return Number(written, "is too long", sure=True)
        case phonenumbers.ValidationResult.INVALID_COUNTRY_CODE:
            return Number(written, "has a country code that does not exist", sure=True)
        case phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY:
            return Number(written, "lacks the area code", sure=True)
        case phonenumbers.ValidationResult.INVALID_LENGTH:
            return Number(written, "has a length that no number of that country has", sure=True)
    if not phonenumbers.is_valid_number(number):
        return Number(written, "is in no range that the country's numbering plan gives out")
    return Number(written)
