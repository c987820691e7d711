"""Tables that were copied out of a page as text, their borders left as "|": each row's lines put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count

from letterkit.model.reading import BlockKind
from letterkit.readers.linked import chained
from letterkit.readers.parts import Line, Para, Part, Row

_RULE = re.compile(r"[|+:\-=\s]*[-=][|+:\-=\s]*")
_FIRST_GROUP = 1_000_000
"""Groups of rows found here are numbered from this on, apart from those that the format itself names."""


def as_rows(parts: Iterable[Part]) -> list[Part]:
    """The same parts, with lines that are rows of a table as rows."""
    groups = count(_FIRST_GROUP)
    result: list[Part] = []
    for part in parts:
        if isinstance(part, Para) and part.wraps and _looks_like_rows(part):
            result.extend(_split(part, groups))
        else:
            result.append(part)
    return result


def _looks_like_rows(para: Para) -> bool:
    if para.kind not in (BlockKind.PARAGRAPH, BlockKind.QUOTE):
        return False
    piped = sum(line.text.startswith("|") or line.text.endswith("|") for line in para.lines)
    return piped >= 2 and any(line.text.startswith("|") for line in para.lines)


def _split(para: Para, groups: Iterator[int]) -> Iterator[Part]:
    rows: list[Row] = []
    plain: list[Line] = []
    group = next(groups)
    for line in para.lines:
        text = line.text
        if not (text.startswith("|") or text.endswith("|")):
            yield from _finished(rows)
            rows, group = [], next(groups) if rows else group
            plain.append(line)
            continue
        if plain:
            yield Para(plain, para.kind, para.level, wraps=True)
            plain = []
        if _RULE.fullmatch(text) and len(text) > 1:
            continue
        cells = [cell.strip() for cell in text.removeprefix("|").removesuffix("|").split("|")]
        if rows and text.startswith("|") and _is_open(rows):
            rows[-1].links = chained((Line("".join(rows[-1].cells), line.place, links=rows[-1].links), line))
            rows[-1].cells += tuple(cells)
        elif any(cells):  # a row of bars alone says nothing
            rows.append(Row(tuple(cells), line.place, group, links=line.links))
        if not text.startswith("|"):
            rows[-1].header = True  # for now: further lines belong to it
    yield from _finished(rows)
    if plain:
        yield Para(plain, para.kind, para.level, wraps=True)


def _is_open(rows: list[Row]) -> bool:
    return rows[-1].header


def _finished(rows: list[Row]) -> list[Row]:
    """The rows as wide as most are: a cell that was empty leaves a border too many."""
    widths = sorted(len(row.cells) for row in rows)
    usual = widths[len(widths) // 2] if widths else 0
    for row in rows:
        row.header = False
        while len(row.cells) > usual and not row.cells[-1]:
            row.cells = row.cells[:-1]
    return rows
