"""Read an HTML page back by libxml2: what a browser shows, without scripts, styles and what is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from letterkit.verify import seams

if TYPE_CHECKING:
    from lxml.etree import _Element

SQUEEZED = False
"""Text flows: a space is a space."""

_UNSEEN = {"head", "script", "style", "template", "noscript"}
_INLINE = re.compile("a|abbr|b|bdi|bdo|cite|code|del|em|i|ins|mark|q|s|small|span|strong|sub|sup|time|u|wbr")


_NAME = (b'<bdi class="name">', b"</bdi>")
_SEAM = re.compile(rb'(?:</?(?:li|td|tr)>\s*)+|</span>[^<>]{1,8}<span class="entry">')
_TAG = re.compile(rb"<[^<>]*>")


def text(data: bytes) -> str:
    """The text of the body, one line for each block; raises ValueError for bytes that are no HTML in UTF-8."""
    source = data.decode("utf-8")  # UnicodeDecodeError is a ValueError
    if not source.strip():
        raise ValueError("it is empty")
    if len(data) >= seams.LEAST:
        root = _parsed(_without_seams(data))
        if not root.xpath("boolean(//@hidden)"):  # what is hidden may end at a seam
            return "".join(_walk(root))
    return "".join(_walk(_parsed(data)))


def _parsed(data: bytes) -> _Element:
    from lxml import html

    return html.document_fromstring(data, html.HTMLParser(encoding="utf-8"))


def _without_seams(data: bytes) -> bytes:
    """A long page without most of its markup: what isolates names reads as nothing, and what ends an item or a row and
    begins the next one as a break of line. Where such markup is text to a browser, or in what nobody sees, so are its
    remains."""
    begins, ends = _NAME
    if data.count(begins) == data.count(ends):
        data = data.replace(begins, b"").replace(ends, b"")
    found = seams.recurring(data, _SEAM)
    return seams.replaced(data, {seam: _TAG.sub(b"", seam) if b"span" in seam else b"\n" for seam in found})


def _walk(element: _Element) -> Iterator[str]:
    if isinstance(element.tag, str) and element.tag not in _UNSEEN and element.get("hidden") is None:
        edge = "" if _INLINE.fullmatch(element.tag) else "\n"
        yield edge
        yield element.text or ""
        for child in element:
            yield from _walk(child)
            yield child.tail or ""
        yield edge
