"""Makes the dress of each template for Word, reference.docx and looks/LOOK.docx, from `reference_styles.py`.

    python scripts/make_reference_docx.py

Nothing of python-docx's own default template goes in: each part is written here, python-docx only packs them. The
bytes are the same at every run.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree
from reference_parts import SANS, SERIF, font_table, numbering, settings, theme
from reference_style_sheet import style_id, style_sheet
from reference_styles import Dress

from letterkit.render.docx.package import packed
from letterkit.render.docx.splicing import Splices
from letterkit.render.docx.xml import Element, element, qn, root, value

TEMPLATES = Path(__file__).parents[1] / "templates"
_MODERN = Dress(
    text=10.5, small=9, small_line=12.5, accent="0B5B66", sans=True, head_sans=True, margins=(25, 27, 27, 45)
)
_MODERN = replace(
    _MODERN, bar="0B5B66", release_caps=False, title=(21, 26.5), title_colour="0B5B66", subject_colour="0B5B66"
)
_PLAIN = Dress(text=12, line=16, small=10.5, small_line=14, accent="000000", quiet="000000", hairline="000000")
_PLAIN = replace(
    _PLAIN, head_size=12, subject_more=0, title=(18, 24), subtitle_italic=True, furniture=9, margins=(25, 27, 27, 27)
)
CLASSIC = "classic"
DRESSES = {
    ("joint-letter", CLASSIC): Dress(accent="1F3556", head_at="center", head_colour="1F3556", rule_below="1F3556"),
    ("joint-letter", "modern"): replace(_MODERN, head_size=16, head_colour="0B5B66"),
    ("joint-letter", "plain"): _PLAIN,
    ("press-release", CLASSIC): Dress(
        accent="8A1C1C", head_sans=True, head_size=11, rule_above="8A1C1C", quote_indent=0, closing_at="center"
    ),
    ("press-release", "modern"): replace(_MODERN, head_size=10.5, quote_indent=0),
    ("press-release", "plain"): replace(_PLAIN, quote_indent=0, closing_at="center"),
    ("personal-letter", CLASSIC): Dress(
        text=11.5, line=16, small=10, head_size=12, subject_more=0, margins=(30, 33, 27, 33)
    ),
    ("personal-letter", "modern"): replace(_MODERN, head_size=13, head_colour="0B5B66"),
    ("personal-letter", "plain"): replace(_PLAIN, margins=(27, 27, 27, 27)),
}
"""By template and look."""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
HEAD = 709
"""Where the head begins, from the edge of the sheet, in twentieths of a point."""
DATE = dt.datetime(2020, 1, 1)


def main() -> None:
    for name, look in DRESSES:
        target = TEMPLATES / path(name, look)
        target.write_bytes(reference(name, look))
        print(target.relative_to(TEMPLATES.parent))


def path(name: str, look: str) -> str:
    """Where the file of a template in a look is, below the templates; that of the template's own look is for all."""
    return f"{name}/reference.docx" if look == CLASSIC else f"{name}/looks/{look}.docx"


def reference(name: str, look: str) -> bytes:
    """The file of one template in one look."""
    dress = DRESSES[name, look]
    serif = SANS if dress.sans else SERIF
    package = OpcPackage()
    document = add(package, package, "/word/document.xml", MAIN + "document.main+xml", "officeDocument", body(dress))
    parts = {
        "styles": style_sheet(dress, serif, SANS),
        "numbering": numbering(),
        "settings": settings(),
        "fontTable": font_table(),
        "theme": theme(dress.accent, serif),
    }
    for part, content in parts.items():
        kind = THEME if part == "theme" else f"{MAIN}{part}+xml"
        add(package, document, f"/word/{part}.xml", kind, part, content)
    for kind, which in (("header", 1), ("header", 2), ("footer", 1), ("footer", 2)):
        top = root("w:hdr" if kind == "header" else "w:ftr")
        top.append(bar(dress) if (kind, which) == ("header", 1) and dress.bar else empty(kind))
        add(package, document, f"/word/{kind}{which}.xml", f"{MAIN}{kind}+xml", kind, top)
    refer_to_furniture(document)
    core = Part(
        PackURI("/docProps/core.xml"), "application/vnd.openxmlformats-package.core-properties+xml", core_xml(name)
    )
    package.relate_to(core, "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties")
    return packed(package, Splices())


