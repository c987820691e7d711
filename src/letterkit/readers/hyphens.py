"""Hyphens at the ends of lines undone, by the words of the text itself; no dictionary is asked."""

from __future__ import annotations

import re
from collections.abc import Collection

_WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")
_LAST = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*$")
_FIRST = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")
_HYPHEN = re.compile("[-\u2010\u2011]$")
_OF_THEIR_OWN = frozenset([
    "all", "anti", "auto", "co", "cross", "ex", "extra", "inter", "intra", "multi", "non", "ost", "post", "pre",
    "pro", "pseudo", "quasi", "self", "semi", "sub", "süd", "sud", "trans", "ultra", "vice", "well", "west",
    "nord", "euro", "afro", "asia", "anglo", "franco", "grass",
])  # fmt: skip
"""First parts that keep their hyphen in compounds ("non-governmental") in the languages written with Latin letters."""


def vocabulary(text: str) -> frozenset[str]:
    """The words of a text, in lower case, hyphenated ones whole."""
    return frozenset(word.lower().replace("\u2010", "-").replace("\u2011", "-") for word in _WORD.findall(text))


def broken(line: str) -> bool:
    """Whether a line ends within a word: a letter, then a hyphen."""
    return len(line) > 1 and bool(_HYPHEN.search(line)) and line[-2].isalnum()


def rejoin(line: str, following: str, words: Collection[str]) -> str:
    """Two lines as one, of which the first ends in a hyphen that may be the word's own or only the line's."""
    left, right = _LAST.search(line[:-1]), _FIRST.match(following)
    if not left or not right:
        return line + following
    whole = (left[0] + right[0]).lower()
    parted = f"{left[0]}-{right[0]}".lower()
    if parted in words:
        own = True
    elif whole in words or line[-1] == "\u2010":
        own = False
    else:
        own = not right[0][0].islower() or left[0].lower() in _OF_THEIR_OWN or left[0][-1].isdigit()
    return f"{line[:-1]}-{following}" if own else line[:-1] + following
