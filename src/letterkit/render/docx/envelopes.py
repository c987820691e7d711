"""Letterhead, return address and address where a window envelope wants them: frames that are placed from the edges of
the sheet (w:framePr, ISO/IEC 29500-1, 17.3.1.11). The measures are those of the PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from letterkit.model.envelope import Window
from letterkit.model.letter import Block, LineBreak, Paragraph, Role
from letterkit.render.docx.xml import Element, element, qn, value
from letterkit.render.paged.envelopes import HEAD, LINE, RIGHT, TOP

Laid = Sequence[tuple[Block, list[Element]]]
"""Blocks of a letter, each with its paragraphs and tables."""

_TWIPS = 1440 / 25.4  # in a millimetre
_ADDRESS_SIZE, _SENDER_SIZE = 21, 15  # half points
_SENDER_LINE = 9 / 72 * 25.4  # millimetres


def margins(window: Window) -> dict[str, int]:
    """The margins of all pages of a letter in a window envelope, in twentieths of a point, by side."""
    return {"top": _twips(TOP), "right": _twips(RIGHT), "left": _twips(window.margin)}


def place(laid: Laid, window: Window, *, text_width: int) -> None:
    """Frame what stands above and in the window, and begin the text below it. `text_width` is in twentieths of a
    point."""
    framed: list[Element] = []
    for paragraph in _paragraphs(takewhile(lambda one: one[0].role is Role.LETTERHEAD, laid)):
        _frame(paragraph, x=window.margin, y=HEAD, width=text_width)
        framed.append(paragraph)
    width = _twips(window.left + window.width - window.margin)
    for block, elements in laid:
        if block.role is Role.SENDER:
            y = max(window.address - 1 - _SENDER_LINE * _lines(block), window.top)
            _frame(elements[0], x=window.margin, y=y, width=width)
            _set_solid(elements[0], _SENDER_LINE, _SENDER_SIZE)
            framed.append(elements[0])
    address = next((elements[0] for block, elements in laid if block.role is Role.ADDRESS), None)
    if address is not None:
        _frame(address, x=window.margin, y=window.address, width=width, height=window.bottom - window.address)
        _set_solid(address, LINE, _ADDRESS_SIZE)
        framed.append(address)
    text = next((paragraph for paragraph in _paragraphs(laid) if paragraph not in framed), None)
    if text is not None:
        _space(text, w_before=_twips(window.text - TOP))


def _paragraphs(laid: Iterator[tuple[Block, list[Element]]] | Laid) -> Iterator[Element]:
    return (node for _, elements in laid for node in elements if node.tag == qn("w:p"))


def _lines(block: Block) -> int:
    return 1 + sum(isinstance(i, LineBreak) for i in block.inlines) if isinstance(block, Paragraph) else 1


def _frame(paragraph: Element, *, x: float, y: float, width: int, height: float = 0) -> None:
    """Places a paragraph, in millimetres from the upper left of the sheet; neighbours in one place share the frame."""
    made = element("w:framePr", w_w=width)
    if height:  # more lines than there is room for are seen, and pushed out by nothing
        made.set(qn("w:h"), str(_twips(height)))
        made.set(qn("w:hRule"), "atLeast")
    sides = {"w_wrap": "around", "w_vAnchor": "page", "w_hAnchor": "page", "w_x": _twips(x), "w_y": _twips(y)}
    for name, given in sides.items():
        made.set(qn(name.replace("_", ":")), str(given))
    props = _props(paragraph)
    props.insert(1 if props.find(qn("w:pStyle")) is not None else 0, made)


def _set_solid(paragraph: Element, line: float, size: int) -> None:
    """Lines of a fixed height in millimetres, and characters of a size in half points."""
    _space(paragraph, w_before=0, w_after=0, w_line=_twips(line), w_lineRule="exact")
    for run in paragraph.iter(qn("w:r")):
        props = run.find(qn("w:rPr"))
        if props is None:
            props = element("w:rPr")
            run.insert(0, props)
        after = (index for index, child in enumerate(props) if child.tag in (qn("w:rtl"), qn("w:lang")))
        at = next(after, len(props))
        props[at:at] = [value("w:sz", size), value("w:szCs", size)]


def _space(paragraph: Element, **attributes: str | int) -> None:
    props = _props(paragraph)
    after = (i for i, child in enumerate(props) if child.tag in (qn("w:ind"), qn("w:jc"), qn("w:sectPr")))
    props.insert(next(after, len(props)), element("w:spacing", **attributes))


def _props(paragraph: Element) -> Element:
    props = paragraph.find(qn("w:pPr"))
    if props is None:
        props = element("w:pPr")
        paragraph.insert(0, props)
    return props


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS)
