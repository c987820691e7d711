"""Telephone and fax numbers as people write them: several in one field, any punctuation, with or without +.

What is read is judged by libphonenumber's numbering plans and given in the form of ITU-T E.164. What can be meant in
two ways is refused with what to write instead, never guessed at: a fax to a wrong number reaches a stranger.
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.telephone.judging import HINT, Number, judged
from letterkit.telephone.parting import parts

__all__ = ["HINT", "Number", "NumberError", "numbers", "read", "region_of"]


class NumberError(ValueError):
    """A field of which not every number can be dialled. `hint` says what to write."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.hint = HINT


def numbers(field: str, region: str = "") -> Iterator[Number]:
    """Each number in a field, with what is wrong with it. `region` is the ISO 3166-1 code of the country that a number
    without + is dialled in; empty where none is known."""
    for written in parts(field):
        yield judged(written, region)


def read(text: str, region: str = "") -> tuple[Number, ...]:
    """The numbers in a field that a fax can dial, each once, in their order.

    Raises NumberError where one of them cannot be dialled for sure, or there is none. A number in a range that the
    country's plan does not give out is not refused: plans change, and the exchange knows better.
    """
    found = tuple({number.e164 or number.written: number for number in numbers(text, region)}.values())
    if not found:
        raise NumberError("there is no telephone number")
    for number in found:
        if not number.e164:
            raise NumberError(f'"{number.written}" {number.problem}')
        if number.extension:
            raise NumberError(f'"{number.written}" has an extension, which no fax can dial')
    return found


def region_of(address: str) -> str:
    """The ISO 3166-1 code of the country in the last line of a postal address, in whichever language names one; empty
    where there is none that is known."""
    from letterkit import countries

    lines = address.strip().splitlines()
    return (countries.read(lines[-1]).code or "") if lines else ""
