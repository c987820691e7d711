"""The text of one paragraph: runs, breaks, fields, changes that were tracked, and the text boxes that hang on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from letterkit.readers.word.fields import LINKS, Fields, leads_to
from letterkit.readers.word.styles import Style, Styles
from letterkit.readers.word.xml import child, is_on, local, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNSEEN = frozenset([
    "pPr", "rPr", "del", "moveFrom", "delText", "delInstrText", "rt", "sdtPr", "Fallback",
    "binData", "commentReference",
])  # fmt: skip
"""Deleted text, properties, ruby, and second copies for old programs."""
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "softHyphen": ""}
_NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§])[\])]?")
_SYMBOLS = re.compile(r"[0-9A-Fa-f]{4}")


@dataclass(slots=True)
class Piece:
    """A stretch of text in one dress, and the address that it leads to."""

    text: str
    bold: bool
    italic: bool
    link: str = ""


@dataclass(slots=True)
class Content:
    """What a paragraph holds: its text, the notes it names, the text boxes in it."""

    pieces: list[Piece] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    lang: str = ""


def content(paragraph: _Element, styles: Styles, base: Style, targets: Mapping[str, str]) -> Content:
    """The content of a paragraph whose style is `base`; `targets` are the addresses that its part knows."""
    result = Content()
    fields = Fields()
    for element, around in _visible(paragraph):
        name = local(element)
        if name == "fldChar":
            fields.note(value(element, "fldCharType"))
        elif name == "instrText":
            fields.add(element.text or "")
        elif name in ("footnoteReference", "endnoteReference"):
            result.notes.append((name.removesuffix("Reference"), value(element, "id")))
        elif name == "txbxContent":
            result.boxes.append(element)
        elif not fields.in_code:
            link = fields.link if around is None else leads_to(around, targets)
            _add(element, name, result, styles, base, link)
    return result


def _visible(element: _Element) -> Iterator[tuple[_Element, _Element | None]]:
    """Elements in the order of reading, each with the link that it stands in, without what nobody sees; a text box is
    given whole."""
    stack: list[tuple[Iterator[_Element], _Element | None]] = [(iter(element), None)]
    while stack:
        elements, link = stack[-1]
        current = next(elements, None)
        if current is None:
            stack.pop()
            continue
        name = local(current)
        if not name or name in _UNSEEN or (name == "r" and _is_hidden(current)):
            continue
        yield current, link
        if name != "txbxContent":
            stack.append((iter(current), current if name in LINKS else link))


def _is_hidden(run: _Element) -> bool:
    return is_on(child(run, "rPr"), "vanish", "strike", "dstrike")


def _add(element: _Element, name: str, result: Content, styles: Styles, base: Style, link: str) -> None:
    if name == "t":
        text = element.text or ""
    elif name == "sym" and _SYMBOLS.fullmatch(value(element, "char")):
        text = _symbol(int(value(element, "char"), 16))
    elif name in _BREAKS:
        text = _BREAKS[name]
    else:
        return
    run = element.getparent()
    properties = child(run, "rPr") if run is not None and local(run) == "r" else None
    if value(child(properties, "vertAlign")) == "superscript" and _NOTE_MARK.fullmatch(text.strip()):
        return
    style = styles.get(value(child(properties, "rStyle")))
    if style.hidden:
        return
    lang = child(properties, "lang")
    result.lang = result.lang or value(lang)
    bold = is_on(properties, "b") if child(properties, "b") is not None else style.bold or base.bold
    italic = is_on(properties, "i") if child(properties, "i") is not None else style.italic or base.italic
    result.pieces.append(Piece(text, bold, italic, link))


def _symbol(code: int) -> str:
    """Symbol fonts stand in the private use area; of those, only bullets and check marks are met in letters."""
    return "•" if 0xE000 <= code <= 0xF8FF else chr(code)


def is_deleted_mark(paragraph: _Element) -> bool:
    """Whether the end of a paragraph was deleted, so that it is one with the next."""
    properties = child(paragraph, "pPr", "rPr")
    return child(properties, "del") is not None or child(properties, "moveFrom") is not None


def indent(paragraph: _Element) -> int:
    """How far a paragraph is set in, in steps of a quarter of an inch (360 twentieths of a point)."""
    margins = child(paragraph, "pPr", "ind")
    left = number(margins, "left") or number(margins, "start")
    return min(20, max(0, left // 360))
