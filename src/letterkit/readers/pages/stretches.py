"""Words of a page put together to stretches of a line, and what belongs to a stretch put with it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from letterkit.readers.pages.geometry import BOX, Stretch, Word

_GUTTER, _NARROW_GUTTER = 1.15, 0.55
"""Gaps in em: one that surely parts columns, and one that does where a column is known to begin."""
_FAR_MARK = 4
_SMALL = 0.8
_MOST_MARKS = 20
_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§])[\])]?,?")


def stretches(words: Sequence[Word], page: int) -> list[Stretch]:
    """The stretches of a page, in the order of the file."""
    found: list[Stretch] = []
    for word in words:
        if found and _continues(found[-1], word, _GUTTER):
            found[-1].words.append(word)
        else:
            found.append(Stretch([word], page))
    return _marked(_split(_without_notes(found)))


def _continues(stretch: Stretch, word: Word, gutter: float) -> bool:
    last = stretch.words[-1]
    height = max(last.height, word.height)
    raised = last.height < _SMALL * word.height and bool(_NOTE.fullmatch(last.text))
    if abs(word.y - last.y) > (0.6 if raised else 0.3) * height or word.x0 < last.x0:
        return False
    return -0.5 * height < word.x0 - last.x1 < gutter * min(last.height, word.height) / BOX


def _split(found: list[Stretch]) -> list[Stretch]:
    """Part stretches at columns that other lines show, where the gap alone was too small to tell."""
    starts = Counter(round(s.x0) for before, s in pairwise(found) if before.beside(s) and s.x0 > before.x1)
    columns = {x + d for x, count in starts.items() if count >= 2 for d in (-1, 0, 1)}
    if not columns:
        return found
    result: list[Stretch] = []
    for stretch in found:
        current = Stretch([stretch.words[0]], stretch.page)
        for before, word in pairwise(stretch.words):
            if round(word.x0) in columns and word.x0 - before.x1 > _NARROW_GUTTER * stretch.em:
                result.append(current)
                current = Stretch([word], stretch.page)
            else:
                current.words.append(word)
        result.append(current)
    return result


def _without_notes(found: list[Stretch]) -> list[Stretch]:
    """Leave out marks of notes that stand by themselves, raised, behind the text that they belong to."""
    return [s for index, s in enumerate(found) if not (index and _is_note(found[index - 1], s))]


def _is_note(before: Stretch, stretch: Stretch) -> bool:
    if len(stretch.words) > 1 or not _NOTE.fullmatch(stretch.words[0].text) or before.page != stretch.page:
        return False
    rise = stretch.y - before.words[-1].y
    near = -0.2 * before.height < stretch.x0 - before.x1 < 0.4 * before.height
    return near and 0.1 * before.height < rise < before.height and stretch.height < 0.9 * before.height


def _marked(found: list[Stretch]) -> list[Stretch]:
    """Put the mark of an item, which is often painted apart from it, before its first line."""
    marks: defaultdict[int, list[Stretch]] = defaultdict(list)
    for stretch in found:
        if stretch.is_marker:
            marks[int(stretch.y // 10)].append(stretch)
    taken: set[int] = set()
    for stretch in found if marks else ():
        if stretch.is_marker:
            continue
        level = int(stretch.y // 10)
        near = (mark for step in (-1, 0, 1) for mark in marks[level + step][:_MOST_MARKS])
        mark = next((mark for mark in near if id(mark) not in taken and _marks(mark, stretch)), None)
        if mark:
            stretch.marker, stretch.marker_x = mark.words[0].text, mark.words[0].x0
            taken.add(id(mark))
    return [stretch for stretch in found if id(stretch) not in taken]


def _marks(mark: Stretch, stretch: Stretch) -> bool:
    gap = stretch.words[0].x0 - mark.words[0].x1
    return mark.beside(stretch) and -0.2 * stretch.em < gap < _FAR_MARK * stretch.em
