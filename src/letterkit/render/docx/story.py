"""A story: one part of the file into which text flows (the body, the footnotes, a header), in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from letterkit.render.docx.numbering import Numbering
from letterkit.render.docx.splicing import Splices
from letterkit.render.docx.styles import Styles
from letterkit.render.docx.voice import Voice
from letterkit.render.docx.xml import Element, element, value

if TYPE_CHECKING:
    from docx.parts.story import StoryPart


@dataclass
class Shared:
    """What all stories of one file have in common; `next_id` numbers pictures from 1."""

    styles: Styles
    numbering: Numbering
    default: Voice
    next_id: Callable[[], int]
    splices: Splices = field(default_factory=Splices)


@dataclass
class Story:
    """Where text goes. `notes_before` footnotes stand in the file before the first of this letter; `depth` is that of
    the lists around, 0 outside; `width` is that of the text area in EMU (914,400 to the inch)."""

    shared: Shared
    part: StoryPart
    voice: Voice
    width: int
    notes_before: int = 0
    links: dict[str, str] = field(default_factory=dict)
    noted: set[int] = field(default_factory=set)

    def paragraph(
        self, style: str, content: Iterable[Element] = (), *, numbering: tuple[int, int] | None = None, align: str = ""
    ) -> Element:
        """A paragraph in the style of that name; `numbering` is (numId, level), `align` a value of ST_Jc."""
        props = element("w:pPr")
        if (style_id := self.shared.styles.paragraph(style)) is not None:
            props.append(value("w:pStyle", style_id))
        if numbering is not None:
            number, level = numbering
            props.append(element("w:numPr", value("w:ilvl", level), value("w:numId", number)))
        if self.voice.right_to_left:
            props.append(value("w:bidi"))
        if align:
            props.append(value("w:jc", align))
        return element("w:p", *([props] if len(props) else []), *content)
