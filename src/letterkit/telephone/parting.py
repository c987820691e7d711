"""A field as the numbers in it: parted at commas, semicolons and "or", endings behind a slash written out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_NOTE = re.compile(r"\([^()+\d]*\)")  # "(mobile)"
_LABEL = re.compile(r"^\s*(?:tel|telephone|phone|fax|telefax|팩스|전화|传真|傳真|電話|FAX)\b\s*[.:]*\s*", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*(?:[;,\n]|\bor\b|\band\b|또는)\s*")
_SHORT = re.compile(r"\s*/\s*(\d{1,4})(?=\s*(?:/|$))")


def parts(field: str) -> Iterator[str]:
    """The numbers of a field as they are written, full-width forms made plain (NFKC): "5759/49" is 5759 and 5749."""
    plain = unicodedata.normalize("NFKC", field)
    for part in _SEPARATOR.split(_NOTE.sub(" ", plain)):
        text = _LABEL.sub("", part).strip()
        if text:
            yield from _expanded(text)


def _expanded(text: str) -> Iterator[str]:
    """The digits behind a slash stand for as many at the end of the number before it."""
    short = _SHORT.findall(text)
    first = _SHORT.sub("", text)
    if not short and text.count("/"):
        yield from (piece.strip() for piece in text.split("/") if piece.strip())
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
