"""Tables of the body in columns of characters, or row by row where they are too wide for that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letterkit.model.letter import Align, Table
from letterkit.render.text.inlines import flat
from letterkit.render.text.measure import HARD, width, wrap

_GAP = "  "
_HANGING = "    "


def table(block: Table, limit: int) -> Iterator[str]:
    """The lines of a table. No cell is wrapped beside another: read line by line, each cell is in one piece."""
    header = [flat(cell) for cell in block.header]
    rows = [[flat(cell) for cell in row] for row in block.rows]
    everything = [header, *rows] if any(header) else rows
    widths = [max((width(row[i]) for row in everything), default=0) for i in range(len(block.aligns))]
    whole = not any(HARD in cell for row in everything for cell in row)
    if whole and sum(widths) + len(_GAP) * (len(widths) - 1) <= limit:
        yield from _aligned(header, rows, widths, block.aligns)
    else:
        yield from _row_by_row(header, rows, limit)


def _aligned(
    header: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int], aligns: Sequence[Align]
) -> Iterator[str]:
    if any(header):
        yield _line(header, widths, aligns)
        yield _GAP.join("-" * size for size in widths)
    for row in rows:
        yield _line(row, widths, aligns)


def _line(row: Sequence[str], widths: Sequence[int], aligns: Sequence[Align]) -> str:
    cells = (_pad(cell, size, align) for cell, size, align in zip(row, widths, aligns, strict=True))
    return _GAP.join(cells).rstrip()


def _pad(cell: str, size: int, align: Align) -> str:
    room = size - width(cell)
    left = {Align.START: 0, Align.CENTER: room // 2, Align.END: room}[align]
    return " " * left + cell + " " * (room - left)


def _row_by_row(header: Sequence[str], rows: Sequence[Sequence[str]], limit: int) -> Iterator[str]:
    """Each cell on a line of its own behind the head of its column, an empty line between the rows."""
    for index, row in enumerate(rows):
        if index:
            yield ""
        for head, cell in zip(header or [""] * len(row), row, strict=True):
            yield from wrap(f"{head}: {cell}" if head else cell, rest=_HANGING, limit=limit)
