"""Where links lead: kept beside a line while lines are put together, and found again in the text of a block.

What a file says of an address is text here. None is opened, resolved in the network or followed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from letterkit.model.reading import TextLink

LONGEST = 8000
"""Characters of an address that are kept: RFC 9110 (4.1) has nobody promise more."""
_CONTROLS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_BETWEEN = frozenset(" \t\n\r\f\v\xa0\u2009\u202f\u3000\xad\u200b\u2060\ufeff\ufffe\x02-\u2010\u2011")
"""White space, what `parts.clean` takes out, and hyphens, which the ends of lines add and take."""
_REACH = 200
"""Letters that a mark of a list, or a composed letter, may have moved the words of a link by."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Words that lead to an address; `at` is how many letters (`letters`) stand before them in their line."""

    words: str
    address: str
    at: int = 0


class Line(Protocol):
    """A line with its links."""

    @property
    def text(self) -> str:
        """What it says."""

    @property
    def links(self) -> tuple[Linked, ...]:
        """Its links, in order."""


def address(written: str) -> str:
    """An address as a file gives it, without what browsers leave out as well (URL Standard, 4.4): space around it,
    line breaks and tabs within. Other controls, and those that change the direction of text, are left out, too."""
    return _CONTROLS.sub("", written[: 2 * LONGEST]).strip()[:LONGEST]


def letters(text: str) -> int:
    """How many characters of a text are neither white space nor hyphens: what joining lines leaves as it is."""
    return len(text) - sum(map(text.count, _BETWEEN))


def gathered(pieces: Iterable[tuple[str, str]]) -> tuple[Linked, ...]:
    """The links of a line by its pieces, each a text with its address ("" for none). Pieces side by side that lead to
    one address are one link; what has no words, as a picture, is none."""
    found: list[Linked] = []
    at, last = 0, ""
    for text, target in pieces:
        size = letters(text)
        if size and target:
            found.append(Linked(text, target, at))
            if target == last and len(found) > 1:
                second, first = found.pop(), found.pop()
                found.append(replace(first, words=first.words + second.words))
        at, last = at + size, target if size else last
    return tuple(found)


def chained(lines: Sequence[Line]) -> tuple[Linked, ...]:
    """The links of lines that become one text."""
    if not any(line.links for line in lines):
        return ()
    found: list[Linked] = []
    before = 0
    for line in lines:
        found += [replace(link, at=link.at + before) for link in line.links]
        before += letters(line.text)
    return tuple(found)


def found(text: str, links: Sequence[Linked]) -> tuple[TextLink, ...]:
    """Where the words of links stand in the text of a block; words that are not there any more are left out.

    Words are looked for near their place, behind those of the link before; pieces of one link that stand side by side
    (of a link over the end of a line) are one.
    """
    if not links:
        return ()
    places = [at for at, char in enumerate(text) if char not in _BETWEEN]
    folded = "".join([text[at] for at in places])
    result: list[TextLink] = []
    past = 0
    for link in links:
        words = "".join([char for char in unicodedata.normalize("NFC", link.words) if char not in _BETWEEN])
        start = _nearest(folded, words, link.at, past)
        if start < 0:
            continue
        joins = bool(result) and result[-1].address == link.address and start == past
        past = start + len(words)
        first = result.pop().start if joins else places[start]
        result.append(TextLink(first, places[past - 1] + 1, link.address))
    return tuple(result)


def _nearest(text: str, words: str, at: int, past: int) -> int:
    """The occurrence of words that is nearest to `at`, not before `past`; -1 where there is none."""
    if not words:
        return -1
    at = max(at, past)
    before = text.rfind(words, max(past, at - _REACH), at + len(words))
    after = text.find(words, at, at + _REACH + len(words))
    if before < 0 or after < 0:
        return max(before, after)
    return before if at - before <= after - at else after
