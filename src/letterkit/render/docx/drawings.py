"""Vector drawings (SVG) for Word: their shape, and a bitmap for programs that do not draw them."""

from __future__ import annotations

import base64
import re
from functools import lru_cache
from io import BytesIO

from lxml import etree

_WIDTH_PT = 288
_NARROWEST = 10
_SCALE = 4  # 288 dots to the inch at a width of four inches


def ratio(svg: bytes) -> float:
    """Height by width, of the view box or else of the attributes (SVG 2, 8); raises ValueError without either."""
    root = etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True))
    box = [float(number) for number in re.split(r"[\s,]+", root.get("viewBox", "").strip()) if number]
    width, height = box[2:] if len(box) == 4 else (_length(root.get(side, "")) for side in ("width", "height"))
    if not (width > 0 and 0 < height < width * _NARROWEST):
        raise ValueError("a drawing without extent, or one like a thread")
    return height / width


def _length(text: str) -> float:
    match = re.match(r"\s*(\d+(?:\.\d*)?|\.\d+)", text)
    if match is None:
        raise ValueError(f"no length: {text!r}")
    return float(match[1])


@lru_cache(maxsize=16)
def bitmap(svg: bytes) -> bytes:
    """The drawing as a PNG on white, 1152 pixels wide: Word before 2016, LibreOffice and phones show this.

    WeasyPrint draws it, which is loaded for this alone: a letter without vector drawings does without.
    """
    import pypdfium2
    from weasyprint import HTML

    from letterkit.render.paged.fetching import BASE, StrictFetcher

    width, height = f"{_WIDTH_PT}pt", f"{_WIDTH_PT * ratio(svg):.3f}pt"
    style = f"@page {{ margin: 0; size: {width} {height} }}"
    style += f" img {{ position: absolute; width: {width}; height: {height} }}"
    data = base64.b64encode(svg).decode()
    page = f"<style>{style}</style><body style='margin: 0'><img alt='' src='data:image/svg+xml;base64,{data}'>"
    pdf = HTML(string=page, base_url=BASE, url_fetcher=StrictFetcher()).write_pdf()
    drawn = BytesIO()
    pypdfium2.PdfDocument(pdf)[0].render(scale=_SCALE).to_pil().save(drawn, "PNG")
    return drawn.getvalue()
