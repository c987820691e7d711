"""What the styles of a Word file say: headings, bold, numbering; each inherits from the one it is based on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from letterkit.readers.word.xml import child, children, is_on, local, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|제목|見出し|标题|標題|заголовок)\s*([1-9])", re.I
)
_TITLES = ("title", "subtitle")
_DEEPEST = 30


@dataclass(frozen=True, slots=True)
class Style:
    """`heading` is the level (0 for none), `numbering` the number of a list with its level, or None."""

    heading: int = 0
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    numbering: tuple[str, int] | None = None
    quote: bool = False
    caption: bool = False


class Styles:
    """The styles of a file by their ids."""

    def __init__(self, root: _Element | None) -> None:
        self._elements = {value(style, "styleId"): style for style in children(root, "style")}
        self._known: dict[str, Style] = {}
        self.paragraph = next((key for key, one in self._elements.items() if _is_default(one)), "")
        self.lang = value(child(root, "docDefaults", "rPrDefault", "rPr", "lang"))

    def get(self, style_id: str) -> Style:
        """A style with all it inherits; an unknown one says nothing."""
        if style_id not in self._known:
            chain: list[_Element] = []
            current = style_id
            while current in self._elements and len(chain) < _DEEPEST:
                chain.append(self._elements[current])
                current = value(child(chain[-1], "basedOn"))
            self._known[style_id] = _resolved(chain)
        return self._known[style_id]


def _is_default(style: _Element) -> bool:
    return value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on")


def _resolved(chain: list[_Element]) -> Style:
    names = [value(child(style, "name")).strip().lower() for style in chain]
    return Style(
        heading=next(filter(None, (_level(style, name) for style, name in zip(chain, names, strict=True))), 0),
        bold=_first_on(chain, "b"),
        italic=_first_on(chain, "i"),
        hidden=_first_on(chain, "vanish"),
        numbering=next(filter(None, (numbered(child(style, "pPr")) for style in chain)), None),
        quote=any("quote" in name for name in names[:2]),
        caption=any(name == "caption" for name in names[:2]),
    )


def _level(style: _Element, name: str) -> int:
    outline = child(style, "pPr", "outlineLvl")
    if outline is not None:
        level = number(outline, default=9)
        return level + 1 if level < 6 else 0
    if name in _TITLES:
        return 1 + _TITLES.index(name)
    match = _HEADING.fullmatch(name)
    return min(6, int(match[1])) if match else 0


def _first_on(chain: list[_Element], name: str) -> bool:
    for style in chain:
        properties = child(style, "rPr")
        if any(local(one) == name for one in (properties if properties is not None else ())):
            return is_on(properties, name)
    return False


def numbered(properties: _Element | None) -> tuple[str, int] | None:
    """The list that paragraph properties name, and the level in it; ("0", 0) is "no list"."""
    found = child(properties, "numPr")
    if found is None or child(found, "numId") is None:
        return None
    return value(child(found, "numId")), number(child(found, "ilvl"))
