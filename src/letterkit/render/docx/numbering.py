"""Numbered and bulleted lists: word/numbering.xml (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

from typing import Any, cast

from letterkit.render.docx.xml import Element, element, qn, root, value

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_BULLETS = ("•", "–", "·")
_FORMATS = ("decimal", "lowerLetter", "lowerRoman")
LEVELS = 9


def numbering_root(document_part: Any) -> Element:
    """The root of the template's word/numbering.xml, which is added where it has none: python-docx cannot make one."""
    from docx.opc.packuri import PackURI
    from docx.parts.story import StoryPart

    for relation in document_part.rels.values():
        if relation.reltype == _RELATION:
            found: Element = relation.target_part.element
            return found
    top = root("w:numbering")
    part = StoryPart(PackURI("/word/numbering.xml"), _CONTENT_TYPE, cast(Any, top), document_part.package)
    document_part.relate_to(part, _RELATION)
    return top


class Numbering:
    """The lists of one file. Bulleted ones share a number, each numbered one has its own and so starts where it says.

    The look of both is the template's: that of the numbering its styles "List Bullet" and "List Number" are linked to;
    a template without them is given one.
    """

    def __init__(self, numbering: Element, styles: Element) -> None:
        self._root = numbering
        numbers = self._all("w:num")
        self._next = 1 + max((int(n.get(qn("w:numId"), "0")) for n in numbers), default=0)
        self._last = numbers[-1] if numbers else None
        self._bullet = self._abstract_of("list bullet", styles) or self._add_abstract(ordered=False)
        self._ordered = self._abstract_of("list number", styles) or self._add_abstract(ordered=True)
        self._bullet_number: int | None = None

    def bullets(self) -> int:
        """The number (w:numId) of all bulleted lists."""
        if self._bullet_number is None:
            self._bullet_number = self._add_number(self._bullet)
        return self._bullet_number

    def ordered(self, start: int, level: int) -> int:
        """The number (w:numId) of a new numbered list that counts from `start` at `level`."""
        override = element("w:lvlOverride", value("w:startOverride", max(start, 0)), w_ilvl=level)
        return self._add_number(self._ordered, override)

    def _abstract_of(self, style_name: str, styles: Element) -> str | None:
        for style in styles.iterchildren(qn("w:style")):
            name = style.find(qn("w:name"))
            number = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
            if name is None or number is None or name.get(qn("w:val"), "").lower() != style_name:
                continue
            for num in self._root.iterchildren(qn("w:num")):
                abstract = num.find(qn("w:abstractNumId"))
                if num.get(qn("w:numId")) == number.get(qn("w:val")) and abstract is not None:
                    return abstract.get(qn("w:val"))
        return None

    def _add_abstract(self, *, ordered: bool) -> str:
        """A look of our own; definitions stand before numbers (CT_Numbering is a sequence)."""
        number = 1 + max((int(a.get(qn("w:abstractNumId"), "0")) for a in self._all("w:abstractNum")), default=-1)
        made = abstract(number, ordered=ordered)
        first = self._root.find(qn("w:num"))
        if first is None:
            self._root.append(made)
        else:
            first.addprevious(made)
        return str(number)

    def _add_number(self, abstract_id: str, *overrides: Element) -> int:
        number, self._next = self._next, self._next + 1
        made = element("w:num", value("w:abstractNumId", abstract_id), *overrides, w_numId=number)
        if self._last is None:
            self._root.append(made)
        else:
            self._last.addnext(made)
        self._last = made
        return number

    def _all(self, name: str) -> list[Element]:
        return list(self._root.iterchildren(qn(name)))


def abstract(number: int, *, ordered: bool, style: str = "") -> Element:
    """The definition of a list of nine levels, each 7 mm further in; `style` is the id of the style of its first."""
    levels = [_level(i, ordered=ordered, style=style if i == 0 else "") for i in range(LEVELS)]
    return element("w:abstractNum", value("w:multiLevelType", "hybridMultilevel"), *levels, w_abstractNumId=number)


def _level(index: int, *, ordered: bool, style: str) -> Element:
    step = 397  # twentieths of a point: 7 mm
    text = f"%{index + 1}." if ordered else _BULLETS[index % len(_BULLETS)]
    kind = _FORMATS[index % len(_FORMATS)] if ordered else "bullet"
    children = [value("w:start", 1), value("w:numFmt", kind)]
    if style:
        children.append(value("w:pStyle", style))
    children += [value("w:lvlText", text), value("w:lvlJc", "left")]
    children.append(element("w:pPr", element("w:ind", w_left=step * (index + 1), w_hanging=step)))
    return element("w:lvl", *children, w_ilvl=index)
