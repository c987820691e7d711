"""Columns of text for a terminal: Hangul and Han take two cells each (Unicode Standard Annex 11)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from letterkit.report.text import harmless

_BETWEEN = "  "
_BELOW = "    "
_LEAST = 12
"""Cells that a column keeps, however narrow the terminal is."""


def width(text: str) -> int:
    """How many cells a text takes."""
    return sum(_cells(character) for character in text)


def table(rows: Sequence[Sequence[str]], *, heads: Sequence[str] = (), across: int | None = None) -> list[str]:
    """Lines of the rows in aligned columns, numbers to the right, under `heads` and a rule where these are given.

    `across` is how wide they may be; the widest columns give way for it.
    """
    lines = _laid(rows, heads, across)
    return [line for row in lines for line in row]


def stacked(rows: Sequence[Sequence[str]], *, across: int | None) -> list[str]:
    """As `table`; where that would be wider than `across`, the last cell of each row stands below its others."""
    lines = table(rows)
    if across is None or max(map(width, lines), default=0) <= across:
        return lines
    limit = max(across - len(_BELOW), 12)
    below = [[_BELOW + line for line in _broken(harmless(row[-1]), limit) if line] for row in rows]
    heads = _laid([row[:-1] for row in rows], (), across)
    return [line for head, last in zip(heads, below, strict=True) for line in (*head, *last)]


def _laid(rows: Sequence[Sequence[str]], heads: Sequence[str], across: int | None) -> list[list[str]]:
    """The lines of each row."""
    if not rows:
        return []
    rows = [[harmless(cell) for cell in row] for row in rows]
    right = [all(cell.isdecimal() for cell in column) for column in zip(*rows, strict=True)]
    if heads:
        rows = [heads, *rows]
    widths = [max(width(cell) for cell in column) for column in zip(*rows, strict=True)]
    if across is not None:
        _narrow(widths, across - len(_BETWEEN) * (len(widths) - 1))
    lines = [[*_row(row, widths, right)] for row in rows]
    if heads:
        lines.insert(1, [_BETWEEN.join("─" * limit for limit in widths)])
    return lines


def _narrow(widths: list[int], most: int) -> None:
    """Take from the widest column, and then from the next one, until all have room in `most` cells."""
    while (excess := sum(widths) - most) > 0 and max(widths) > _LEAST:
        widest = widths.index(max(widths))
        next_ = max((other for other in widths if other < widths[widest]), default=0)
        widths[widest] = max(_LEAST, next_, widths[widest] - excess)


def _row(row: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> Iterator[str]:
    columns = [_broken(cell, limit) for cell, limit in zip(row, widths, strict=True)]
    for index in range(max(map(len, columns))):
        cells = [column[index] if index < len(column) else "" for column in columns]
        spaces = [" " * (limit - width(cell)) for cell, limit in zip(cells, widths, strict=True)]
        padded = [
            space + cell if number else cell + space for cell, space, number in zip(cells, spaces, right, strict=True)
        ]
        yield _BETWEEN.join(padded).rstrip()


def _broken(text: str, limit: int) -> list[str]:
    """The text in lines of at most `limit` cells, broken at spaces where there are any."""
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if width(joined) <= limit:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        for character in word:
            if width(lines[-1] + character) > limit:
                lines.append("")
            lines[-1] += character
    return lines


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
