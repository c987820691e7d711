"""Which lines end because they were full, and which because somebody ended them.

A line that was wrapped had no room for the first word of the next one. That is measured against the width to which the
text was wrapped, which its longer paragraphs show; lists of names never fill their lines one after another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_NARROWEST, _WIDEST = 40, 125
_UNIT = re.compile(r"\S+")
_ENDS = re.compile(r"[.!?:;。！？：；…\"”’»)）」』]$")
_ENOUGH = 0.75
_NO_SPACES = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


def width(text: str) -> int:
    """Columns in a font of fixed width: East Asian characters take two (Unicode Standard Annex 11)."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def needed(following: str) -> int:
    """Columns that the beginning of a line would have taken on the line before, with the space."""
    if _NO_SPACES.match(following):
        return 2
    unit = _UNIT.match(following)
    return 1 + width(unit[0]) if unit else 0


def text_width(paragraphs: Sequence[Sequence[str]]) -> int:
    """The width to which a text is wrapped, in columns; 0 where no paragraph shows one."""
    widths = sorted(wide for lines in paragraphs if (wide := _shown_width(lines)))
    return widths[-1 - len(widths) // 10] if widths else 0


def _shown_width(lines: Sequence[str]) -> int:
    if len(lines) < 3:
        return 0
    widths = [width(line) for line in lines]
    widest = _widest(lines, widths)
    if not _NARROWEST <= widest <= _WIDEST:
        return 0
    full = sum(widths[i] + needed(lines[i + 1]) > widest for i in range(len(lines) - 1))
    if full < _ENOUGH * (len(lines) - 1) or not reads_on(lines):
        return 0
    return widest


def _widest(lines: Sequence[str], widths: Sequence[int]) -> int:
    """The width of the widest line that could have been broken: a long address of the web stands out on a line of its
    own, and says nothing of the width of the text."""
    return max((wide for line, wide in zip(lines, widths, strict=True) if " " in line.strip()), default=0)


def reads_on(lines: Sequence[str]) -> bool:
    """Whether lines after the first begin as the middle of a sentence does: in lower case now and then; where letters
    have no case, a line ends without the end of a sentence."""
    later = [line for line in lines[1:] if line]
    cased = [line for line in later if line[0].lower() != line[0].upper()]
    if len(cased) * 2 >= len(later):
        return sum(line[0].islower() for line in cased) * 4 >= len(cased) > 0
    return sum(not _ENDS.search(line) for line in lines[:-1]) * 2 >= len(later)


def groups(lines: Sequence[str], indents: Sequence[int], wide: int) -> list[list[int]]:
    """The indices of the lines that belong together, each group one line of its author's.

    `wide` is the width to which the text is wrapped, 0 where none is known.
    """
    if len(lines) < 2:
        return [[index] for index in range(len(lines))]
    widths = [width(line) for line in lines]
    own = _shown_width(lines)
    limit = own if own and (not wide or own <= wide) else wide
    full = [bool(limit) and widths[i] + needed(lines[i + 1]) > limit - (0 if own else 2) for i in range(len(lines) - 1)]
    prose = sum(full) >= _ENOUGH * len(full) and (own > 0 or wide > 0) and _widest(lines, widths) <= limit + 3
    prose = prose and (len(lines) == 2 or reads_on(lines))
    running = reads_on(lines)
    result = [[0]]
    for index, is_full in enumerate(full):
        deeper = indents[index + 1] > indents[index]
        sure = is_full and (prose or deeper)
        if sure or (running and _goes_on(lines[index], lines[index + 1], is_full=is_full or not limit)):
            result[-1].append(index + 1)
        else:
            result.append([index + 1])
    return result


def _goes_on(line: str, following: str, *, is_full: bool) -> bool:
    """Whether a line that may be full ends, and the next one begins, as within a sentence."""
    if _ENDS.search(line) or not following[:1].islower():
        return False
    return is_full and _NARROWEST <= width(line) <= _WIDEST


def joint(line: str, following: str, *, spaced_hangul: bool = True) -> str:
    """What stands between two parts of a line that was wrapped: nothing in scripts that do not part words."""
    if _NO_SPACES.match(following[:1]) and _NO_SPACES.match(line[-1:]):
        return ""
    if not spaced_hangul and _is_hangul(line[-1:]) and _is_hangul(following[:1]):
        return ""
    return " "


def _is_hangul(char: str) -> bool:
    return "\uac00" <= char <= "\ud7a3"


def ends(line: str) -> bool:
    """Whether a line ends as a sentence or the head of a list does."""
    return bool(_ENDS.search(line))


def is_unspaced(text: str) -> bool:
    """Whether a text begins in a script that may be broken anywhere."""
    return bool(_NO_SPACES.match(text))
