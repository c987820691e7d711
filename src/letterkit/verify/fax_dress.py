"""Whether the pages of a fax are fit for a machine that knows no grey and no fine print: their objects, by PDFium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

SMALLEST = 11
"""Points of type."""
_ROUNDING = 0.05
_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)


def faults(data: bytes) -> Iterator[str]:
    """What on each page would arrive grey, coloured or too small, once for each page and kind.

    Raises ValueError for bytes that are no PDF.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error
    try:
        for number in range(len(document)):
            page = document[number]
            yield from dict.fromkeys(f"page {number + 1} has {fault}" for fault in _on(page))
            page.close()
    finally:
        document.close()


def _on(page: Any) -> Iterator[str]:
    import pypdfium2.raw as pdfium

    for number in range(pdfium.FPDFPage_CountObjects(page)):
        one = pdfium.FPDFPage_GetObject(page, number)
        match pdfium.FPDFPageObj_GetType(one):
            case pdfium.FPDF_PAGEOBJ_TEXT:
                if _colour(one, pdfium.FPDFPageObj_GetFillColor) != (*_BLACK, 255):
                    yield "text that is not black"
                if (size := _size(one)) < SMALLEST - _ROUNDING:
                    yield f"type of {size:.1f} points, less than {SMALLEST}"
            case pdfium.FPDF_PAGEOBJ_PATH:
                if any(colour not in ((*_BLACK, 255), (*_WHITE, 255)) for colour in _painted(one)):
                    yield "a line or an area that is neither black nor white"
            case pdfium.FPDF_PAGEOBJ_SHADING:
                yield "a gradient"


def _size(text_object: Any) -> float:
    """The size of type on the page, in points."""
    import pypdfium2.raw as pdfium

    size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
    pdfium.FPDFTextObj_GetFontSize(text_object, size)
    pdfium.FPDFPageObj_GetMatrix(text_object, matrix)
    return float(size.value * (matrix.c**2 + matrix.d**2) ** 0.5)


def _painted(path: Any) -> Iterator[tuple[int, ...]]:
    """The colours that a path is filled and drawn with, as far as it is."""
    import pypdfium2.raw as pdfium

    filled, drawn = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, filled, drawn)
    if filled.value:
        yield _colour(path, pdfium.FPDFPageObj_GetFillColor)
    if drawn.value:
        yield _colour(path, pdfium.FPDFPageObj_GetStrokeColor)


def _colour(one: Any, ask: Any) -> tuple[int, ...]:
    parts = [ctypes.c_uint() for _ in range(4)]
    ask(one, *parts)
    return tuple(part.value for part in parts)
