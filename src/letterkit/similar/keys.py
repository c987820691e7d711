"""What names that are nearly the same have in common, as hashes; any one of these shared makes a pair worth comparing.

- all words but one, in whatever order: one word has slips, or is there in one name only;
- all letters, whatever the spaces: a space is missing, too many, or in the wrong place;
- in a short name, all letters but one: there one more word in common tells little;
- first letters of all words, and last letters where there are but two: several words have slips;
- five letters on end that few other names have. Of each four places on end only the least hash is a key, which is
  a choice that two names make alike wherever their letters are the same (winnowing: Schleimer and others, 2003).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from letterkit.model.frozen import frozen
from letterkit.similar import letters as _letters
from letterkit.similar.forms import SMALL
from letterkit.similar.letters import NEWLINE, SPACE, Bytes, Hashed, Hashes, Indices, Letters, Mask, ahead, scattered

_SHORT, _BYTES = 20, 80
"""A short name has up to so many characters, and so up to so many bytes."""
_GRAM, _PLACES = 5, 4
_ENDS = 4
_NONE = np.uint32(0xFFFFFFFF)
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_FIVE = np.uint64((1 << 8 * _GRAM) - 1)
_SIZES = np.ones(256, np.int64)
_SIZES[0xC0:0xE0], _SIZES[0xE0:0xF0], _SIZES[0xF0:] = 2, 3, 4

Keyed = tuple[Hashes, Indices]
"""Keys, and the name that each is of."""


@frozen
class Spelling:
    """Hashes of some names' letters, of each of their words as they are (`plain`) and to be added up, and of their
    words in whatever order."""

    hashed: Hashed
    plain: Hashes
    words: Hashes
    sums: Hashes

    @classmethod
    def of(cls, letters: Letters) -> Spelling:
        """The hashes of names."""
        hashed = Hashed.of(letters)
        plain = hashed.words()
        words = scattered(plain)
        return cls(hashed, plain, words, np.add.reduceat(words, letters.first))

    @property
    def whole(self) -> Hashes:
        """A hash of each name as it is."""
        return scattered(self.hashed.names())

    def any_order(self) -> Keyed:
        """Hashes of the words of each name, and of three or four with two of them taken for one."""
        hashed, letters = self.hashed, self.hashed.letters
        several = np.flatnonzero(letters.words > 1)
        left = np.flatnonzero(((letters.words == 3) | (letters.words == 4))[letters.row])
        left = left[left != letters.last[letters.row[left]]]
        row, size = letters.row[left], letters.ends[left] - letters.starts[left]
        joined = self.plain[left] + hashed.behind(size, self.plain[left + 1])
        keys = self.sums[row] - self.words[left] - self.words[left + 1] + scattered(joined)
        return np.concatenate((self.sums[several], keys)), np.concatenate((several, row))

    def but_one_word(self) -> Keyed:
        """Hashes of all words and of all but one, in whatever order."""
        letters = self.hashed.letters
        several = np.flatnonzero((letters.words > 1)[letters.row])
        row = letters.row[several]
        keys = np.concatenate((self.sums, self.sums[row] - self.words[several]))
        return keys, np.concatenate((np.arange(len(self.sums)), row))

    def spaceless(self) -> Keyed:
        """A hash of each name without its spaces."""
        letters = self.hashed.letters
        spaces = np.arange(len(letters.starts)) - letters.first[letters.row]
        before = letters.starts - letters.begin[letters.row] - spaces
        parts = self.hashed.behind(before, self.plain)
        return scattered(np.add.reduceat(parts, letters.first)), np.arange(len(letters.first))

    def but_one_letter(self) -> Keyed:
        """Hashes of each short name, and of each without one of its characters."""
        hashed, letters = self.hashed, self.hashed.letters
        begin, end = letters.begin, letters.end
        rows = np.flatnonzero(end - begin <= np.where(letters.foreign, _BYTES, _SHORT))
        size = (end - begin)[rows]
        first = np.cumsum(size) - size
        row, at = np.repeat(rows, size), np.arange(size.sum()) + (begin[rows] - first).repeat(size)
        sums = np.zeros(len(at) + 1, np.uint64)
        np.cumsum(hashed.counts[at], out=sums[1:])
        sizes = _SIZES[letters.buffer[at]]
        head = np.flatnonzero((letters.buffer[at] & 0xC0) != 0x80)  # a character's other bytes go with its first
        short = np.bincount(row[head], minlength=len(begin)) <= _SHORT
        head = head[short[row[head]]]
        before, whole = sums[head] - sums[first.repeat(size)[head]], sums[(first + size).repeat(size)[head]]
        behind = (whole - sums[head + sizes[head]]) * hashed.inverse.at(sizes[head])
        but_one = (before + behind) * hashed.inverse.at(begin[row[head]])
        kept = short[rows]
        names = (sums[first + size] - sums[first])[kept] * hashed.inverse.at(begin[rows[kept]])
        return scattered(np.concatenate((names, but_one))), np.concatenate((rows[kept], row[head]))

    def ends(self) -> Keyed:
        """Hashes of the first letters of all words, with the last letters of two, and of the ends of a single word."""
        hashed, letters = self.hashed, self.hashed.letters
        initial = np.add.reduceat(scattered(initials(letters)), letters.first)
        last = letters.buffer[letters.ends - 1].astype(np.uint64) << np.uint64(32)
        two = letters.words == 2
        initial[two] += np.add.reduceat(scattered(last), letters.first)[two]
        several, one = np.flatnonzero(letters.words > 1), np.flatnonzero(letters.words == 1)
        begin, end = letters.begin[one], letters.end[one]
        size = _ENDS * _SIZES[letters.buffer[begin]]
        front = hashed.stretch(begin, np.minimum(begin + size, end))
        back = ~hashed.stretch(np.maximum(end - size, begin), end)
        keys = np.concatenate((initial[several], scattered(front), scattered(back)))
        return keys, np.concatenate((several, one, one))

    def spelled_by_initials(self, acronyms: Iterable[str]) -> list[int]:
        """Names of which the first letters, with or without those of small words, may be one of the acronyms."""
        letters = self.hashed.letters
        small = Spelling.of(_letters.letters(sorted(SMALL))).words
        spaced = Spelling.of(_letters.letters([" ".join(acronym) for acronym in sorted(acronyms)]))
        sought = spaced._first_letters(np.ones(len(spaced.words), np.bool_))
        longer = letters.ends - letters.starts > _SIZES[letters.buffer[letters.starts]]
        found = [np.isin(self._first_letters(kept), sought) for kept in (longer, longer & ~np.isin(self.words, small))]
        rows: list[int] = np.flatnonzero(found[0] | found[1]).tolist()
        return rows

    def _first_letters(self, kept: Mask) -> Hashes:
        """A hash of the first letters of the words that are kept, in their order."""
        letters = self.hashed.letters
        place: Indices = np.cumsum(kept) - kept
        place -= place[letters.first][letters.row]
        parts = self.hashed.behind(place, scattered(initials(letters))) * kept
        return np.add.reduceat(parts, letters.first)


def initials(letters: Letters) -> Hashes:
    """A number for the first character of each word."""
    byte = letters.buffer[letters.starts]
    if not (byte >= 128).any():
        return byte.astype(np.uint64)
    size = _SIZES[byte]
    first: Hashes = letters.heads() & ((np.uint64(1) << (size.view(np.uint64) * np.uint64(8))) - np.uint64(1))
    return first


def grams(letters: Letters) -> Keyed:
    """Hashes of five bytes on end, of each four such the least, without spaces and the first bytes of characters of
    several: those say little but the script, whose characters then count for as much as other letters."""
    text = letters.buffer[(letters.buffer != SPACE) & (letters.buffer < 0xC0)]
    line_ends = np.flatnonzero(text == NEWLINE)
    least = _hashes_of_five(text)
    _put(least, line_ends, _GRAM)
    least = np.minimum(least[:-1], least[1:])
    least = np.minimum(least[:-2], least[2:])
    _put(least, line_ends, _GRAM + _PLACES - 1)
    least = least[: line_ends[-1] + 1]
    chosen = least != _NONE
    chosen[1:] &= least[1:] != least[:-1]
    places = np.flatnonzero(chosen)
    each = np.diff(np.searchsorted(places, line_ends), prepend=0)
    return scattered(least[places].astype(np.uint64)), np.repeat(np.arange(len(each)), each)


def _hashes_of_five(text: Bytes) -> npt.NDArray[np.uint32]:
    """The upper half of a product for each place, in the products' own memory."""
    products = ahead(text) & _FIVE
    products *= _FACTOR
    upper: npt.NDArray[np.uint32] = products.astype("<u8", copy=False).view("<u4")[1::2]
    return upper


def _put(hashes: npt.NDArray[np.uint32], line_ends: Indices, size: int) -> None:
    """Pass over the places from which so many bytes would go beyond the end of a name."""
    for before in range(size):
        hashes[np.maximum(line_ends - before, 0)] = _NONE
