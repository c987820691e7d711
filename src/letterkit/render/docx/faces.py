"""Which fonts the characters of a Word file may take: by style, direct formatting and script.

ISO/IEC 29500-1, 17.3.2.26 (w:rFonts) and 17.7.2 (the order of styles).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from letterkit.model.frozen import frozen
from letterkit.render.docx.voice import has_east_asian
from letterkit.render.docx.xml import Element, qn, text_of

_ON = ("1", "true", "on")


@frozen
class Look:
    """The fonts of a run for Latin and for East Asian characters, and whether it is bold or italic."""

    latin: str = ""
    east_asian: str = ""
    bold: bool = False
    italic: bool = False

    def changed_by(self, props: Element | None) -> Look:
        """This look with what run properties say; what they leave open stays."""
        if props is None:
            return self
        look, fonts = self, props.find(qn("w:rFonts"))
        if fonts is not None:
            latin = fonts.get(qn("w:ascii"), look.latin)
            look = replace(look, latin=latin, east_asian=fonts.get(qn("w:eastAsia"), look.east_asian))
        bold, italic = (props.find(qn(f"w:{name}")) for name in "bi")
        if bold is not None:
            look = replace(look, bold=bold.get(qn("w:val"), "1") in _ON)
        if italic is not None:
            look = replace(look, italic=italic.get(qn("w:val"), "1") in _ON)
        return look


Face = tuple[str, bool, bool]
"""A family, whether bold, whether italic."""


class StyleLooks:
    """The looks that the styles of a file give."""

    def __init__(self, styles: Element) -> None:
        self._styles: Mapping[str, Element] = {
            s.get(qn("w:styleId"), ""): s for s in styles.iterchildren(qn("w:style"))
        }
        defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        self._default = Look().changed_by(defaults)
        normal = (s for s in self._styles.values() if s.get(qn("w:type")) == "paragraph" and s.get(qn("w:default")))
        self._normal = next((s.get(qn("w:styleId"), "") for s in normal), "")

    def runs(self, story: Element) -> Iterator[tuple[Element, Look]]:
        """The runs of one story, each with its look."""
        for paragraph in story.iter(qn("w:p")):
            look = self._of(_style(paragraph, "w:pPr", "w:pStyle") or self._normal, self._default)
            for run in paragraph.iter(qn("w:r")):
                yield run, self._of(_style(run, "w:rPr", "w:rStyle"), look).changed_by(run.find(qn("w:rPr")))

    def faces(self, story: Element) -> dict[Face, set[str]]:
        """The characters of one story by the face that they take."""
        found: dict[Face, set[str]] = {}
        for run, look in self.runs(story):
            text = text_of(run)
            # Beside Hangul, programs differ on whose quotation marks, digits and spaces are: both fonts have them.
            for family in (look.latin, look.east_asian) if has_east_asian(text) else (look.latin,):
                found.setdefault((family, look.bold, look.italic), set()).update(text)
        return found

    def _of(self, style_id: str, look: Look) -> Look:
        """A look changed by a style and those that it is based on, the farthest first."""
        chain: list[Element] = []
        while (style := self._styles.get(style_id)) is not None and style not in chain:
            chain.append(style)
            based = style.find(qn("w:basedOn"))
            style_id = based.get(qn("w:val"), "") if based is not None else ""
        for style in reversed(chain):
            look = look.changed_by(style.find(qn("w:rPr")))
        return look


def _style(node: Element, props: str, name: str) -> str:
    found = node.find(f"{qn(props)}/{qn(name)}")
    return found.get(qn("w:val"), "") if found is not None else ""


def merged(each: Iterable[dict[Face, set[str]]]) -> dict[Face, set[str]]:
    """The characters of several stories by face."""
    found: dict[Face, set[str]] = {}
    for faces in each:
        for face, characters in faces.items():
            found.setdefault(face, set()).update(characters)
    return found
