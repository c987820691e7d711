"""One written number, judged by libphonenumber's numbering plans."""

from __future__ import annotations

import re
from typing import Any

from letterkit.model.frozen import frozen

HINT = "write it in full, with + and the country code, as in +82 2 2100 5759; several with a comma between them"

_FEWEST = 6  # digits of a number with its area code; the shortest plans have as many
_RANGE = re.compile(r"\d\s*[~〜∼]\s*\d|\d[-\u2010-\u2015]\d$")
"""4721~2 and 4721-2 are two numbers to who writes them; libphonenumber would read one that is a digit longer."""


@frozen
class Number:
    """One number of a field. `e164` is how it is dialled (+ and digits only) and `international` how it is printed;
    both are empty where it cannot be dialled. `problem` is empty where nothing is wrong with it, and `sure` where it
    certainly cannot be dialled. `extension` is what would be dialled after it."""

    written: str
    e164: str = ""
    international: str = ""
    extension: str = ""
    problem: str = ""
    sure: bool = False


def judged(written: str, region: str) -> Number:
    """What a number is. `region` is the ISO 3166-1 code of the country it is dialled in where it has no +, or empty."""
    digits = sum(c.isdigit() for c in written)
    if digits < _FEWEST:
        return Number(written, problem="is too short" if digits else "is no telephone number", sure=True)
    if _RANGE.search(written):
        return Number(written, problem="may be two numbers", sure=True)
    number = _parsed(written, region)
    if number is None and not _is_international(written) and not region:
        return Number(written, problem="has no country code, and the address names no country that is known")
    if number is None:
        return Number(written, problem="is no telephone number", sure=True)
    return _possible(written, number)


def _is_international(written: str) -> bool:
    return written.lstrip("( ").startswith(("+", "00"))


def _parsed(written: str, region: str) -> Any | None:
    """libphonenumber's reading: as it is dialled in the region, else with 00 for + (ITU-T E.123), else none."""
    import phonenumbers

    tries = [(written, region)] if region or written.lstrip("( ").startswith("+") else []
    if written.lstrip("( ").startswith("00"):
        tries.append((written.replace("00", "+", 1), ""))
    found = []
    for text, where in tries:
        try:
            found.append(phonenumbers.parse(text, where or None))
        except phonenumbers.NumberParseException:
            continue
    return next((one for one in found if phonenumbers.is_valid_number(one)), found[0] if found else None)


def _possible(written: str, number: Any) -> Number:
    import phonenumbers

    reason = phonenumbers.is_possible_number_with_reason(number)
    reasons = phonenumbers.ValidationResult
    problems = {
        reasons.TOO_SHORT: "is too short",
        reasons.TOO_LONG: "is too long",
        reasons.INVALID_COUNTRY_CODE: "has a country code that does not exist",
        reasons.IS_POSSIBLE_LOCAL_ONLY: "lacks the area code",
        reasons.INVALID_LENGTH: "has a length that no number of that country has",
    }
    if reason in problems:
        return Number(written, problem=problems[reason], sure=True)
    forms = phonenumbers.PhoneNumberFormat
    valid = phonenumbers.is_valid_number(number)
    extension, number.extension = number.extension or "", None
    return Number(
        written,
        e164=phonenumbers.format_number(number, forms.E164),
        international=phonenumbers.format_number(number, forms.INTERNATIONAL),
        extension=extension,
        problem="" if valid else "is in no range that the country's numbering plan gives out",
    )
