"""The styles of reference.docx as word/styles.xml."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reference_styles import Dress, Style, styles

from letterkit.render.docx.xml import Element, element, qn, root, value


def style_sheet(dress: Dress, serif: tuple[str, str], sans: tuple[str, str]) -> Element:
    top = root("w:styles")
    fonts = element("w:rFonts", **faces(*serif), w_cs="Times New Roman")
    size = round(dress.text * 2)
    run = element("w:rPr", fonts, value("w:sz", size), value("w:szCs", size))
    run.append(element("w:lang", w_val="en-US", w_eastAsia="ko-KR", w_bidi="ar-SA"))
    paragraph = element("w:pPr", value("w:widowControl", 1))
    top.append(element("w:docDefaults", element("w:rPrDefault", run), element("w:pPrDefault", paragraph)))
    hidden = {"w_defSemiHidden": 1, "w_defUnhideWhenUsed": 1, "w_defQFormat": 0}
    top.append(element("w:latentStyles", w_defLockedState=0, w_defUIPriority=99, **hidden, w_count=376))
    for order, style in enumerate(styles(dress)):
        top.append(style_element(style, order, sans))
    top.extend(table_styles())
    return top


def faces(latin: str, east_asian: str) -> dict[str, str]:
    given = {"w_ascii": latin, "w_hAnsi": latin, "w_eastAsia": east_asian}
    return {attribute: face for attribute, face in given.items() if face}


BUILT_IN = re.compile(
    r"Normal|Default Paragraph Font|Body Text|Date|Salutation|Closing|Signature|Title|Subtitle|Quote|heading \d"
    r"|List (Bullet|Number|Continue.*)|footnote (text|reference)|header|footer|Hyperlink"
)


def style_element(style: Style, order: int, sans: tuple[str, str]) -> Element:
    made = element("w:style", w_type=style.kind)
    if style.name in ("Normal", "Default Paragraph Font"):
        made.set(qn("w:default"), "1")
    elif not BUILT_IN.fullmatch(style.name):
        made.set(qn("w:customStyle"), "1")
    made.set(qn("w:styleId"), style_id(style.name))
    made.append(value("w:name", style.name))
    if style.based:
        made.append(value("w:basedOn", style_id(style.based)))
    if style.following:
        made.append(value("w:next", style_id(style.following)))
    made.append(value("w:uiPriority", order))
    if style.name != "Default Paragraph Font":
        made.append(element("w:qFormat"))
    for name, children in (
        ("w:pPr", list(paragraph_properties(style)) if style.kind == "paragraph" else []),
        ("w:rPr", list(run_properties(style, sans))),
    ):
        if children:
            made.append(element(name, *children))
    return made


def paragraph_properties(style: Style) -> Iterator[Element]:
    """In the order of the schema (CT_PPrBase)."""
    if style.keep_next:
        yield element("w:keepNext")
    if style.keep_lines:
        yield element("w:keepLines")
    if style.list_number:
        yield element("w:numPr", value("w:numId", style.list_number))
    if rules := list(borders(style)):
        yield element("w:pBdr", *rules)
    if style.name == "Normal":
        # Korean is set without a gap between Hangul and the digits or Latin letters beside it.
        yield from (value(f"w:autoSpace{kind}", 0) for kind in ("DE", "DN"))
    if given := spacing(style):
        yield element("w:spacing", **given)
    if style.indent or style.right:
        indents = {"w_left": style.indent, "w_right": style.right, "w_hanging": style.hanging}
        yield element("w:ind", **{key: twips(points) for key, points in indents.items() if points})
    if style.align:
        yield value("w:jc", style.align)
    if style.outline is not None:
        yield value("w:outlineLvl", style.outline)


def spacing(style: Style) -> dict[str, str | int]:
    points = {"w_before": style.before, "w_after": style.after, "w_line": style.line or None}
    given: dict[str, str | int] = {key: twips(length) for key, length in points.items() if length is not None}
    if style.line is not None:
        given["w_lineRule"] = "exact" if style.line else "auto"
        given.setdefault("w_line", 240)
    return given


def borders(style: Style) -> Iterator[Element]:
    for side, colour in (("top", style.rule_above), ("bottom", style.rule_below)):
        if colour:
            width = 20 if style.name.startswith("Letterhead") and side == "top" else 6
            yield element(f"w:{side}", w_val="single", w_sz=width, w_space=6, w_color=colour)


def run_properties(style: Style, sans: tuple[str, str]) -> Iterator[Element]:
    """In the order of the schema (CT_RPr)."""
    if style.mono or style.sans:
        yield element("w:rFonts", **(faces("Consolas", "") if style.mono else faces(*sans)))
    for name, given in (("b", style.bold), ("i", style.italic)):
        if given is not None:
            yield from (value(f"w:{name}{cs}", *([] if given else [0])) for cs in ("", "Cs"))
    if style.caps:
        yield element("w:caps")
    if style.colour:
        yield value("w:color", style.colour)
    if style.spaced:
        yield value("w:spacing", twips(style.spaced))
    if style.size:
        yield from (value(f"w:{name}", round(style.size * 2)) for name in ("sz", "szCs"))
    if style.underline:
        yield element("w:u", w_val="single", w_color=style.underline)
    if style.raised:
        yield value("w:vertAlign", "superscript")


def twips(points: float) -> int:
    return round(points * 20)


def style_id(name: str) -> str:
    return "".join(word[0].upper() + word[1:] for word in name.split())


def table_styles() -> Iterator[Element]:
    """The table without dress that Word bases others on, and ours: fine horizontal rules, the header bold."""
    margins = (element(f"w:{side}", w_w=width, w_type="dxa") for side, width in (("left", 108), ("right", 108)))
    plain = element("w:style", value("w:name", "Normal Table"), value("w:uiPriority", 99), w_type="table", w_default=1)
    plain.set(qn("w:styleId"), "TableNormal")
    plain.append(element("w:tblPr", element("w:tblInd", w_w=0, w_type="dxa"), element("w:tblCellMar", *margins)))
    yield plain
    light = element("w:style", value("w:name", "Table Grid Light"), value("w:basedOn", "TableNormal"), w_type="table")
    light.set(qn("w:customStyle"), "1")
    light.set(qn("w:styleId"), "TableGridLight")
    light.extend([value("w:uiPriority", 40), element("w:qFormat")])
    rule = {"w_val": "single", "w_sz": 4, "w_space": 0, "w_color": "BFBFBF"}
    light.append(
        element("w:tblPr", element("w:tblBorders", *(element(f"w:{s}", **rule) for s in ("top", "bottom", "insideH"))))
    )
    below = element("w:bottom", w_val="single", w_sz=8, w_space=0, w_color="595959")
    heading = element("w:tblStylePr", element("w:rPr", element("w:b"), element("w:bCs")), w_type="firstRow")
    heading.append(element("w:tcPr", element("w:tcBorders", below)))
    light.append(heading)
    yield light
