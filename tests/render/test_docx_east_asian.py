"""Japanese and Chinese stand in fonts of their script in a Word file, Korean in the package's own."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from letterkit.model.letter import Letter, Paragraph, Role, Run
from letterkit.render.docx.xml import Element, qn, text_of
from letterkit.render.formats import docx
from letterkit.verify.readers.docx import text

from . import example

STYLES = "word/styles.xml"
TEMPLATE = Path(__file__).parents[2] / "templates" / "joint-letter"
SENTENCES = {
    "ja": "返還を求める。",
    "zh-Hans": "我们要求归还。",
    "zh-Hant": "我們要求歸還。",
    "ko": "송환을 요구합니다.",
}
SERIFS = {
    "ja": ("Noto Serif CJK JP", "MS Mincho"),
    "zh-Hans": ("Noto Serif CJK SC", "SimSun"),
    "zh-Hant": ("Noto Serif CJK TC", "PMingLiU"),
    "ko": ("Letterkit Serif KR", "Batang"),
}


def made(default: str, *others: str, dress: str = "reference.docx") -> dict[str, Element]:
    """The parts of a file in one language with sentences in others."""
    runs = [Run(SENTENCES[lang], lang=lang if lang != default else "") for lang in (default, *others)]
    letter = Letter("a", default, "A", (Paragraph(tuple(runs)), Paragraph(tuple(runs), Role.LETTERHEAD)))
    template = replace(example.template(), reference_docx=(TEMPLATE / dress).read_bytes())
    data = docx.render(example.document(letter), template)
    assert SENTENCES[default] in text(data)
    with ZipFile(BytesIO(data)) as file:
        return {name: etree.fromstring(file.read(name)) for name in file.namelist() if name.endswith(".xml")}


def shown(parts: dict[str, Element], sentence: str) -> str:
    """The East Asian font that the run of a sentence in the body takes; its own, or the file's."""
    run = next(r for r in parts["word/document.xml"].iter(qn("w:r")) if text_of(r) == sentence)
    own = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
    default = parts[STYLES].find(f"{qn('w:docDefaults')}//{qn('w:rFonts')}")
    assert default is not None
    return (own.get(qn("w:eastAsia")) if own is not None else None) or str(default.get(qn("w:eastAsia")))


def other(parts: dict[str, Element], font: str) -> str:
    (found,) = (f for f in parts["word/fontTable.xml"] if f.get(qn("w:name")) == font)
    alternative = found.find(qn("w:altName"))
    assert alternative is not None
    return str(alternative.get(qn("w:val")))


@pytest.mark.parametrize("lang", SERIFS)
def test_a_file_in_a_language_has_serifs_of_its_script_throughout(lang: str) -> None:
    parts = made(lang)
    assert (shown(parts, SENTENCES[lang]), other(parts, shown(parts, SENTENCES[lang]))) == SERIFS[lang]
    named = {fonts.get(qn("w:eastAsia")) for fonts in parts[STYLES].iter(qn("w:rFonts"))} - {None}
    assert lang == "ko" or not any("KR" in str(name) for name in named)


@pytest.mark.parametrize("default", SERIFS)
def test_each_sentence_stands_in_the_font_of_its_language(default: str) -> None:
    parts = made(default, *(lang for lang in SERIFS if lang != default))
    assert {lang: shown(parts, sentence) for lang, sentence in SENTENCES.items()} == {
        lang: font for lang, (font, _) in SERIFS.items()
    }


def test_a_style_without_serifs_takes_a_face_without_serifs() -> None:
    parts = made("ja", dress="looks/modern.docx")
    styles = {
        name.get(qn("w:val")): style.find(f".//{qn('w:rFonts')}")
        for style in parts[STYLES].iterchildren(qn("w:style"))
        if (name := style.find(qn("w:name"))) is not None
    }
    head = styles["Letterhead"]
    assert head is not None
    assert head.get(qn("w:eastAsia")) == "Noto Sans CJK JP"
    assert other(parts, "Noto Sans CJK JP") == "MS Gothic"


def test_a_letter_without_japanese_or_chinese_names_no_font_for_them() -> None:
    parts = made("ko")
    assert not any("CJK" in str(font.get(qn("w:name"))) for font in parts["word/fontTable.xml"])
