"""What stands on page after page: running heads and feet, and the numbers of pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from letterkit.readers.pages.geometry import Stretch

_EDGE = 0.16
"""The share of a page's height, above and below, in which heads and feet stand."""
_ROWS = 4
_NUMBER = re.compile(
    r"(?:page|p\.|seite|s\.|página|pág\.|pagina|strona|стр\.|страница|第)?\s*[-–—|]?\s*\d{1,4}\s*[-–—|]?"
    r"(?:\s*(?:/|of|von|de|sur|di|van|из)\s*\d{1,4})?\s*(?:쪽|페이지|頁|页|ページ)?",
    re.I,
)
_SURE_NUMBER = re.compile(
    r"(?:page|seite|página|pagina)\s+1\s+(?:of|von|de|sur|di)\s+1|[-–—]\s*1\s*[-–—]|1\s*/\s*1", re.I
)


def without_running(pages: Sequence[list[Stretch]], heights: Sequence[float]) -> list[list[Stretch]]:
    """The same pages without the lines that are repeated at their edges."""
    edges = [_edges(page, height) for page, height in zip(pages, heights, strict=True)]
    seen: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    for number, rows in enumerate(edges):
        for row in rows:
            for part in (row, *([stretch] for stretch in row)):
                for key in _keys(part):
                    seen[key].add(number)
    result = []
    for number, (page, rows) in enumerate(zip(pages, edges, strict=True)):
        left_out = {id(s) for row in rows if _is_running(row, number, seen, len(pages)) for s in row}
        for stretch in (stretch for row in rows for stretch in row):
            if _NUMBER.fullmatch(stretch.text) and _is_running([stretch], number, seen, len(pages)):
                left_out.add(id(stretch))
        result.append([stretch for stretch in page if id(stretch) not in left_out])
    return result


def _edges(page: Sequence[Stretch], height: float) -> list[list[Stretch]]:
    """The outer lines of a page, each whole: two rows of a table may have one cell in common, but not all."""
    rows: defaultdict[int, list[Stretch]] = defaultdict(list)
    for stretch in page:
        rows[round(stretch.y)].append(stretch)
    levels = sorted(rows)
    low = [y for y in levels[:_ROWS] if y < _EDGE * height]
    high = [y for y in levels[-_ROWS:] if y > (1 - _EDGE) * height]
    return [sorted(rows[y], key=lambda s: s.x0) for y in {*low, *high}]


def _text(row: Sequence[Stretch]) -> str:
    return " ".join(stretch.text for stretch in row)


def _keys(row: Sequence[Stretch]) -> list[tuple[str, int]]:
    """Its text with each number as "0", and where it stands, so roughly that rounding parts no two."""
    text, y = re.sub(r"\d+", "0", _text(row)).lower(), row[0].y
    return [(text, int(y // 6)), (text, int((y + 3) // 6) + 10_000)]


def _is_running(row: Sequence[Stretch], page: int, seen: Mapping[tuple[str, int], set[int]], pages: int) -> bool:
    if pages == 1:
        return bool(_SURE_NUMBER.fullmatch(_text(row)))
    found = max((seen[key] for key in _keys(row)), key=len)
    often = len(found) >= 3 and len(found) * 3 >= pages
    return often or (len(found) >= 2 and not found.isdisjoint((page - 1, page + 1)))
