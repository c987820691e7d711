"""The text of one paragraph: runs, breaks, fields, changes that were tracked, and the text boxes that hang on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from letterkit.readers.word.styles import Style, Styles
from letterkit.readers.word.xml import child, is_on, local, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNSEEN = frozenset([
    "pPr", "rPr", "del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "sdtPr", "Fallback",
    "binData", "commentReference",
])  # fmt: skip
"""Deleted text, properties, codes of fields, ruby, and second copies for old programs."""
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "softHyphen": ""}
_NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§])[\])]?")
_SYMBOLS = re.compile(r"[0-9A-Fa-f]{4}")


@dataclass(slots=True)
class Piece:
    """A stretch of text in one dress."""

    text: str
    bold: bool
    italic: bool


@dataclass(slots=True)
class Content:
    """What a paragraph holds: its text, the notes it names, the text boxes in it."""

    pieces: list[Piece] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    lang: str = ""


def content(paragraph: _Element, styles: Styles, base: Style) -> Content:
    """The content of a paragraph whose style is `base`."""
    result = Content()
    fields: list[bool] = []  # for each open field, whether its code is being read
    for element in _visible(paragraph):
        name = local(element)
        if name == "fldChar":
            _note_field(value(element, "fldCharType"), fields)
        elif name in ("footnoteReference", "endnoteReference"):
            result.notes.append((name.removesuffix("Reference"), value(element, "id")))
        elif name == "txbxContent":
            result.boxes.append(element)
        elif not any(fields):
            _add(element, name, result, styles, base)
    return result


def _note_field(kind: str, fields: list[bool]) -> None:
    if kind == "begin":
        fields.append(True)
    elif kind == "separate" and fields:
        fields[-1] = False
    elif kind == "end" and fields:
        fields.pop()


def _visible(element: _Element) -> Iterator[_Element]:
    """Elements in the order of reading, without what nobody sees; a text box is given whole."""
    stack = [iter(element)]
    while stack:
        current = next(stack[-1], None)
        if current is None:
            stack.pop()
            continue
        name = local(current)
        if not name or name in _UNSEEN or (name == "r" and _is_hidden(current)):
            continue
        yield current
        if name != "txbxContent":
            stack.append(iter(current))


def _is_hidden(run: _Element) -> bool:
    return is_on(child(run, "rPr"), "vanish", "strike", "dstrike")


def _add(element: _Element, name: str, result: Content, styles: Styles, base: Style) -> None:
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
    result.pieces.append(Piece(text, bold, italic))


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
