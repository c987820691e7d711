"""Elements of WordprocessingML, short to write and safe for any text."""

from __future__ import annotations

import re

from lxml import etree

Element = etree._Element

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def qn(name: str) -> str:
    """The qualified name (`{uri}local`) of `prefix:local`; a name without a prefix is of no namespace."""
    prefix, colon, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if colon else name


def clean(text: str) -> str:
    """The text with U+FFFD for each character that XML 1.0 cannot hold."""
    return _ILLEGAL.sub("\ufffd", text)


def element(name: str, /, *children: Element, **attributes: str | int) -> Element:
    """An element; the attribute `w_val` is `w:val`, one without an underscore is of no namespace."""
    used = {p: NAMESPACES[p] for p in ("w", "r", name.partition(":")[0]) if p in NAMESPACES}
    made = etree.Element(qn(name), nsmap=used)
    for key, value in attributes.items():
        made.set(qn(key.replace("_", ":", 1)), clean(str(value)))
    made.extend(children)
    return made


def value(name: str, val: str | int | None = None) -> Element:
    """An element with `w:val`, or an empty one that switches something on."""
    return element(name) if val is None else element(name, w_val=val)


def root(name: str, *prefixes: str) -> Element:
    """The root element of a part, declaring the namespaces of the prefixes."""
    return etree.Element(qn(name), nsmap={p: NAMESPACES[p] for p in ("w", "r", *prefixes)})


def text_of(node: Element) -> str:
    """All text that a reader sees in a node."""
    return "".join(t.text or "" for t in node.iter(qn("w:t")))
