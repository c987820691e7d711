"""Pages of a PDF as a fax machine prints them: points that are black or white.

Each point is asked for in sixteen places (four by four) and is black where enough of them are dark. Without that,
thin strokes break or clot depending on where they happen to fall between two points.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from letterkit.facsimile.sheet import WIDTH, Sheet

FINENESS = 4
"""Samples to a point in each direction."""
THRESHOLD = 168
"""The lightest grey (0 to 255) that is printed black: above the middle, so that hairlines of letters hold together."""
_TOLERANCE = 2
"""Points of typography by which the size of a page may be off."""


def rasterize(pdf: bytes, sheet: Sheet, *, first: int = 0, last: int | None = None) -> Iterator[Any]:
    """The pages of a PDF as images of Pillow's mode "1", WIDTH points by the sheet's lines; `first` (from 0) up to
    `last` (not included) of them.

    Raises ValueError for bytes that are no PDF, and for a page that is not of the sheet's size.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error
    try:
        for number in range(first, len(document) if last is None else last):
            yield _page(document[number], number, sheet)
    finally:
        document.close()


def same(one: Any, other: Any) -> bool:
    """Whether two pages have the same points."""
    return bool(one.size == other.size and one.mode == other.mode and one.tobytes() == other.tobytes())


def _page(page: Any, number: int, sheet: Sheet) -> Any:
    from PIL import Image

    width, height = page.get_size()
    if abs(width - sheet.width) > _TOLERANCE or abs(height - sheet.height) > _TOLERANCE:
        raise ValueError(f"page {number + 1} is {width:.0f} by {height:.0f} points large, which is not {sheet.name}")
    grey = _grey(page, sheet.across * FINENESS, sheet.lines * FINENESS).reduce(FINENESS)
    page.close()
    whole = Image.new("1", (WIDTH, sheet.lines), 255)
    bits = grey.point([0] * (THRESHOLD + 1) + [255] * (255 - THRESHOLD)).convert("1", dither=Image.Dither.NONE)
    whole.paste(bits, ((WIDTH - sheet.across) // 2, 0))
    return whole


def _grey(page: Any, width: int, height: int) -> Any:
    """A page stretched to `width` by `height` samples: the two resolutions of a fax differ, so no single scale does."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    bitmap = pypdfium2.PdfBitmap.new_native(width, height, pdfium.FPDFBitmap_Gray)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_GRAYSCALE)
    image = bitmap.to_pil().copy()
    bitmap.close()
    return image
