"""Pairs of rows that have a key in common, in proportion to the number of rows, however many share one key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from letterkit.similar.letters import Hashes, Indices, Mask, distinct
from letterkit.similar.lines import Lines

_FEW, _FEW_VAGUE = 16, 8
"""In a block of up to so many rows each is compared with each, and fewer where the key is but a part of the name."""
_WINDOW = 4
"""In a larger block each row only with so many neighbours, in the order of the letters from the front and the back."""
_MOST = 8
"""So many pairs for each row at most, from the keys of one kind."""

Pairs = tuple[Indices, Indices]


def repeated(keys: Hashes) -> Mask:
    """Which keys may come more than once: all that do, and few others."""
    bits = max(len(keys).bit_length() + 1, 8)
    slots = (keys >> np.uint64(64 - bits)).view(np.int64)
    result: Mask = np.bincount(slots, minlength=1 << bits)[slots] > 1
    return result


def packed(keys: Hashes, rows: Indices, count: int) -> Hashes:
    """One number for each key and row of so many: numpy sorts numbers faster than it finds their order."""
    low = _low(count)
    return (keys & ~low) | rows.astype(np.uint64)


def rows_of(numbers: Hashes, count: int) -> Indices:
    """The rows of what was packed."""
    return (numbers & _low(count)).view(np.int64)


def _low(count: int) -> np.uint64:
    return np.uint64((1 << max(count, 2).bit_length()) - 1)


def sharing(numbers: Hashes, lines: Lines, *, telling: bool = True) -> Iterator[Pairs]:
    """Rows and others that share a key, of keys and rows that were `packed`, and are worth comparing; a pair may come
    more than once.

    `telling` says that a key which many rows have still tells something of them, so that neighbours are worth it.
    """
    rows, run = _runs(numbers, len(lines))
    most = _MOST * len(lines)
    size = _FEW if telling else _FEW_VAGUE
    few = np.bincount(run)[run] <= size
    yield from _neighbours(run[few], rows[few], size, most)
    if telling and not few.all():
        run, rows = run[~few], rows[~few]
        known = distinct(rows)
        texts, at = lines.at(known), np.searchsorted(known, rows)
        for way in (1, -1):
            order = np.lexsort((_ranks([text[::way] for text in texts])[at], run))
            yield from _neighbours(run[order], rows[order], _WINDOW, most)


def _runs(numbers: Hashes, count: int) -> tuple[Indices, Indices]:
    """Rows that share a key, and the number of the block of those that share it, block by block."""
    numbers = distinct(numbers)
    keys = numbers & ~_low(count)
    new = np.ones(len(keys) + 1, np.bool_)
    np.not_equal(keys[1:], keys[:-1], out=new[1:-1])
    shared = ~(new[1:] & new[:-1])
    return rows_of(numbers[shared], count), np.cumsum(new[:-1][shared]) - 1


def _neighbours(run: Indices, rows: Indices, window: int, most: int) -> Iterator[Pairs]:
    """Rows and those up to `window` places behind them in the same block, the nearest first."""
    at = np.arange(len(rows))
    for distance in range(1, window + 1):
        at = at[: np.searchsorted(at, len(rows) - distance)]
        at = at[run[at + distance] == run[at]]
        most -= len(at)
        if not len(at) or most < 0:
            return
        yield rows[at], rows[at + distance]


def _ranks(texts: Sequence[str]) -> Indices:
    """The places of texts in their order."""
    ranks = np.empty(len(texts), np.int64)
    ranks[sorted(range(len(texts)), key=texts.__getitem__)] = np.arange(len(texts))
    return ranks
