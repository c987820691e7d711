"""Bullets and numbers before lines of plain text, told from names that begin like them ("1969. KAL", "A. Philip…")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from letterkit.model.reading import BlockKind
from letterkit.readers.parts import Line, Para, Part
from letterkit.readers.wrapping import width

_BULLET = re.compile(r"([-*+•●○◦▪■□▫·‣⁃∙►▶◆◇★☆※✓✔➢❖\uf0b7\uf0a7]|–|—)[ \t\xa0]+(?=\S)")
_CLOSE_BULLET = re.compile(r"([-•●○▪■·])(?=[^\W\d_])")
_NUMBER = re.compile(r"(\(?(\d{1,3})[.)])[ \t\xa0]+(?=\S)")
_LETTER = re.compile(
    r"(\(?[a-z]\)|[①-⑳]|\([가나다라마바사아자차카타파하]\)|[가나다라마바사아자차카타파하][.)])[ \t\xa0]*(?=\S)"
)


_ENOUGH_CLOSE = 3
_WRAPPED = (60, 125)
_FIRST_GROUP = 2_000_000
"""Groups of items found here are numbered from this on, apart from those that the format itself names."""


def found(parts: Sequence[Part]) -> list[Part]:
    """The same parts, their paragraphs parted where a typed bullet or number begins an item."""
    result: list[Part] = []
    group, form = _FIRST_GROUP, ""
    close = _has_close_bullets(parts)
    for part in parts:
        if not isinstance(part, Para) or part.kind not in (BlockKind.PARAGRAPH, BlockKind.QUOTE):
            result.append(part)
            form = ""
            continue
        for para in _items(part, close=close):
            if para.kind is BlockKind.LIST_ITEM:
                shape = re.sub(r"\w+", "1", para.marker)
                group += shape != form
                form, para.group = shape, group
            else:
                form = ""
            para.parted = part.parted and para.lines[0] is part.lines[0]
            result.append(para)
    return _checked(result)


def _has_close_bullets(parts: Iterable[Part]) -> bool:
    """Whether so many lines begin with "-Name" that it is a bullet."""
    lines = (line.text for part in parts if isinstance(part, Para) for line in part.lines)
    return sum(bool(_CLOSE_BULLET.match(text)) for text in lines) >= _ENOUGH_CLOSE


def _items(para: Para, *, close: bool) -> Iterator[Para]:
    """One paragraph as its items, with the lines that go on with them."""
    current: Para | None = None
    for line in para.lines:
        match = _match(line.text, close=close)
        if match:
            if current:
                yield current
            line.text = line.text[match.end() :]
            level = 1 + line.indent // 2
            current = replace(para, lines=[line], kind=BlockKind.LIST_ITEM, level=level, marker=match[1], typed=True)
        elif current is None:
            current = replace(para, lines=[line])
        elif current.kind is BlockKind.LIST_ITEM and not _belongs(line, current.lines[-1]):
            yield current
            current = replace(para, lines=[line])
        else:
            current.lines.append(line)
    if current:
        yield current


def _belongs(line: Line, before: Line) -> bool:
    """Whether a line goes on with the item before it: set in, or in the middle of a sentence."""
    if line.indent > before.indent or line.text[0].islower():
        return True
    return _WRAPPED[0] <= width(before.text) <= _WRAPPED[1] and before.text[-1] not in ".;:!?。；："


def _match(text: str, *, close: bool) -> re.Match[str] | None:
    found = _BULLET.match(text) or _NUMBER.match(text) or _LETTER.match(text)
    return found or (_CLOSE_BULLET.match(text) if close else None)


def _checked(parts: list[Part]) -> list[Part]:
    """Give numbers back to the text that count nothing: no 1, and neither neighbour is one less or one more."""
    items = [part for part in parts if isinstance(part, Para) and part.typed]
    counted = [(part, number) for part in items if (number := _number(part.marker)) is not None]
    for index, (part, number) in enumerate(counted):
        before = counted[index - 1][1] if index else None
        after = counted[index + 1][1] if index + 1 < len(counted) else None
        if number != 1 and before != number - 1 and after != number + 1:
            part.lines[0].text = f"{part.marker} {part.lines[0].text}"
            part.kind, part.level, part.marker, part.group = BlockKind.PARAGRAPH, 0, "", 0
    return parts


def _number(marker: str) -> int | None:
    digits = marker.strip("().")
    return int(digits) if digits.isdecimal() else None
