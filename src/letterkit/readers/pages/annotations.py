"""The links of a page (ISO 32000-1, 12.5.6.5): rectangles over words, each with an address that is only read."""

from __future__ import annotations

import ctypes
import math
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from letterkit.readers.linked import LONGEST, address

_MOST, _MOST_QUADS, _MOST_HERE = 2000, 200, 20
"""Links of a page, rectangles of a link, and rectangles at one height, beyond which no person set them."""
_STEP = 10.0
_TALLEST = 1500
Rectangle = tuple[float, float, float, float]
"""Left, bottom, right and top in points."""


class Targets:
    """Where the places of a page lead."""

    def __init__(self, document: Any, page: Any) -> None:
        self._rows: defaultdict[int, list[tuple[Rectangle, str]]] = defaultdict(list)
        for link, target in _links(document, page):
            for rectangle in _rectangles(link):
                if not all(map(math.isfinite, rectangle)):
                    continue
                low, high = int(rectangle[1] // _STEP), int(rectangle[3] // _STEP)
                for row in range(low, min(high, low + _TALLEST) + 1):
                    if len(self._rows[row]) < _MOST_HERE:
                        self._rows[row].append((rectangle, target))

    def __bool__(self) -> bool:
        return bool(self._rows)

    def at(self, x: float, y: float) -> str:
        """The address that a point leads to; "" for none. Of two that overlap the last one lies above."""
        near = self._rows.get(int(y // _STEP), ())
        return next((target for (x0, y0, x1, y1), target in reversed(near) if x0 <= x <= x1 and y0 <= y <= y1), "")

    def touches(self, x0: float, x1: float, y: float) -> bool:
        """Whether a stretch at one height meets any link."""
        near = self._rows.get(int(y // _STEP), ())
        return any(left < x1 and x0 < right and low <= y <= high for (left, low, right, high), _ in near)


def _links(document: Any, page: Any) -> Iterator[tuple[Any, str]]:
    import pypdfium2.raw as pdfium

    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    seen = 0
    while seen < _MOST and pdfium.FPDFLink_Enumerate(page, position, link):
        seen += 1
        action = pdfium.FPDFLink_GetAction(link)
        if action and pdfium.FPDFAction_GetType(action) == pdfium.PDFACTION_URI:
            yield link, _address(document, action)


def _address(document: Any, action: Any) -> str:
    import pypdfium2.raw as pdfium

    length = min(pdfium.FPDFAction_GetURIPath(document, action, None, 0), 2 * LONGEST)
    buffer = ctypes.create_string_buffer(max(1, length))
    written = pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
    return address(buffer.value.decode("utf-8", "replace") if written <= length else "") or "#"


def _rectangles(link: Any) -> Iterator[Rectangle]:
    """The stretches of a link, one for each line, where it says them; else its whole rectangle."""
    import pypdfium2.raw as pdfium

    quad, box = pdfium.FS_QUADPOINTSF(), pdfium.FS_RECTF()
    count = min(pdfium.FPDFLink_CountQuadPoints(link), _MOST_QUADS)
    for number in range(count):
        if pdfium.FPDFLink_GetQuadPoints(link, number, quad):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            yield min(xs), min(ys), max(xs), max(ys)
    if count <= 0 and pdfium.FPDFLink_GetAnnotRect(link, box):
        yield min(box.left, box.right), min(box.bottom, box.top), max(box.left, box.right), max(box.bottom, box.top)
