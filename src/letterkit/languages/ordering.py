"""Many names in the order of a language at once: the order of `collation.key`, without a key for each.

The first level of all keys is made of one text, in which the names are joined, by tables that put codes for weights in
place of letters. Only names that are alike on it are looked at one by one. In a code of ASCII's letters, which is one
character, and one of any other, which begins with a character between those, the order of the codes is that of the
weights.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import compress, count, pairwise, starmap
from operator import eq

from letterkit.languages import collation
from letterkit.model.language import Language

_END, _FIRST = "\n", 16
"""What parts names that are joined, and the code of the lightest weight of ASCII, which is a space."""
_BEYOND = 0x100
"""Added to those parts of a weight that are no letters, so that they are none of the two."""


def ordered(texts: Sequence[str], language: Language) -> list[int]:
    """The positions of texts in the order of a language; equal ones as they come."""
    levels = _first_levels(texts, language)
    order = sorted(range(len(texts)), key=levels.__getitem__)
    filed, end = [levels[at] for at in order], 0
    for second in compress(count(1), starmap(eq, pairwise(filed))):
        if second >= end:  # the second of some that are alike
            begin, end = second - 1, bisect_right(filed, filed[second], second)
            order[begin:end] = sorted(order[begin:end], key=lambda at: collation.key(texts[at], language))
    return order


def _first_levels(texts: Sequence[str], language: Language) -> list[str]:
    """For each text what compares with others as the first level of their keys does."""
    codes = _codes(language.collation.scripts, tuple(language.collation.tailoring.items()))
    whole = [text if _END not in text else " ".join(text.split()) for text in texts]
    plain = [text for text in whole if text.isascii()]
    if len(plain) == len(whole):
        return codes.of_ascii(plain)
    first, other = iter(codes.of_ascii(plain)), iter(codes.of([text for text in whole if not text.isascii()]))
    return [next(first) if text.isascii() else next(other) for text in whole]


@cache
def _codes(scripts: tuple[str, ...], tailoring: tuple[tuple[str, str], ...]) -> _Codes:
    return _Codes(scripts, tailoring)


class _Codes(dict[int, str]):
    """By code point, what stands for the weights of a character."""

    def __init__(self, scripts: tuple[str, ...], tailoring: tuple[tuple[str, str], ...]) -> None:
        self._weigher = collation.weigher_of(scripts, tailoring)
        weights = {weight for code in range(128) for weight, _, _ in self._weigher.elements(chr(code))}
        self._plain = sorted(weights)
        self[ord(_END)] = _END
        found = [self[code] for code in range(128)]
        self._table = bytes(ord(code or "\0") for code in found).ljust(256)
        self._ignored = bytes(code for code in range(128) if not found[code])

    def __missing__(self, point: int) -> str:
        weights = [collation.GAP] if chr(point).isspace() else [one for one, _, _ in self._weigher.elements(chr(point))]
        self[point] = "".join(map(self._code, weights))
        return self[point]

    def _code(self, weight: str) -> str:
        """A character of even number for a weight of ASCII; for one behind it the odd number that follows, and more."""
        at = bisect_right(self._plain, weight)
        if at and self._plain[at - 1] == weight:
            return chr(_FIRST + 2 * (at - 1))
        kind, letter, place = tuple(weight)
        return chr(_FIRST + 2 * at - 1) + chr(_BEYOND + ord(kind)) + letter + chr(_BEYOND + ord(place))

    def of_ascii(self, texts: Sequence[str]) -> list[str]:
        """The codes of texts of ASCII, none of which holds a line break."""
        data = _END.join(texts).encode("ascii").translate(self._table, self._ignored)
        return _parted(data.decode("latin-1")) if texts else []

    def of(self, texts: Sequence[str]) -> list[str]:
        """The codes of any texts without line breaks."""
        return _parted(unicodedata.normalize("NFC", _END.join(texts)).translate(self))


def _parted(codes: str) -> list[str]:
    """The codes of each text: spaces count where they part something, and once."""
    gap = chr(_FIRST)
    while gap * 2 in codes:
        codes = codes.replace(gap * 2, gap)
    return codes.replace(gap + _END, _END).replace(_END + gap, _END).strip(gap).split(_END)
