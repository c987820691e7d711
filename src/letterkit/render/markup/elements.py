"""Small steps in building a tree of HTML elements (xml.etree, since WeasyPrint lays out that type)."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

_NOT_IN_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


def printable(text: str) -> str:
    """The text with U+FFFD for each character that HTML does not allow (HTML, 13.2.3.5: controls, noncharacters)."""
    return _NOT_IN_HTML.sub("\ufffd", text)


def add(parent: Element, tag: str, text: str = "", /, **attributes: str | None) -> Element:
    """A new last child of `parent`. Attributes that are None are left out; `class_` is class, `_` in a name is `-`."""
    named = {
        name.rstrip("_").replace("_", "-"): printable(value) for name, value in attributes.items() if value is not None
    }
    child = SubElement(parent, tag, named)
    if text:
        child.text = printable(text)
    return child


def say(parent: Element, text: str) -> None:
    """Put text at the end of `parent`."""
    text = printable(text)
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
