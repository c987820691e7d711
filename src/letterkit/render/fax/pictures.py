"""Pictures for a machine that knows black and white only: drawings by one threshold, photographs by coarse dots.

A drawing (a logo, a signature) has few greys between its lines and its ground; the threshold is where the two part
(N. Otsu, 1979), so that a pale logo stays. A photograph becomes dots of two by two points, which a fax keeps apart.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from itertools import accumulate
from typing import Any
from xml.etree.ElementTree import Element

from letterkit.facsimile.rewriting import rewritten
from letterkit.facsimile.sheet import ACROSS, DOWN
from letterkit.model.letter import Document, Inlines, Picture
from letterkit.model.template import Template
from letterkit.render.markup.elements import add
from letterkit.render.paged.printing import lay_out

_FINE = 2 * ACROSS
"""Points of a drawing to the inch, twice those of the machine."""
_COARSE = (ACROSS // 2, DOWN // 2)
"""Dots of a photograph to the inch, across and down: two points wide and two lines high, or bands would show."""
_PIXELS_AN_INCH = 96
_ALONE = """@page { size: 160mm 240mm; margin: 0 } body { margin: 0 }
img { display: block; max-height: 240mm; max-width: 160mm }"""
_GREY = range(72, 184)
"""Greys that are neither ground nor line."""
_PHOTOGRAPH = 0.2
"""The part of such greys from which on a picture is taken for a photograph."""


def in_black(document: Document, template: Template) -> Document:
    """The document with each picture in black and white, of the size that it is printed in."""

    def change(inlines: Inlines) -> Inlines:
        return tuple(_converted(one, template) if isinstance(one, Picture) else one for one in inlines)

    parts = (
        replace(p, blocks=rewritten(p.blocks, change), notes=tuple(rewritten(n, change) for n in p.notes))
        for p in document.parts
    )
    return replace(document, parts=tuple(parts))


@lru_cache(maxsize=32)
def _converted(picture: Picture, template: Template) -> Picture:
    grey, width = _seen(picture, template)
    bits = _dotted(grey) if _is_photograph(grey) else grey.point(_table(_threshold(grey))).convert("1")
    file = BytesIO()
    bits.save(file, "PNG", optimize=True)
    return replace(picture, data=file.getvalue(), mime="image/png", width_mm=width / _PIXELS_AN_INCH * 25.4)


def _seen(picture: Picture, template: Template) -> tuple[Any, float]:
    """The picture in greys on white at _FINE points to the inch, and its width in CSS pixels: printed, whatever kind
    it is, and looked at."""
    import pypdfium2

    from letterkit.render.fax.pages import OPTIONS

    root, css = _alone(picture)
    laid_out = lay_out(root, (css,), template, OPTIONS)
    box = next(one for one in laid_out.pages[0]._page_box.descendants() if one.element_tag == "img")
    with pypdfium2.PdfDocument(bytes(laid_out.write_pdf(**OPTIONS))) as document:
        seen = document[0].render(scale=_FINE / 72, grayscale=True).to_pil().convert("L")
    scale = _FINE / _PIXELS_AN_INCH
    return seen.crop((0, 0, max(1, round(box.width * scale)), max(1, round(box.height * scale)))), box.width


def _alone(picture: Picture) -> tuple[Element, str]:
    """A page with the picture in its upper left corner."""
    from base64 import b64encode

    root = Element("html")
    source = f"data:{picture.mime};base64,{b64encode(picture.data).decode('ascii')}"
    style = f"width:{picture.width_mm:g}mm" if picture.width_mm else None
    add(add(root, "body"), "img", src=source, alt=picture.alt, style=style)
    return root, _ALONE


def _is_photograph(grey: Any) -> bool:
    counts = grey.histogram()
    return bool(sum(counts[value] for value in _GREY) > _PHOTOGRAPH * sum(counts))


def _threshold(grey: Any) -> int:
    """The grey that parts line and ground with the largest variance between the two."""
    counts = grey.histogram()
    weights = list(accumulate(counts))
    sums = list(accumulate(value * count for value, count in enumerate(counts)))
    best, found = 0.0, 128
    for value in range(255):
        dark, light = weights[value], weights[-1] - weights[value]
        if dark and light:
            apart = sums[value] / dark - (sums[-1] - sums[value]) / light
            if (variance := dark * light * apart * apart) > best:
                best, found = variance, value
    return found


def _table(threshold: int) -> list[int]:
    return [0] * (threshold + 1) + [255] * (255 - threshold)


def _dotted(grey: Any) -> Any:
    from PIL import Image, ImageOps

    size = tuple(max(1, round(length * dots / _FINE)) for length, dots in zip(grey.size, _COARSE, strict=True))
    coarse = ImageOps.autocontrast(grey.resize(size, Image.Resampling.BOX), cutoff=1)
    return coarse.convert("1", dither=Image.Dither.FLOYDSTEINBERG).resize(grey.size, Image.Resampling.NEAREST)
