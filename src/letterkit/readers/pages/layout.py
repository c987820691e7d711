"""All pages of a PDF as parts: running heads left out, columns one after the other, tables as rows, notes last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from letterkit.model.reading import BlockKind
from letterkit.readers import hyphens
from letterkit.readers.pages.bands import Band, Flow, bands
from letterkit.readers.pages.document import Pages
from letterkit.readers.pages.flow import Leading, paragraphs
from letterkit.readers.pages.geometry import Stretch
from letterkit.readers.pages.rows import rows, same_table, told_apart
from letterkit.readers.pages.running import without_running
from letterkit.readers.pages.stretches import stretches
from letterkit.readers.parts import Para, Part

_GUTTER = 1.8
_NOTE = re.compile(r"[\[(]?(\d{1,3}|[*†‡§])[\])]?\.?\s+(?=\S)")
_SMALL = 0.94
_REACHED = 0.75


def parts(pages: Pages, path: str) -> list[Part]:
    """The parts of a PDF in the order of reading."""
    raw = [stretches(words, number) for number, words in enumerate(pages.words)]
    kept = without_running(raw, [height for _, height in pages.sizes])
    margin = _right_margin(kept, pages.sizes)
    laid = [band for page in kept for band in bands(page)]
    for band in laid:
        _bound(band, margin)
    leading = Leading([cell for band in laid for cell in band.cells])
    words = hyphens.vocabulary("\n".join(stretch.text for page in kept for stretch in page))
    laid, notes = _without_notes(laid, leading)
    found: list[Part] = []
    for flow_or_rows in _joined(laid):
        if isinstance(flow_or_rows, tuple):
            group, bands_of_table = flow_or_rows
            found.extend(rows(bands_of_table, group, leading, words, path))
        else:
            found.extend(paragraphs(flow_or_rows, leading, words, path))
    return found + _notes(notes, leading, words, path)


def _right_margin(pages: Sequence[list[Stretch]], sizes: Sequence[tuple[float, float]]) -> float:
    """How far to the right lines go: what a few of the longest reach, at least as far as the left margin mirrors."""
    rights = sorted(s.x1 for page in pages for s in page)
    lefts = sorted(s.x0 for page in pages for s in page)
    if not rights:
        return 0.0
    mirrored = max(width for width, _ in sizes) - lefts[len(lefts) // 20]
    reached = rights[-1 - len(rights) // 50]
    return reached if reached > _REACHED * mirrored and _many_reach(rights, reached) else max(reached, mirrored)


def _many_reach(rights: Sequence[float], reached: float) -> bool:
    """Whether it is a margin that holds lines, not one long line among short ones."""
    return sum(right > reached - 40 for right in rights) >= max(3, len(rights) // 12)


def _bound(band: Band, margin: float) -> None:
    """Tell each line how far it may reach: to the next column, at the last one as far as the one before is wide, or to
    the margin of the page."""
    lefts = [min(line.x0 for line in cell) for cell in band.cells]
    lefts.append(min(margin, 2 * lefts[-1] - lefts[-2]) if len(lefts) > 1 else margin)
    for cell, left, following in zip(band.cells, lefts, lefts[1:], strict=False):
        limit = following
        if len(band.cells) > 1:
            limit = max(following - _GUTTER * cell[0].em, *(line.x1 for line in cell), 0.0)
        for line in cell:
            line.left, line.right = left, limit


def _joined(laid: Sequence[Band]) -> Iterator[Flow | tuple[int, list[Band]]]:
    """Flows, each as long as it goes, and runs of bands that are the rows of one table, with a number for each."""
    flow: Flow = []
    table: list[Band] = []
    group = 0
    for band in told_apart(laid):
        if band.is_row:
            if flow:
                yield flow
                flow = []
            if table and not same_table(table[-1], band.band):
                group += 1
                yield group, table
                table = []
            table.append(band.band)
            continue
        if table:
            group += 1
            yield group, table
            table = []
        for cell in band.band.cells:
            flow.extend(cell)
    if table:
        yield group + 1, table
    if flow:
        yield flow


def _without_notes(laid: list[Band], leading: Leading) -> tuple[list[Band], list[Flow]]:
    """Take off the small text at the foot of each page that begins with the mark of a note."""
    kept: list[Band] = []
    notes: list[Flow] = []
    for index, band in enumerate(laid):
        last_of_page = index + 1 == len(laid) or laid[index + 1].cells[0][0].page != band.cells[0][0].page
        if last_of_page and len(band.cells) == 1:
            flow, tail = _tail(band.cells[0], leading)
            if tail:
                notes.append(tail)
            if flow:
                kept.append(Band([flow]))
        else:
            kept.append(band)
    return kept, notes


def _tail(flow: Flow, leading: Leading) -> tuple[Flow, Flow]:
    start = len(flow)
    while start and flow[start - 1].height < _SMALL * leading.body:
        start -= 1
    first = next((i for i in range(start, len(flow)) if _NOTE.match(flow[i].text)), len(flow))
    alone = first == 0 or flow[first - 1].height > flow[min(first, len(flow) - 1)].height or first > start
    return (flow[:first], flow[first:]) if alone else (flow, [])


def _notes(notes: Sequence[Flow], leading: Leading, words: frozenset[str], path: str) -> list[Part]:
    found: list[Part] = []
    for flow in notes:
        starts = [i for i, line in enumerate(flow) if _NOTE.match(line.text)]
        for start, end in pairwise([*starts, len(flow)]):
            paras = paragraphs(flow[start:end], leading, words, path)
            lines = [line for para in paras for line in para.lines]
            mark = _NOTE.match(lines[0].text)
            if mark:
                lines[0].text = lines[0].text[mark.end() :]
            found.append(Para(lines, BlockKind.FOOTNOTE, marker=mark[1] if mark else ""))
    return found
