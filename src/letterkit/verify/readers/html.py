"""Read an HTML page back by libxml2: what a browser shows, without scripts, styles and what is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

SQUEEZED = False
"""Text flows: a space is a space."""

_UNSEEN = {"head", "script", "style", "template", "noscript"}
_INLINE = re.compile("a|abbr|b|bdi|bdo|cite|code|del|em|i|ins|mark|q|s|small|span|strong|sub|sup|time|u|wbr")


def text(data: bytes) -> str:
    """The text of the body, one line for each block; raises ValueError for bytes that are no HTML in UTF-8."""
    from lxml import html

    source = data.decode("utf-8")  # UnicodeDecodeError is a ValueError
    if not source.strip():
        raise ValueError("it is empty")
    return "".join(_walk(html.document_fromstring(source.encode(), html.HTMLParser(encoding="utf-8"))))


def _walk(element: _Element) -> Iterator[str]:
    if isinstance(element.tag, str) and element.tag not in _UNSEEN and element.get("hidden") is None:
        edge = "" if _INLINE.fullmatch(element.tag) else "\n"
        yield edge
        yield element.text or ""
        for child in element:
            yield from _walk(child)
            yield child.tail or ""
        yield edge
