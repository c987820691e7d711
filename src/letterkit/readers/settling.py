"""Paragraphs and rows as blocks: wrapped lines joined, ends of pages healed, author's lines kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from letterkit.model.reading import BlockKind, TextBlock
from letterkit.readers import hyphens, linked, markers, pipes, wrapping
from letterkit.readers.parts import Line, Para, Part, Row, clean

_ONE_BLOCK = frozenset((BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.TITLE, BlockKind.FOOTNOTE, BlockKind.CAPTION))
_RULE = re.compile(r"[-=_*#~─━—–•.\s]*(?:([-=_#~─━—–])\s*\1\s*\1|\*)[-=_*#~─━—–•.\s]*")
"""A line of signs alone, drawn as a rule or left by a mark of emphasis."""
_PROSE = 100
"""Columns from which a line is surely no entry of a list."""
_BARE_NUMBER = re.compile(
    r"[-–—\[(]?\s?(?:p(?:age|\.)?\s?)?(\d{1,3})(?:\s?(?:/|of|von|de|sur)\s?\d{1,3})?\s?[-–—\])]?", re.I
)


def settle(parts: Sequence[Part]) -> tuple[TextBlock, ...]:
    """The blocks of a file, notes last; empty ones left out."""
    parts = _healed(markers.found(_without_page_numbers(pipes.as_rows(_cleaned(parts)))))
    wide = wrapping.text_width([[line.text for line in para.lines] for para in _wrapped(parts)])
    words = _words(parts)
    spaced = _spaced_hangul(parts, wide)
    body: list[TextBlock] = []
    notes: list[TextBlock] = []
    for part in parts:
        if isinstance(part, Row):
            body.append(_row(part))
            continue
        if part.wraps:
            part.lines = _unwrapped(part.lines, wide, words, spaced)
        (notes if part.kind is BlockKind.FOOTNOTE else body).extend(_blocks(part))
    return tuple(body + notes)


def _cleaned(parts: Iterable[Part]) -> list[Part]:
    """Without empty lines and paragraphs; a rule before one of those stands before the next."""
    kept: list[Part] = []
    parted = False
    for part in parts:
        parted = parted or part.parted
        if isinstance(part, Row):
            part.cells = tuple("\n".join(filter(None, map(clean, cell.split("\n")))) for cell in part.cells)
            empty = not any(part.cells)
        else:
            for line in part.lines:
                line.text = clean(line.text)
            part.lines = [line for line in part.lines if line.text]
            ruled = all(_RULE.fullmatch(line.text) for line in part.lines)
            parted = parted or (ruled and len(part.lines) > 0)
            empty = ruled
        if not empty:
            part.parted, parted = parted, False
            kept.append(part)
    return kept


def _wrapped(parts: Iterable[Part]) -> Iterable[Para]:
    return (part for part in parts if isinstance(part, Para) and part.wraps)


def _words(parts: Iterable[Part]) -> frozenset[str]:
    lines = [line.text for para in _wrapped(parts) for line in para.lines]
    return hyphens.vocabulary("\n".join(lines)) if any(map(hyphens.broken, lines)) else frozenset()


def _spaced_hangul(parts: Iterable[Part], wide: int) -> bool:
    """Whether Korean lines end between words; where they end between syllables, they are all as wide as can be."""
    slack = [
        wide - wrapping.width(line.text)
        for para in _wrapped(parts)
        if wide
        for line in para.lines[:-1]
        if "\uac00" <= line.text[-1] <= "\ud7a3" and wrapping.width(line.text) > wide - 12
    ]
    return not slack or sum(slack) / len(slack) > 1.2


def _unwrapped(lines: list[Line], wide: int, words: frozenset[str], spaced: bool) -> list[Line]:
    result: list[Line] = []
    for group in wrapping.groups([line.text for line in lines], [line.indent for line in lines], wide):
        first = lines[group[0]]
        text = first.text
        for index in group[1:]:
            following = lines[index].text
            if hyphens.broken(text):
                text = hyphens.rejoin(text, following, words)
            else:
                text += wrapping.joint(text, following, spaced_hangul=spaced) + following
        members = [lines[index] for index in group]
        strong, emphasis = all(m.strong for m in members), all(m.emphasis for m in members)
        links = linked.chained(members)
        result.append(replace(first, text=text, strong=strong, emphasis=emphasis, links=links))
    return result


def _blocks(para: Para) -> Iterable[TextBlock]:
    if para.kind in _ONE_BLOCK:
        yield _block(para, para.lines, continues=False)
        return
    for index, line in enumerate(para.lines):
        yield _block(para, [line], continues=index > 0)


def _block(para: Para, lines: Sequence[Line], *, continues: bool) -> TextBlock:
    text = "\n".join(line.text for line in lines)
    return TextBlock(
        text=text,
        place=lines[0].place,
        kind=para.kind,
        level=para.level,
        marker="" if continues else para.marker,
        group=para.group,
        continues=continues,
        indent=lines[0].indent,
        strong=all(line.strong for line in lines),
        emphasis=all(line.emphasis for line in lines),
        parted=para.parted and not continues,
        lang=para.lang,
        links=linked.found(text, linked.chained(lines)),
    )


def _row(row: Row) -> TextBlock:
    text = "\t".join(cell.replace("\n", " ") for cell in row.cells).strip()
    return TextBlock(
        text=text,
        place=row.place,
        kind=BlockKind.TABLE_ROW,
        cells=row.cells,
        header=row.header,
        group=row.group,
        parted=row.parted,
        links=linked.found(text, row.links),
    )


def _without_page_numbers(parts: list[Part]) -> list[Part]:
    """Leave out numbers that stand alone between paragraphs and count on, as pages do that were pasted."""
    alone = [
        (index, int(match[1]))
        for index, part in enumerate(parts)
        if isinstance(part, Para) and part.wraps and len(part.lines) == 1 and part.kind is BlockKind.PARAGRAPH
        if (match := _BARE_NUMBER.fullmatch(part.lines[0].text))
    ]
    numbers = [number for _, number in alone]
    if len(alone) < 2 or any(b - a != 1 for a, b in pairwise(numbers)):
        return parts
    left_out = {index for index, _ in alone}
    if any(index + 1 in left_out for index in left_out):
        return parts
    return [part for index, part in enumerate(parts) if index not in left_out]


def _healed(parts: list[Part]) -> list[Part]:
    """Join a sentence that the end of a page has cut in two paragraphs."""
    result: list[Part] = []
    for part in parts:
        before = result[-1] if result else None
        if isinstance(part, Para) and isinstance(before, Para) and _is_cut(before, part):
            last, first = before.lines[-1], part.lines[0]
            links = linked.chained((last, first))
            before.lines[-1] = replace(last, text=f"{last.text} {first.text}", links=links)
            before.lines.extend(part.lines[1:])
        else:
            result.append(part)
    return result


def _is_cut(before: Para, after: Para) -> bool:
    if not (before.wraps and after.wraps) or after.parted:
        return False
    if before.kind is not BlockKind.PARAGRAPH or after.kind is not BlockKind.PARAGRAPH:
        return False
    end, start = before.lines[-1].text, after.lines[0].text
    return len(end) >= _PROSE and end[-1].isalnum() and start[0].islower() and len(start.split()) > 3
