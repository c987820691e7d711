"""How wide text is in columns, and where its lines may be broken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

WIDTH = 72
HARD = "\n"
_NARROW = re.compile("[\x20-\x7e\xa1-\xac\xae-\u024f\u2010-\u2027\u2030-\u203e]*")
"""Latin letters and signs, each of which takes one column."""
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
_CLOSING = "、。，．：；？！）］｝」』】〉》”’…·,.:;?!)]}%"
_OPENING = "（［｛「『【〈《“‘([{"


def is_narrow(text: str) -> bool:
    """Whether each character of a text surely takes one column."""
    return _NARROW.fullmatch(text) is not None


def width(text: str) -> int:
    """The columns that a text takes: two for each wide or fullwidth character (UAX 11), none for a combining one."""
    if is_narrow(text):
        return len(text)
    return sum(_columns(character) for character in text)


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def printable(text: str) -> str:
    """The text without control characters, which would move the cursor of a terminal; a tab is a space."""
    return _CONTROLS.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def wrap(text: str, *, first: str = "", rest: str = "", limit: int = WIDTH) -> Iterator[str]:
    """The lines of a text, each line break in it kept; `first` stands before the first, `rest` before the others.

    A word that is longer than a line, such as an address of the web, is left whole. Between Chinese characters or kana
    a line may end; Korean is broken between words.
    """
    prefix = first
    for line in text.split(HARD):
        for piece in _fill(line, limit - width(prefix), limit - width(rest)):
            yield (prefix + piece).rstrip()
            prefix = rest


def _fill(line: str, room_first: int, room: int) -> Iterator[str]:
    whole = line.rstrip(" ")
    if len(whole) <= room_first and (whole.isascii() or is_narrow(whole)):  # most entries of a long list
        yield whole
        return
    if is_narrow(whole) and "  " not in whole and not whole.startswith(" "):
        yield from _fill_narrow(whole, room_first, room)
        return
    current, used, available = "", 0, room_first
    for token in _tokens(line):
        length = width(token)
        if current and used + width(token.rstrip(" ")) > available:
            yield current.rstrip(" ")
            current, used, available = "", 0, room
            token = token.lstrip(" ")
            length = width(token)
        current += token
        used += length
    yield current.rstrip(" ")


def _fill_narrow(line: str, available: int, room: int) -> Iterator[str]:
    """The lines of a text of which each character takes one column, with single spaces inside."""
    start = 0
    while len(line) - start > available:
        stop = line.rfind(" ", start, start + max(available, 0) + 1)
        stop = line.find(" ", start) if stop == -1 else stop
        if stop == -1:
            break
        yield line[start:stop]
        start, available = stop + 1, room
    yield line[start:]


def _tokens(line: str) -> Iterator[str]:
    """What may not be broken, each with the spaces after it; a no-break space is no place to break."""
    for word in re.findall(r" +|[^ ]+ *", line):
        yield from _unbroken(word)


def _unbroken(word: str) -> Iterator[str]:
    start = 0
    for index in range(1, len(word)) if not word.isascii() else ():
        before, after = word[index - 1], word[index]
        breakable = _is_ideograph(before) or _is_ideograph(after)
        if breakable and after not in _CLOSING + " " and before not in _OPENING:
            yield word[start:index]
            start = index
    yield word[start:]


def _is_ideograph(character: str) -> bool:
    return "\u3040" <= character <= "\u30ff" or "\u3400" <= character <= "\u9fff" or character >= "\U00020000"
