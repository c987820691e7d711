"""Columns of text for a terminal: Hangul and Han take two cells each (Unicode Standard Annex 11)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from letterkit.report.text import harmless

_BETWEEN = "  "


def width(text: str) -> int:
    """How many cells a text takes."""
    return sum(_cells(character) for character in text)


def table(rows: Sequence[Sequence[str]], *, heads: Sequence[str] = (), across: int | None = None) -> list[str]:
    """Lines of the rows in aligned columns, numbers to the right, under `heads` and a rule where these are given.

    `across` is how wide they may be; the widest column gives way for it.
    """
    if not rows:
        return []
    rows = [[harmless(cell) for cell in row] for row in rows]
    right = [all(cell.isdecimal() for cell in column) for column in zip(*rows, strict=True)]
    if heads:
        rows = [heads, *rows]
    widths = [max(width(cell) for cell in column) for column in zip(*rows, strict=True)]
    if across is not None:
        widest = widths.index(max(widths))
        excess = sum(widths) + len(_BETWEEN) * (len(widths) - 1) - across
        widths[widest] = max(12, widths[widest] - max(0, excess))
    lines = [[*_row(row, widths, right)] for row in rows]
    if heads:
        lines.insert(1, [_BETWEEN.join("─" * limit for limit in widths)])
    return [line for row in lines for line in row]


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
