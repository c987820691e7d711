"""Which bands of a page are rows of a table, and the rows that they make, over the ends of pages."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from letterkit.model.finding import Place
from letterkit.readers.linked import chained
from letterkit.readers.pages.bands import Band, Flow
from letterkit.readers.pages.flow import Leading, is_full, paragraphs
from letterkit.readers.parts import Line, Part, Row

_MOST_LINES_OF_CELL = 4
_NEAR = 3


class Told:
    """A band, and whether it is a row of a table."""

    def __init__(self, band: Band, *, is_row: bool) -> None:
        self.band, self.is_row = band, is_row


def told_apart(laid: Sequence[Band]) -> list[Told]:
    """Which bands are rows: of several low cells, below or above another such band that begins at the same places."""
    low = [len(band.cells) > 1 and all(len(cell) <= _MOST_LINES_OF_CELL for cell in band.cells) for band in laid]
    told: list[Told] = []
    for index, band in enumerate(laid):
        near = (
            []
            if len(band.cells) == 1
            else [laid[i] for i in (index - 2, index - 1, index + 1, index + 2) if 0 <= i < len(laid) and low[i]]
        )
        alike = any(same_table(other, band) for other in near)
        single = all(len(cell) == 1 for cell in band.cells)
        told.append(Told(band, is_row=low[index] and (alike or single)))
    return _with_lone_cells(told)


def same_table(one: Band, other: Band) -> bool:
    """Whether two bands have a cell besides the first at the same place, or a lone one begins where the other does."""
    if min(len(one.cells), len(other.cells)) == 1:
        return abs(one.lefts[0] - other.lefts[0]) <= _NEAR
    return any(abs(a - b) <= _NEAR for a in one.lefts[1:] for b in other.lefts[1:])


def _with_lone_cells(told: list[Told]) -> list[Told]:
    """Take the lines between two rows of a table that begin where its rows do for rows whose other cells are empty."""
    result: list[Told] = []
    for index, one in enumerate(told):
        before = result[-1] if result else None
        after = told[index + 1] if index + 1 < len(told) else None
        lone = not one.is_row and len(one.band.cells) == 1 and before is not None and before.is_row
        if lone and before is not None and (after is None or after.is_row):
            near = [one.band for one in (before, after) if one is not None]
            models = [band.cells[0][0] for band in near]
            limit = min((band.cells[1][0].x0 for band in near if band.cells[1:]), default=math.inf)
            ends = after is None or not same_table(before.band, after.band)
            inner, rest = _lone_rows(one.band.cells[0], models, limit - models[0].em, ends=ends)
            result.extend(Told(Band([lines]), is_row=True) for lines in inner)
            if rest:
                result.append(Told(Band([rest]), is_row=False))
        else:
            result.append(one)
    return result


def _lone_rows(flow: Flow, models: Flow, limit: float, *, ends: bool) -> tuple[list[Flow], Flow]:
    """Lines as rows, a line that is set in with the one above it; and what is of the table no more."""
    rows: list[Flow] = []
    for index, line in enumerate(flow):
        alike = any(abs(line.height - m.height) < 0.06 * m.height and line.bold == m.bold for m in models)
        if ends or not alike or line.x0 < models[0].x0 - _NEAR:
            return rows, flow[index:]
        line.right = limit
        if rows and (line.x0 > models[0].x0 + 0.3 * line.em or is_full(rows[-1][-1], line)):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows, []


def rows(table: list[Band], group: int, leading: Leading, words: frozenset[str], path: str) -> Iterator[Part]:
    """The rows of a table; a cell is put in the column where it begins."""
    lefts: list[int] = []
    for left in sorted(left for band in table for left in band.lefts):
        if not lefts or left - lefts[-1] > 2 * _NEAR:
            lefts.append(left)
    head: tuple[str, ...] = ()
    page = -1
    for band in table:
        turned, page = page not in (-1, band.cells[0][0].page), band.cells[0][0].page
        cells = [""] * len(lefts)
        written: list[Line] = []
        for left, cell in zip(band.lefts, band.cells, strict=True):
            column = max((i for i, start in enumerate(lefts) if start <= left + _NEAR), default=0)
            for line in cell:
                line.right = 0.0  # every line of a cell goes on
            lines = [line for para in paragraphs(cell, leading, words, path) for line in para.lines]
            written += lines
            text = " ".join(line.text for line in lines)
            cells[column] = f"{cells[column]} {text}".strip()
        if turned and tuple(cells) == head:
            continue  # the head of a table that goes on on the next page
        bold = not head and all(line.bold for cell in band.cells for line in cell)
        head = head or tuple(cells)
        place, links = Place(path, page=page + 1), chained(written)
        yield Row(tuple(cells), place, group, header=bold and len(band.cells) > 1, links=links)
