"""Which of the pairs of names that are worth comparing are nearly the same: rapidfuzz says so, as for short lists."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from letterkit.similar.blocks import Pairs
from letterkit.similar.forms import EAST_ASIAN
from letterkit.similar.letters import Hashes, Indices, Letters, distinct
from letterkit.similar.levelling import Levelled
from letterkit.similar.near import NEAR, NEAR_EAST_ASIAN, apart_on_purpose

_LANES = 2
_PAIRS = 1 << 14
_LOW = (1 << 32) - 1
_OTHERS = round(100 - NEAR)
_EVEN, _SUM = np.uint64(0x00FF00FF00FF00FF), np.uint64(0x0001000100010001)
_COUNTED, _NO_LIMIT = 255, 1 << 29
# Letters that are in many names are a kind of their own; eight kinds are counted in the bytes of each of two numbers.
_OFTEN = b"eaionrtslucdmh"
_KIND = [_OFTEN.index(byte) if byte in _OFTEN else 14 + byte % 2 if byte < 128 else byte % 16 for byte in range(256)]
_ONE = np.array([[(kind // 8 == lane) << kind % 8 * 8 for kind in _KIND] for lane in range(_LANES)], np.uint64)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many bytes of each of 16 kinds a name has, and a hundred times how many of its bytes may be others in a name
    that is nearly the same: as many as letters may, each of which has up to four bytes."""

    kinds: Hashes
    limits: npt.NDArray[np.int32]

    @classmethod
    def empty(cls, count: int) -> Counts:
        """Room for so many names."""
        return cls(np.zeros((count, _LANES), np.uint64), np.zeros(count, np.int32))

    def put(self, rows: Indices, letters: Letters) -> None:
        """Count the letters of these rows."""
        begin, buffer = letters.begin, letters.buffer[: letters.end[-1] + 1]
        for lane, one in enumerate(_ONE):
            self.kinds[rows, lane] = np.add.reduceat(one[buffer], begin)
        size = letters.end - begin
        limits = size * np.where(letters.foreign, 4 * _OTHERS, _OTHERS)
        self.limits[rows] = np.where(size < _COUNTED, limits, _NO_LIMIT)

    def likely(self, pairs: Iterable[Pairs]) -> Pairs:
        """Pairs, each once, the smaller row first, whose letters in whatever order differ in no more than may be."""
        found = [np.empty(0, np.int64)]
        for one, other in pairs:
            for at in range(0, len(one), _PAIRS):  # parts that stay in the processor's cache
                left, right = one[at : at + _PAIRS], other[at : at + _PAIRS]
                near = 100 * self._differ(left, right) <= self.limits[left] + self.limits[right]
                left, right = left[near], right[near]
                found.append(np.minimum(left, right) << 32 | np.maximum(left, right))
        packed = distinct(np.concatenate(found))
        packed = packed[packed >> 32 != packed & _LOW]
        return packed >> 32, packed & _LOW

    def _differ(self, one: Indices, other: Indices) -> Indices:
        """How many bytes one name has more than the other, of each kind, and the other more than the one."""
        left, right = self.kinds[one].view(np.uint8), self.kinds[other].view(np.uint8)
        eight = (np.maximum(left, right) - np.minimum(left, right)).view(np.uint64)
        four = (eight & _EVEN) + ((eight >> np.uint64(8)) & _EVEN)
        differ: Indices = (((four[:, 0] + four[:, 1]) * _SUM) >> np.uint64(48)).view(np.int64)
        return differ


def judged(forms: Levelled, one: Indices, other: Indices) -> Iterator[tuple[int, int, float]]:
    """Pairs and their token-sort ratio, of those that `near` would give."""
    from rapidfuzz import fuzz, process

    texts: dict[int, str] = {}
    for at in range(0, len(one), _PAIRS):
        firsts, seconds = one[at : at + _PAIRS].tolist(), other[at : at + _PAIRS].tolist()
        new = {*firsts, *seconds} - texts.keys()
        texts.update((row, " ".join(sorted(forms.lines[row].split()))) for row in new)
        texts.update((row, unicodedata.normalize("NFD", texts[row])) for row in new if _east_asian(forms, row))
        left, right = [texts[row] for row in firsts], [texts[row] for row in seconds]
        scores = process.cpdist(left, right, scorer=fuzz.ratio, score_cutoff=NEAR, dtype=np.float64)
        for place in np.flatnonzero(scores >= NEAR).tolist():
            first, second, score = firsts[place], seconds[place], float(scores[place])
            if score < NEAR_EAST_ASIAN and (_east_asian(forms, first) or _east_asian(forms, second)):
                continue
            if not apart_on_purpose(forms.lines[first].split(), forms.lines[second].split()):
                yield first, second, score


def _east_asian(forms: Levelled, row: int) -> bool:
    """What `Form.east_asian` gives."""
    return not forms.whole(row).isascii() and bool(EAST_ASIAN.search(forms.whole(row)))
