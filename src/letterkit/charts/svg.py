"""A chart as SVG (W3C, SVG 1.1): a title and a description for screen readers, text as text, nothing loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from letterkit.charts import Chart
from letterkit.charts.layout import PAPER, WIDTH, Box, Text, lay_out

_FAMILY = "'Letterkit Sans', 'Noto Sans', 'Noto Sans KR', 'Noto Sans CJK', 'Helvetica Neue', Arial, sans-serif"
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is no character of XML 1.0 (section 2.2)."""


def drawing(chart: Chart) -> bytes:
    """The chart as a file, the same bytes for the same chart."""
    return ("\n".join(_lines(chart)) + "\n").encode("utf-8")


def _lines(chart: Chart) -> Iterator[str]:
    laid = lay_out(chart)
    direction = ' direction="rtl"' if laid.rtl else ""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" xml:lang={quoteattr(chart.lang)} width="{WIDTH}" '
        f'height="{laid.height}" viewBox="0 0 {WIDTH} {laid.height}" role="img" aria-labelledby="title desc" '
        f'font-family="{_FAMILY}"{direction}>'
    )
    yield f'<title id="title">{_text(chart.title)}</title>'
    yield f'<desc id="desc">{_text(chart.told)}</desc>'
    yield f'<rect width="{WIDTH}" height="{laid.height}" fill="{PAPER}"/>'
    for item in laid.items:
        yield _box(item) if isinstance(item, Box) else _line(item)
    yield "</svg>"


def _box(box: Box) -> str:
    at = f'x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}"'
    return f'<rect {at} fill="{box.color}"/>'


def _line(text: Text) -> str:
    weight = ' font-weight="700"' if text.bold else ""
    anchor = ' text-anchor="end"' if text.ends else ""
    at = f'x="{_n(text.x)}" y="{_n(text.y)}" font-size="{text.size}"'
    return f'<text {at} fill="{text.color}"{weight}{anchor}>{_text(text.text)}</text>'


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text))


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
