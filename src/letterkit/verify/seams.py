"""Markup that recurs between the texts of a long list, so that a reader need not build an element for each of them.

A seam closes the elements that one text is in and opens as many of the same names for the next one. Taken out, with a
sign or a break of line in its place, it leaves both texts in the first one's elements, at the same place of the
document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

LEAST = 100_000
"""Bytes that a document must have for it to be worth it."""
_WINDOW = 8_000
_WINDOWS = 40
"""The stretches that are looked at, and how many of them."""
_OFTEN = 8
"""How often a seam is in them."""
_MOST = 12
_PIECE = 8_000_000
"""Bytes after which a seam is kept: libxml2 has no room for texts of ten million."""
_TAG = re.compile(rb"<(/?)([^\s<>/]+)[^<>]*?(/?)>")


def recurring(data: bytes, pattern: re.Pattern[bytes]) -> list[bytes]:
    """The matches of a pattern that recur in a document and are seams, longer ones first."""
    step = max(len(data) // _WINDOWS, 1)
    found = Counter(
        match[0] for start in range(0, len(data), step) for match in pattern.finditer(data, start, start + _WINDOW)
    )
    often = [markup for markup, times in found.most_common(_MOST) if times >= _OFTEN and closed(markup)]
    return sorted(often, key=len, reverse=True)


def closed(markup: bytes) -> tuple[bytes, ...]:
    """The names of the elements, inner ones first, that markup closes and opens again; none where it is no seam."""
    before: list[bytes] = []
    opened: list[bytes] = []
    for closes, name, empty in _TAG.findall(markup):
        if not closes:
            opened += [] if empty else [name]
        elif not opened:
            before.append(name)
        elif opened.pop() != name:
            return ()
    return tuple(before) if opened[::-1] == before else ()


def replaced(data: bytes, instead: Mapping[bytes, bytes]) -> bytes:
    """A document with something else in place of its seams, but for one here and there."""
    return b"".join(_replaced(data, instead))


def _replaced(data: bytes, instead: Mapping[bytes, bytes]) -> Iterator[bytes]:
    kept = next(iter(instead), b"")
    at = 0
    while at < len(data):
        stop = data.find(kept, at + _PIECE) if kept else -1
        piece = data[at:] if stop == -1 else data[at:stop]
        for seam, other in instead.items():
            piece = piece.replace(seam, other)
        yield piece if stop == -1 else piece + kept
        at = len(data) if stop == -1 else stop + len(kept)
