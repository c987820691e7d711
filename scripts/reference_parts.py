"""The other parts of reference.docx: lists, settings, fonts, and the theme that the format demands."""

from __future__ import annotations

from lxml import etree
from reference_style_sheet import style_id

from letterkit.render.docx.numbering import abstract
from letterkit.render.docx.xml import Element, element, qn, root, value

# Latin and East Asian: the package's own, which go into each letter that is rendered.
SERIF, SANS = ("Letterkit Serif", "Letterkit Serif KR"), ("Letterkit Sans", "Letterkit Sans KR")
# What stands in where a program takes no embedded fonts, with that font's classification: every Word has these.
FONTS = {
    "Letterkit Serif": ("Cambria", "roman", "02040503050406030204", "00"),
    "Letterkit Sans": ("Calibri", "swiss", "020F0502020204030204", "00"),
    "Letterkit Serif KR": ("Batang", "roman", "02030600000101010101", "81"),
    "Letterkit Sans KR": ("Malgun Gothic", "swiss", "020B0503020000020004", "81"),
    "Consolas": ("Liberation Mono", "modern", "020B0609020204030204", "00"),
}
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
ACCENTS = ("44546A", "7F7F7F", "A5A5A5", "595959", "8497B0", "404040")


def numbering() -> Element:
    """The bulleted (1) and the numbered list (2) that the styles of these names are linked to."""
    top = root("w:numbering")
    top.append(abstract(0, ordered=False, style=style_id("List Bullet")))
    top.append(abstract(1, ordered=True, style=style_id("List Number")))
    top.extend(element("w:num", value("w:abstractNumId", number), w_numId=number + 1) for number in (0, 1))
    return top


def settings() -> Element:
    """Word 2013 layout, so that no reader opens the file in compatibility mode."""
    top = root("w:settings")
    top.append(element("w:zoom", w_percent=100))
    top.append(value("w:defaultTabStop", 709))
    top.append(value("w:characterSpacingControl", "doNotCompress"))
    modes = {"compatibilityMode": 15, "overrideTableStyleFontSizeAndJustification": 1, "enableOpenTypeFeatures": 1}
    uri = "http://schemas.microsoft.com/office/word"
    top.append(
        element("w:compat", *(element("w:compatSetting", w_name=n, w_uri=uri, w_val=v) for n, v in modes.items()))
    )
    top.append(element("w:themeFontLang", w_val="en-US", w_eastAsia="ko-KR", w_bidi="ar-SA"))
    top.append(value("w:decimalSymbol", "."))
    top.append(value("w:listSeparator", ","))
    return top


def font_table() -> Element:
    top = root("w:fonts")
    for name in FONTS:
        other, family, panose, charset = FONTS[name]
        font = element("w:font", value("w:altName", other), value("w:panose1", panose), value("w:charset", charset))
        font.set(qn("w:name"), name)
        font.extend([value("w:family", family), value("w:pitch", "fixed" if family == "modern" else "variable")])
        top.append(font)
    return top


def theme(accent: str, faces: tuple[str, str]) -> Element:
    """The smallest theme that the schema allows: no style refers to it, but its colours and fonts show in menus."""
    top = etree.Element(f"{{{DRAWING}}}theme", name="Letter", nsmap={"a": DRAWING})
    top.append(element("a:themeElements", colours(accent), fonts(*faces), effects()))
    return top


def colours(accent: str) -> Element:
    made = element("a:clrScheme", name="Letter")
    named = {"dk1": "000000", "lt1": "FFFFFF", "dk2": accent, "lt2": "F2F2F2"}
    named |= {f"accent{number}": colour for number, colour in enumerate(ACCENTS, 1)}
    named |= {"hlink": "0B4F9E", "folHlink": "5B3A8E"}
    made.extend(element(f"a:{name}", element("a:srgbClr", val=colour)) for name, colour in named.items())
    return made


def fonts(latin: str, east_asian: str) -> Element:
    made = element("a:fontScheme", name="Letter")
    for which in ("majorFont", "minorFont"):
        faces = {"latin": latin, "ea": east_asian, "cs": ""}
        made.append(element(f"a:{which}", *(element(f"a:{kind}", typeface=face) for kind, face in faces.items())))
    return made


def effects() -> Element:
    """Three of each, as the schema wants: plain fills and lines, no effects."""

    def fill() -> Element:
        return element("a:solidFill", element("a:schemeClr", val="phClr"))

    return element(
        "a:fmtScheme",
        element("a:fillStyleLst", *(fill() for _ in range(3))),
        element("a:lnStyleLst", *(element("a:ln", fill(), w=6350 * width) for width in (1, 2, 3))),
        element("a:effectStyleLst", *(element("a:effectStyle", element("a:effectLst")) for _ in range(3))),
        element("a:bgFillStyleLst", *(fill() for _ in range(3))),
        name="Letter",
    )
