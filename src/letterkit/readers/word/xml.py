"""Looking things up in WordprocessingML by local names, since the strict form has other namespaces."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFF = ("0", "false", "off", "none")


def local(element: _Element) -> str:
    """The name of an element without its namespace; "" for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: _Element | None, name: str) -> Iterator[_Element]:
    """The children of one name."""
    return (child for child in element if local(child) == name) if element is not None else iter(())


def child(element: _Element | None, *path: str) -> _Element | None:
    """The first descendant along a path of names."""
    for name in path:
        element = next(children(element, name), None)
    return element


def value(element: _Element | None, name: str = "val") -> str:
    """An attribute by its local name; "" where it, or the element, is missing."""
    if element is None:
        return ""
    return next((str(text) for key, text in element.items() if str(key).rpartition("}")[2] == name), "")


def number(element: _Element | None, name: str = "val", *, default: int = 0) -> int:
    """An attribute that is a whole number of reasonable size."""
    text = value(element, name)
    return int(text) if text.lstrip("-").isascii() and text.lstrip("-").isdigit() and len(text) < 10 else default


def is_on(properties: _Element | None, *names: str) -> bool:
    """Whether a property that is on by being there (`w:b`, `w:vanish`) is on."""
    found = (child(properties, name) for name in names)
    return any(one is not None and value(one).lower() not in _OFF for one in found)