def empty(style: str) -> Element:
    return element("w:p", element("w:pPr", value("w:pStyle", style_id(style))))


def bar(dress: Dress) -> Element:
    """A bar of 16 mm by 3 pt at the top of the text, in the header of the first page: it is part of no letterhead."""
    top, right, _, left = dress.margins
    line = element("w:top", w_val="single", w_sz=24, w_space=0, w_color=dress.bar)
    before = twips_of(top) - HEAD
    style = value("w:pStyle", style_id("header"))
    spacing = element("w:spacing", w_before=before, w_after=0, w_line=twips_of(4), w_lineRule="exact")
    indent = element("w:ind", w_right=twips_of(210 - left - right - 16))
    return element("w:p", element("w:pPr", style, element("w:pBdr", line), spacing, indent))


def twips_of(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)


def add(
    package: OpcPackage, source: OpcPackage | Part, path: str, content_type: str, relation: str, top: Element
) -> Part:
    part = Part(PackURI(path), content_type, xml(top), package)
    source.relate_to(part, OFFICE + relation)
    return part


def xml(top: Element) -> bytes:
    etree.cleanup_namespaces(top, keep_ns_prefixes=["w", "r"])
    return etree.tostring(top, xml_declaration=True, encoding="UTF-8", standalone=True)


def body(dress: Dress) -> Element:
    """An empty letter: what a user sees who opens the file to change its head."""
    top, right, bottom, left = map(twips_of, dress.margins)
    margins = {"w_top": top, "w_right": right, "w_bottom": bottom, "w_left": left}
    sheet = element(
        "w:sectPr",
        element("w:pgSz", w_w=11906, w_h=16838),
        element("w:pgMar", **margins, w_header=HEAD, w_footer=HEAD, w_gutter=0),
        element("w:cols", w_space=454),
        element("w:titlePg"),
    )
    top_element = root("w:document")
    top_element.append(element("w:body", element("w:p"), sheet))
    return top_element


def refer_to_furniture(document: Part) -> None:
    """Names the headers and footers in the section, the first page's and the others'."""
    content = etree.fromstring(document.blob)
    sheet = content.find(f".//{qn('w:sectPr')}")
    references = []
    for relation in document.rels.values():
        if match := re.search(r"(header|footer)(\d)\.xml$", str(relation.target_part.partname)):
            which = "first" if match[2] == "1" else "default"
            references.append(element(f"w:{match[1]}Reference", w_type=which, r_id=relation.rId))
    for index, reference_ in enumerate(references):
        sheet.insert(index, reference_)
    document._blob = xml(content)


def core_xml(name: str) -> bytes:
    """A title and a fixed moment; the letter's own take their place when it is rendered."""
    dc, terms, xsi = (
        "http://purl.org/dc/elements/1.1/",
        "http://purl.org/dc/terms/",
        "http://www.w3.org/2001/XMLSchema-instance",
    )
    top = etree.Element(f"{{{CORE}}}coreProperties", nsmap={"cp": CORE, "dc": dc, "dcterms": terms, "xsi": xsi})
    etree.SubElement(top, f"{{{dc}}}title").text = name
    for term in ("created", "modified"):
        node = etree.SubElement(top, f"{{{terms}}}{term}")
        node.set(f"{{{xsi}}}type", "dcterms:W3CDTF")
        node.text = DATE.isoformat() + "Z"
    return etree.tostring(top, xml_declaration=True, encoding="UTF-8", standalone=True)


if __name__ == "__main__":
    main()
