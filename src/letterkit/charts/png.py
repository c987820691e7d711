"""A chart as PNG, twice as dense as it is laid out, in the fonts of the package."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from letterkit.charts import Chart
from letterkit.charts.faces import fonts, missing, pieces, width
from letterkit.charts.layout import PAPER, WIDTH, Box, Text, lay_out

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

_DENSITY = 2


class MissingGlyphsError(ValueError):
    """The fonts lack characters that the chart needs: `characters`, each once."""

    def __init__(self, characters: str) -> None:
        self.characters = characters
        super().__init__(f"no font of letterkit has {' '.join(characters[:8])}")


def drawing(chart: Chart) -> bytes:
    """The chart as a file, the same bytes for the same chart.

    Raises MissingGlyphsError where a character would be a box.
    """
    from PIL import Image
    from PIL.ImageDraw import Draw

    laid = lay_out(chart)
    if lacking := missing("".join(item.text for item in laid.items if isinstance(item, Text))):
        raise MissingGlyphsError(lacking)
    image = Image.new("RGB", (WIDTH * _DENSITY, laid.height * _DENSITY), PAPER)
    pen = Draw(image)
    for item in laid.items:
        if isinstance(item, Box):
            left, top = item.x * _DENSITY, item.y * _DENSITY
            # Pillow counts the last row and column in.
            pen.rectangle(
                (left, top, left + item.width * _DENSITY - 1, top + item.height * _DENSITY - 1), fill=item.color
            )
        else:
            _write(pen, item)
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True, dpi=(192, 192))
    return file.getvalue()


def _write(pen: ImageDraw, text: Text) -> None:
    size = text.size * _DENSITY
    x = text.x * _DENSITY - (width(text.text, size, bold=text.bold) if text.ends else 0)
    for font, piece in pieces(text.text, fonts(size, bold=text.bold)):
        if font is not None:
            pen.text((x, text.y * _DENSITY), piece, font=font, fill=text.color, anchor="ls")
            x += font.getlength(piece)
