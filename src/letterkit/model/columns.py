"""Long columns: cells picked from one, and columns as few objects for a process that hands them to another.

A pickle of a hundred thousand texts takes longer than the texts parted once more, and a child's answer may hold no
types but those of letters.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Sequence
from operator import itemgetter
from typing import Any

_MARK = "\x1f"
"""Stands between texts that are joined. A text that holds it, which no list can, is handed on by itself."""
_TRIED, _FEW = 2_000, 500
"""Of so many texts at most so many different ones: they come again and again, as countries do."""

Texts = str | Sequence[str]
Numbers = tuple[int, int] | bytes


def picked(column: Sequence[Any], positions: Sequence[int]) -> tuple[Any, ...]:
    """The cells at some positions, in that order."""
    return itemgetter(*positions)(column) if len(positions) > 1 else tuple(column[at] for at in positions)


def packed(texts: Sequence[str]) -> Texts:
    """Texts joined into one, where they differ; few that come again and again are handed on once each as they are."""
    if len(texts) < _FEW or len(set(texts[:_TRIED])) < _FEW:
        return texts
    joined = _MARK.join(texts)
    return joined if joined.count(_MARK) == len(texts) - 1 else texts


def unpacked(texts: Texts) -> Sequence[str]:
    """The texts that were packed."""
    return texts.split(_MARK) if isinstance(texts, str) else texts


def packed_numbers(numbers: Sequence[int]) -> Numbers:
    """Numbers of 32 bits as bytes, a range as its ends."""
    if isinstance(numbers, range) and numbers.step == 1:
        return numbers.start, numbers.stop
    return _little(array("I", numbers)).tobytes()


def unpacked_numbers(numbers: Numbers) -> Sequence[int]:
    """The numbers that were packed."""
    if isinstance(numbers, tuple):
        return range(*numbers)
    return _little(array("I", numbers))


def _little(numbers: array[int]) -> array[int]:
    """The same numbers as a machine with the lowest byte first has them."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
