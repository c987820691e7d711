"""Sections: stretches of pages with a sheet, columns, headers and footers of their own (ISO/IEC 29500-1, 17.6).

A section's properties stand in its last paragraph, those of the last section at the end of the body. Columns of equal
height come about where a section of several columns is followed by one that begins on the same page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from letterkit.render.docx.story import Story
from letterkit.render.docx.xml import Element, element, qn, value

EMU_PER_TWIP = 635
_PAPER = {"A4": (11906, 16838), "Letter": (12240, 15840)}  # twentieths of a point, ISO 216 and ANSI/ASME Y14.1
_COLUMN_GAP = 454  # twentieths of a point: 8 mm
_MARGIN = 1417
_REPLACED = ("headerReference", "footerReference", "footnotePr", "type", "pgSz", "cols", "titlePg", "bidi", "docGrid")


@dataclass
class Section:
    """`furniture` maps ("header" or "footer", "first", "default" or "even") to a relationship; a section without it
    goes on with that of the one before. `starts` is nextPage or continuous. `first_note` is the number of its first
    footnote where the file counts them anew in each letter, else 0."""

    story: Story
    content: list[Element] = field(default_factory=list)
    columns: int = 1
    starts: str = "continuous"
    furniture: Mapping[tuple[str, str], str] = field(default_factory=dict)
    title_page: bool = False
    first_note: int = 0


class Page:
    """The sheet and the margins, as the template sets them up, or as `margins` says by side in twentieths of a point;
    the size of the sheet is the letter's."""

    def __init__(self, template: Element | None, paper: str, margins: Mapping[str, int] | None = None) -> None:
        self._kept = [
            deepcopy(child) for child in (template if template is not None else ()) if not _is_replaced(child)
        ]
        if not any(child.tag == qn("w:pgMar") for child in self._kept):
            sides = {f"w_{side}": _MARGIN for side in ("top", "right", "bottom", "left")}
            self._kept.insert(0, element("w:pgMar", **sides, w_header=709, w_footer=709, w_gutter=0))
        own = next(child for child in self._kept if child.tag == qn("w:pgMar"))
        for side, width in (margins or {}).items():
            own.set(qn(f"w:{side}"), str(width))
        self._size = _PAPER[paper]

    @property
    def text_width(self) -> int:
        """The width between the margins in EMU."""
        margins = next(child for child in self._kept if child.tag == qn("w:pgMar"))
        sides = sum(abs(int(margins.get(qn(f"w:{side}"), "0"))) for side in ("left", "right", "gutter"))
        return max(self._size[0] - sides, _MARGIN) * EMU_PER_TWIP

    def properties(self, section: Section) -> Element:
        """`w:sectPr` in the order of the schema."""
        made = element("w:sectPr")
        for (kind, which), relation in section.furniture.items():
            made.append(element(f"w:{kind}Reference", w_type=which, r_id=relation))
        if section.first_note:
            restart = value("w:numRestart", "eachSect")
            made.append(element("w:footnotePr", value("w:numStart", section.first_note), restart))
        made.append(value("w:type", section.starts))
        made.append(element("w:pgSz", w_w=self._size[0], w_h=self._size[1]))
        made.extend(deepcopy(child) for child in self._kept if child.tag == qn("w:pgMar"))
        gap = {"w_num": section.columns} if section.columns > 1 else {}
        rest = [deepcopy(child) for child in self._kept if child.tag != qn("w:pgMar")]
        before = [child for child in rest if child.tag in _BEFORE_COLUMNS]
        made.extend(before)
        made.append(element("w:cols", **gap, w_space=_COLUMN_GAP))
        made.extend(child for child in rest if child not in before)
        if section.title_page:
            made.append(element("w:titlePg"))
        if section.story.voice.right_to_left:
            made.append(element("w:bidi"))
        return made


_BEFORE_COLUMNS = tuple(qn(f"w:{name}") for name in ("paperSrc", "pgBorders", "lnNumType", "pgNumType"))


def lay_out(body: Element, sections: Sequence[Section], page: Page) -> None:
    """Puts the sections into the body one after another."""
    for section in sections[:-1]:
        body.extend(section.content)
        _close(body, section, page)
    last = sections[-1]
    if not last.content:
        last.content.append(last.story.paragraph("Section End"))
    body.extend(last.content)
    body.append(page.properties(last))


def _close(body: Element, section: Section, page: Page) -> None:
    """Ends a section in its last paragraph, or in an empty one where it ends otherwise."""
    if not section.content or section.content[-1].tag != qn("w:p"):
        body.append(section.story.paragraph("Section End"))
    last = body[-1]
    props = last.find(qn("w:pPr"))
    if props is None:
        props = element("w:pPr")
        last.insert(0, props)
    props.append(page.properties(section))


def _is_replaced(child: Element) -> bool:
    return child.tag in {qn(f"w:{name}") for name in _REPLACED}
