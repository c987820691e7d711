"""Tables in columns of characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from letterkit.model.letter import Align, Table
from letterkit.render.text.inlines import Setting, flat
from letterkit.render.text.measure import width, wrap

_GAP = 2
_NARROWEST = 6
_ALIGNS = {Align.START: "", Align.CENTER: "center", Align.END: "end"}


def table(block: Table, setting: Setting, limit: int) -> Iterator[str]:
    """A table of the body."""
    header = [flat(cell, setting) for cell in block.header]
    rows = [[flat(cell, setting) for cell in row] for row in block.rows]
    yield from aligned(rows, header=header, aligns=[_ALIGNS[align] for align in block.aligns], limit=limit)


def aligned(
    rows: Sequence[Sequence[str]], *, header: Sequence[str], aligns: Sequence[str], limit: int
) -> Iterator[str]:
    """Rows in columns, the header over a line; what does not fit is wrapped inside its cell."""
    everything = [header, *rows] if any(header) else list(rows)
    widths = _widths(everything, len(aligns), limit)
    for index, row in enumerate(everything):
        yield from _row(row, widths, aligns)
        if index == 0 and any(header):
            yield (" " * _GAP).join("-" * size for size in widths)


def _widths(rows: Sequence[Sequence[str]], columns: int, limit: int) -> list[int]:
    """What each column wants; where that is more than there is room for, the widest give way."""
    wanted = [max((width(line) for row in rows for line in row[i].split("\n")), default=0) for i in range(columns)]
    while sum(wanted) + _GAP * (columns - 1) > limit and max(wanted, default=0) > _NARROWEST:
        widest = wanted.index(max(wanted))
        others = sorted(wanted[:widest] + wanted[widest + 1 :], reverse=True)
        over = sum(wanted) + _GAP * (columns - 1) - limit
        step = max(1, min(over, wanted[widest] - others[0] if others else over))
        wanted[widest] = max(_NARROWEST, wanted[widest] - step)
    return [max(size, 1) for size in wanted]


def _row(row: Sequence[str], widths: Sequence[int], aligns: Sequence[str]) -> Iterator[str]:
    cells = [list(wrap(cell, limit=size)) for cell, size in zip(row, widths, strict=True)]
    for lines in zip_longest(*cells, fillvalue=""):
        padded = (_pad(line, size, align) for line, size, align in zip(lines, widths, aligns, strict=True))
        yield (" " * _GAP).join(padded).rstrip()


def _pad(line: str, size: int, align: str) -> str:
    room = max(size - width(line), 0)
    left = {"": 0, "center": room // 2, "end": room}[align]
    return " " * left + line + " " * (room - left)
