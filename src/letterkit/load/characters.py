"""Characters that must not be in a text, and those that nobody sees (Unicode Standard Annex 9, XML 1.0 §2.2)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from letterkit.model.frozen import frozen

# C0 and C1 controls but tab and line breaks, line and paragraph separators, bidirectional controls that reorder what
# follows, surrogates, private use, noncharacters: none can be printed as itself in all formats.
_BAD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ue000-\uf8ff"
    "\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]"
)
_ASCII = bytes(range(128))
_ASCII_CONTROLS = bytes(code for code in _ASCII if _BAD.match(chr(code)))
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\u180e\ufeff\ufffd]")
_JOINERS = "\u200c\u200d"
_MARKS = "\u200e\u200f"
NEAR = 40
"""How many characters before and behind a direction mark may be the reason for it."""


@frozen
class Oddity:
    """A character at `offset` of a text: what it is, and whether the text cannot be used with it."""

    offset: int
    description: str
    hint: str
    fatal: bool


def oddities(text: str) -> Iterator[Oddity]:
    """Every forbidden and every hidden character; fast where there is none."""
    for match in _BAD.finditer(text):
        yield Oddity(match.start(), _described(match[0]), _what_to_do(match[0]), fatal=True)
    for match in _HIDDEN.finditer(text):
        if not _at_home(text, match.start()):
            yield Oddity(match.start(), _described(match[0]), _what_to_do(match[0]), fatal=False)


def clean(text: str) -> bool:
    """Whether a text has none of them (for large texts: most of one is dropped before the rest is looked through)."""
    beyond = beyond_ascii(text)
    if _BAD.search(beyond) or _HIDDEN.search(beyond):
        return False
    data = text.encode("utf-8", "surrogatepass")
    return len(data.translate(None, _ASCII_CONTROLS)) == len(data)


def beyond_ascii(text: str) -> str:
    """The characters of a text that are not ASCII, one after the other."""
    if text.isascii():
        return ""
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")


def _described(char: str) -> str:
    kind = {
        "Cc": "a control character",
        "Cs": "half of a surrogate pair",
        "Co": "a private-use character, which means nothing outside one font",
        "Cn": "a noncharacter",
        "Zl": "a line separator",
        "Zp": "a paragraph separator",
    }.get(unicodedata.category(char))
    name = unicodedata.name(char, "").lower()
    return f"{kind or name or 'an odd character'} (U+{ord(char):04X})"


def _what_to_do(char: str) -> str:
    if char in "\u2028\u2029":
        return "type an ordinary line break instead"
    if char == "\ufffd":
        return "it stands for a character that an earlier conversion lost: type the one that is meant"
    if unicodedata.category(char) == "Co":
        return "type the character that is meant, such as - or • for a bullet"
    return "delete it; it often comes along when text is pasted"


def _at_home(text: str, at: int) -> bool:
    """Joiners belong into Persian and Indic words and emoji, direction marks beside right-to-left text."""
    char, before = text[at], text[at - 1 : at]
    if char in _JOINERS:
        return bool(before) and unicodedata.category(before) in ("Lo", "Mn", "Mc", "So", "Sk") and not _is_cjk(before)
    if char in _MARKS:
        return any(
            unicodedata.bidirectional(c) in ("R", "AL") for c in text[max(0, at - NEAR) : at + NEAR] if c not in _MARKS
        )
    return False


def _is_cjk(char: str) -> bool:
    return unicodedata.east_asian_width(char) in ("W", "F") and unicodedata.category(char) == "Lo"
