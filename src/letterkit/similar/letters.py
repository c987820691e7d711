"""The letters of many names in one buffer, with a hash for every stretch of them in a few steps for all names at once.

The hash of a stretch is the sum of its bytes, each times a power of an odd number for its place, modulo 2^64, divided
by the power for its first place. All numbers are fixed, so that what is found is the same in every run and on every
machine. Hashes only say what is worth comparing, never what is alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from letterkit.model.frozen import frozen

Bytes = npt.NDArray[np.uint8]
Hashes = npt.NDArray[np.uint64]
Indices = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Number = TypeVar("Number", np.int64, np.uint64)

SPACE, NEWLINE = 32, 10
_BASE = 0x9E3779B97F4A7C15
_INVERSE = pow(_BASE, -1, 1 << 64)
_LOW = 12
"""Powers are a product of two table entries, of the lower 12 bits of a place and of the higher."""
_PART = 1 << 16
"""So many bytes are counted at once."""
_BEHIND = 16
"""Zeros behind the last letter, so that eight bytes can be read from each place."""
_MIX = np.uint64(0xD6E8FEB86659FD93)
_HALF, _BITS = np.uint64(32), np.uint64(64)
_SEVEN, _THREE = np.uint64(7), np.uint64(3)
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(9)], np.uint64)


def scattered(numbers: Hashes) -> Hashes:
    """Numbers of which each bit depends on all bits of the ones given, so that they can be added up as a set's hash."""
    mixed = (numbers ^ (numbers >> _HALF)) * _MIX
    mixed ^= mixed >> _HALF
    return mixed


def distinct(numbers: npt.NDArray[Number]) -> npt.NDArray[Number]:
    """The numbers, each once, in their order: sorting is ten times as fast as numpy's own unique."""
    numbers = np.sort(numbers)
    new = np.ones(len(numbers), np.bool_)
    np.not_equal(numbers[1:], numbers[:-1], out=new[1:])
    return numbers[new]


def _geometric(base: int, count: int) -> Hashes:
    """1, base, base², … modulo 2^64."""
    powers = np.full(count, base & (1 << 64) - 1, np.uint64)
    powers[0] = 1
    return np.cumprod(powers, dtype=np.uint64)


@frozen
class Powers:
    """The powers of a number modulo 2^64 up to a place."""

    low: Hashes
    high: Hashes

    @classmethod
    def of(cls, base: int, last: int) -> Powers:
        """Powers from 0 to `last`."""
        return cls(_geometric(base, 1 << _LOW), _geometric(pow(base, 1 << _LOW, 1 << 64), (last >> _LOW) + 2))

    def at(self, places: Indices) -> Hashes:
        """The power for each place."""
        powers: Hashes = self.high[places >> _LOW] * self.low[places & ((1 << _LOW) - 1)]
        return powers


@frozen
class Letters:
    """Some names as lines of words parted by one space, in UTF-8, each ended by a line feed.

    `starts` and `ends` are the places of words in `buffer`, `row` the name that each is of, `first` and `last` the
    first and the last word of each name; a name without words has one that is empty.
    """

    buffer: Bytes
    starts: Indices
    ends: Indices
    first: Indices
    last: Indices
    row: Indices

    @property
    def words(self) -> Indices:
        """How many words each name has; one where it has none at all."""
        return self.last - self.first + 1

    @property
    def begin(self) -> Indices:
        """Where each name begins."""
        return self.starts[self.first]

    @property
    def end(self) -> Indices:
        """Where each name ends."""
        return self.ends[self.last]

    @property
    def foreign(self) -> Mask:
        """Which names are not of ASCII letters alone."""
        if not (self.buffer >= 128).any():
            return np.zeros(len(self.first), np.bool_)
        result: Mask = np.maximum.reduceat(self.buffer, self.begin) >= 128
        return result

    def heads(self) -> Hashes:
        """The first eight bytes of each word as one number, zeros behind its end."""
        eight = self.buffer[: len(self.buffer) & ~7].view("<u8")
        place, shift = self.starts >> 3, (self.starts.view(np.uint64) & _SEVEN) << _THREE
        heads: Hashes = (eight[place] >> shift) | (eight[place + 1] << (_BITS - shift))  # a shift by 64 leaves nothing
        heads &= _MASKS[np.minimum(self.ends - self.starts, 8)]
        return heads


def ahead(buffer: Bytes) -> Hashes:
    """The eight bytes from each place on as one number."""
    return np.ndarray((len(buffer) - 7,), "<u8", buffer, strides=(1,))


def letters(lines: Sequence[str]) -> Letters:
    """The letters of names that are given as words parted by one space; of one name at least."""
    return of_lines(("\n".join(lines) + "\n").encode())


def of_lines(text: bytes) -> Letters:
    """The letters of lines of words parted by one space, each line ended by a line feed; of one line at least."""
    buffer = np.frombuffer(text + bytes(_BEHIND), np.uint8)
    ends = np.flatnonzero(buffer[: len(text)] <= SPACE)
    starts = np.empty_like(ends)
    starts[0], starts[1:] = 0, ends[:-1] + 1
    last = np.flatnonzero(buffer[ends] == NEWLINE)
    first = np.empty_like(last)
    first[0], first[1:] = 0, last[:-1] + 1
    return Letters(buffer, starts, ends, first, last, np.repeat(np.arange(len(last)), last - first + 1))


@cache
def _powers() -> Hashes:
    """The powers of all places of one part."""
    powers = Powers.of(_BASE, _PART)
    return powers.at(np.arange(_PART))


@frozen
class Hashed:
    """Hashes of stretches of `letters`; `counts` is what each byte counts for."""

    letters: Letters
    powers: Powers
    inverse: Powers
    counts: Hashes

    @classmethod
    def of(cls, letters: Letters) -> Hashed:
        """Work out what each byte counts for, a part at a time, which stays in the processor's cache."""
        size = len(letters.buffer)
        powers, first = Powers.of(_BASE, size), _powers()
        counts = letters.buffer.astype(np.uint64)
        for at in range(0, size, _PART):
            part = counts[at : at + _PART]
            part *= first[: len(part)]
            if at:
                part *= powers.high[at >> _LOW]
        return cls(letters, powers, Powers.of(_INVERSE, size), counts)

    def words(self) -> Hashes:
        """The hash of each word."""
        return self._up_to(self.letters.starts, self.letters.ends)

    def names(self) -> Hashes:
        """The hash of each name."""
        return self._up_to(self.letters.begin, self.letters.end)

    def _up_to(self, start: Indices, end: Indices) -> Hashes:
        """Hashes of stretches that make up the whole buffer, but for the byte that parts each from the next."""
        sums = np.add.reduceat(self.counts[: end[-1] + 1], start)
        sums -= self.counts[end]
        sums *= self.inverse.at(start)
        return sums

    def stretch(self, start: Indices, end: Indices) -> Hashes:
        """The hash of the bytes from start to end, wherever they stand; `end` is a place of the buffer, too."""
        places = np.empty((len(start), 2), np.int64)
        places[:, 0], places[:, 1] = start, end
        sums = np.add.reduceat(self.counts, places.reshape(-1))[::2] if len(start) else self.counts[:0]
        return sums * self.inverse.at(start) * (end > start)

    def behind(self, before: Indices, hashes: Hashes) -> Hashes:
        """What hashes count for behind so many bytes: the hash of two stretches is the first and this of the second."""
        return hashes * self.powers.at(before)
