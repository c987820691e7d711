"""Lines of a given width, where an East Asian letter takes two columns (Unicode Standard Annex 11)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def wrapped(text: str, width: int, first: str, rest: str) -> list[str]:
    """A text in lines of `width` columns at most, the first and the others set in; a word that is wider is cut."""
    lines, line = [], first
    for word in _pieces(text, width - max(len(first), len(rest))):
        gap = "" if line in (first, rest) else " "
        if columns(line) + len(gap) + columns(word) > width and line not in (first, rest):
            lines.append(line)
            line, gap = rest, ""
        line += gap + word
    return [*lines, line]


def _pieces(text: str, most: int) -> Iterator[str]:
    """The words of a text, none wider than `most` columns."""
    for word in text.split(" "):
        piece = ""
        for char in word:
            if columns(piece) + _columns(char) > most:
                yield piece
                piece = ""
            piece += char
        yield piece


def _columns(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
