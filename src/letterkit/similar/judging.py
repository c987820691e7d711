"""Which of the pairs of names that are worth comparing are nearly the same: rapidfuzz says so, as for short lists."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

from letterkit.model.frozen import frozen
from letterkit.similar.blocks import Pairs
from letterkit.similar.forms import EAST_ASIAN
from letterkit.similar.letters import Hashes, Indices, Letters, distinct
from letterkit.similar.lines import Levelled
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
_SHIFTS = bytes(8 * kind for kind in _KIND)


@frozen
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
        begin = letters.begin
        shifts = np.frombuffer(letters.buffer[: letters.end[-1] + 1].tobytes().translate(_SHIFTS), np.uint8)
        one = np.empty(len(shifts), np.uint64)
        for lane in range(_LANES):  # a shift by more than the bits of a number leaves nothing of it
            np.left_shift(np.uint64(1), shifts - np.uint8(64 * lane), out=one)
            self.kinds[rows, lane] = np.add.reduceat(one, begin)
        size = letters.end - begin
        limits = _OTHERS * size
        if (foreign := letters.foreign).any():
            limits[foreign] = _limits(letters)[foreign]
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
        # Whole rows by `take` without its look at each index: ten times as fast as by an index in brackets.
        left, right = (self.kinds.take(rows, axis=0, mode="clip").view(np.uint8) for rows in (one, other))
        eight = (np.maximum(left, right) - np.minimum(left, right)).view(np.uint64)
        four = (eight & _EVEN) + ((eight >> np.uint64(8)) & _EVEN)
        differ: Indices = (((four[:, 0] + four[:, 1]) * _SUM) >> np.uint64(48)).view(np.int64)
        return differ


def _limits(letters: Letters) -> Indices:
    """A hundred times how many bytes of each name may be others: as many for each letter as it has. In Korean, as in
    other scripts whose characters have more than two, a letter is but a part of a character, and all may be others."""
    greatest = np.maximum.reduceat(letters.buffer, letters.begin)
    characters = np.add.reduceat((letters.buffer & 0xC0) != 0x80, letters.begin, dtype=np.int64)
    each = letters.end - letters.begin
    return _OTHERS * np.where(greatest < 0xE0, 2 * characters, 4 * each)


def judged(forms: Levelled, one: Indices, other: Indices) -> Iterator[tuple[int, int, float]]:
    """Pairs and their token-sort ratio, of those that `near` would give."""
    in_order: dict[int, str] = {}
    for at in range(0, len(one), _PAIRS):
        firsts, seconds = one[at : at + _PAIRS], other[at : at + _PAIRS]
        scores = _scores(forms, firsts, seconds, in_order)
        places = np.flatnonzero(scores >= NEAR)
        for place, score in zip(places.tolist(), scores[places].tolist(), strict=True):
            first, second = int(firsts[place]), int(seconds[place])
            if score < NEAR_EAST_ASIAN and (_east_asian(forms, first) or _east_asian(forms, second)):
                continue
            if not apart_on_purpose(forms.lines[first].split(), forms.lines[second].split()):
                yield first, second, score


def _scores(forms: Levelled, one: Indices, other: Indices, in_order: dict[int, str]) -> npt.NDArray[np.float64]:
    """The token-sort ratio of each pair, 0 where it is less than any that tells; `in_order` keeps what is sorted."""
    from rapidfuzz import fuzz, process

    lines = forms.lines
    odd = lines.odd[one] | lines.odd[other]
    scores = np.empty(len(one))
    left, right = lines.at(one[~odd]), lines.at(other[~odd])
    scores[~odd] = process.cpdist(left, right, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR, dtype=np.float64)
    if odd.any():
        sides = one[odd].tolist(), other[odd].tolist()
        in_order.update(_in_order(forms, {*sides[0], *sides[1]} - in_order.keys()))
        left, right = ([in_order[row] for row in side] for side in sides)
        scores[odd] = process.cpdist(left, right, scorer=fuzz.ratio, score_cutoff=NEAR, dtype=np.float64)
    return scores


def _in_order(forms: Levelled, rows: Iterable[int]) -> dict[int, str]:
    """What `Form.in_order` gives: taken apart into letters after the words are sorted, which rapidfuzz cannot."""
    texts = {row: " ".join(sorted(forms.lines[row].split())) for row in rows}
    asian = [row for row in texts if _east_asian(forms, row)]
    apart = unicodedata.normalize("NFD", "\n".join([texts[row] for row in asian]))
    texts.update(zip(asian, apart.split("\n"), strict=False))
    return texts


def _east_asian(forms: Levelled, row: int) -> bool:
    """What `Form.east_asian` gives."""
    whole = forms.whole(row)
    return not whole.isascii() and bool(EAST_ASIAN.search(whole))
