"""Japanese and Chinese in fonts of their own: a template names Korean ones, of which the Chinese characters are none or
have other shapes.

A font stands in the table with another that every Word has (w:altName, ISO/IEC 29500-1, 17.8.3.1), of the same kind: a
serif of that script for a serif.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from letterkit.render.docx.faces import StyleLooks
from letterkit.render.docx.voice import Voice
from letterkit.render.docx.xml import Element, element, qn, value

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STORIES = {_OFFICE + kind for kind in ("footnotes", "header", "footer")}
_TRADITIONAL = {"Hant", "TW", "HK", "MO"}

FONTS = {
    "ko": {"roman": "Letterkit Serif KR", "swiss": "Letterkit Sans KR"},
    "ja": {"roman": "Noto Serif CJK JP", "swiss": "Noto Sans CJK JP"},
    "zh-Hans": {"roman": "Noto Serif CJK SC", "swiss": "Noto Sans CJK SC"},
    "zh-Hant": {"roman": "Noto Serif CJK TC", "swiss": "Noto Sans CJK TC"},
}
"""The font for a script and a kind (w:family: roman has serifs, swiss has none)."""
_KINDS = {font: kind for of_script in FONTS.values() for kind, font in of_script.items()}

# What every Word has in place of a font, with its classification (PANOSE) and character set.
_STAND_INS = {
    "Noto Serif CJK JP": ("MS Mincho", "02020609040205080304", "80"),
    "Noto Sans CJK JP": ("MS Gothic", "020B0609070205080204", "80"),
    "Noto Serif CJK SC": ("SimSun", "02010600030101010101", "86"),
    "Noto Sans CJK SC": ("Microsoft YaHei", "020B0503020204020204", "86"),
    "Noto Serif CJK TC": ("PMingLiU", "02020500000000000000", "88"),
    "Noto Sans CJK TC": ("Microsoft JhengHei", "020B0604030504040204", "88"),
}


def name_fonts(document: Any, lang: str) -> None:
    """Names the fonts of Japanese and Chinese in a file of which the text is in `lang`, where the template names the
    package's Korean ones; a template with other fonts keeps them."""
    named: set[str] = set()
    script = _script(lang)
    if script is not None:
        named |= {font for fonts in document.styles.element.iter(qn("w:rFonts")) for font in _renamed(fonts, script)}
    looks = StyleLooks(document.styles.element)
    stories = [r.target_part for r in document.part.rels.values() if r.reltype in _STORIES]
    for story in (document.part, *stories):
        for run, look in looks.runs(story.element):
            own = _script(_lang(run) or lang)
            if own is not None and (kind := _KINDS.get(look.east_asian)):
                wanted = FONTS[own][kind]
                named.add(wanted)
                if wanted != look.east_asian:
                    _fonts_of(run).set(qn("w:eastAsia"), wanted)
    _tabulate(document, sorted(named & set(_STAND_INS)))


def _script(lang: str) -> str | None:
    """The key in FONTS of a language; None where it is none of East Asia."""
    voice = Voice(lang)
    if voice.primary == "zh":
        return "zh-Hant" if _TRADITIONAL & {*lang.split("-"), *voice.tag.split("-")} else "zh-Hans"
    return voice.primary if voice.east_asian else None


def _renamed(fonts: Element, script: str) -> Iterator[str]:
    """Gives a style the font of the script of the file; yields its name."""
    if kind := _KINDS.get(fonts.get(qn("w:eastAsia"), "")):
        fonts.set(qn("w:eastAsia"), FONTS[script][kind])
        yield FONTS[script][kind]


def _lang(run: Element) -> str:
    found = run.find(f"{qn('w:rPr')}/{qn('w:lang')}")
    return found.get(qn("w:val"), "") if found is not None else ""


def _fonts_of(run: Element) -> Element:
    """The `w:rFonts` of a run, which stands behind its style (CT_RPr)."""
    props = run.find(qn("w:rPr"))
    if props is None:
        props = element("w:rPr")
        run.insert(0, props)
    fonts = props.find(qn("w:rFonts"))
    if fonts is None:
        fonts = element("w:rFonts")
        props.insert(1 if props.find(qn("w:rStyle")) is not None else 0, fonts)
    return fonts


def _tabulate(document: Any, names: list[str]) -> None:
    """Adds fonts to the font table."""
    table = next((r.target_part for r in document.part.rels.values() if r.reltype == _OFFICE + "fontTable"), None)
    if table is None or not names:
        return
    top = etree.fromstring(table.blob, etree.XMLParser(resolve_entities=False, no_network=True))
    there = {font.get(qn("w:name")) for font in top.iterchildren(qn("w:font"))}
    for name in names:
        if name not in there:
            other, panose, charset = _STAND_INS[name]
            told = (("altName", other), ("panose1", panose), ("charset", charset), ("family", _KINDS[name]))
            children = [value(f"w:{key}", given) for key, given in (*told, ("pitch", "variable"))]
            top.append(element("w:font", *children, w_name=name))
    table._blob = etree.tostring(top, xml_declaration=True, encoding="UTF-8", standalone=True)
