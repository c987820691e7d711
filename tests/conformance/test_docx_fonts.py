"""The fonts inside a Word file are whole, may be embedded, and have every character that is written."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from uuid import UUID

import pytest
from fontTools import ttLib
from lxml import etree

from letterkit.render.docx.embedding import obfuscated
from letterkit.render.docx.xml import Element, qn

from .letters import DRAFTS, first
from .test_docx import parts


@pytest.mark.parametrize("draft", DRAFTS)
def test_the_fonts_inside_hold_every_character(draft: str) -> None:
    files = parts(first(draft).made("docx"))
    fonts = embedded(files)
    assert {"Letterkit Serif", "Letterkit Sans"} <= {name for name, _ in fonts}
    text = "".join(
        _text(files[name]) for name in files if re.fullmatch(r"word/(document|footnotes|header\d).xml", name)
    )
    assert not set(text) - {chr(code) for font in fonts.values() for code in font.getBestCmap()} - set("\n\t")
    for (name, which), font in fonts.items():
        assert font["name"].getDebugName(1) == name
        assert font["name"].getDebugName(2).replace(" ", "") == which
        assert font["OS/2"].fsType == 0, "a font that may be embedded and edited with"


def embedded(files: dict[str, bytes]) -> dict[tuple[str, str], ttLib.TTFont]:
    """The fonts inside a file, by family and style."""
    relations = {r.get("Id"): r.get("Target") for r in etree.fromstring(files["word/_rels/fontTable.xml.rels"])}
    found = {}
    for node in etree.fromstring(files["word/fontTable.xml"]).iter():
        if match := re.search("}embed(.*)", str(node.tag)):
            data = files[f"word/{relations[node.get(qn('r:id'))]}"]
            font = ttLib.TTFont(io.BytesIO(obfuscated(data, _key(node))), checkChecksums=2)
            found[str(node.getparent().get(qn("w:name"))), match[1]] = font
    return found


def _key(node: Element) -> UUID:
    return UUID(node.get(qn("w:fontKey"), ""))


def _text(part: bytes) -> str:
    return "".join(node.text or "" for node in etree.fromstring(part).iter(qn("w:t")))


def test_a_template_with_other_fonts_gets_none() -> None:
    sheet = first(DRAFTS[0])
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in parts(sheet.template.reference_docx).items():
            archive.writestr(name, data.replace(b"Letterkit Serif", b"Cambria").replace(b"Letterkit Sans", b"Calibri"))
    other = replace(sheet, template=replace(sheet.template, reference_docx=made.getvalue()))
    files = parts(other.made("docx"))
    assert not [name for name in files if "font" in name and name != "word/fontTable.xml"]
    assert b"embedTrueTypeFonts" not in files["word/settings.xml"]
