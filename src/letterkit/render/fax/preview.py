"""What will arrive, as one picture: the pages of the TIFF that is sent, at half their size, two beside each other."""

from __future__ import annotations

from io import BytesIO
from typing import Any

ACROSS = 2
"""Pages beside each other."""
_HALF = 2
_GAP = 24
_TABLE = 96
"""The grey that the pages lie on."""
_GREYS = 16
"""Shades of the picture; four points that become one have five."""


def preview(tiff: bytes) -> bytes:
    """A PNG of the pages in a TIFF, which is decoded for it: what shows here is what the other side gets."""
    from PIL import Image, ImageSequence

    with Image.open(BytesIO(tiff)) as file:
        pages = [page.convert("L").reduce(_HALF) for page in ImageSequence.Iterator(file)]
    width, height = pages[0].size
    columns = min(ACROSS, len(pages))
    rows = -(-len(pages) // columns)
    sheet = Image.new("L", (_GAP + columns * (width + _GAP), _GAP + rows * (height + _GAP)), _TABLE)
    for number, page in enumerate(pages):
        row, column = divmod(number, columns)
        sheet.paste(page, (_GAP + column * (width + _GAP), _GAP + row * (height + _GAP)))
    return _png(sheet)


def _png(picture: Any) -> bytes:
    """The bytes, in few greys: a photograph's depth would make the file five times as large."""
    step = 256 // _GREYS
    indexed = picture.point([value // step for value in range(256)])
    indexed.putpalette([shade for number in range(_GREYS) for shade in [min(255, number * 17)] * 3])
    file = BytesIO()
    indexed.save(file, "PNG", bits=4)
    return file.getvalue()
