"""Word files hold to the schemas, and say to a screen reader and a catalogue what they should."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import docx
import pytest
from lxml import etree

from letterkit import languages
from letterkit.languages import Language
from letterkit.model.letter import Document, Layout, Paragraph, Picture, SignatoryList, Table, walk
from letterkit.render.docx.xml import Element, qn

from .letters import DRAFTS, LAYOUTS, ROOT, TEMPLATES, Sheet, first, project, sheets
from .programs import schema_errors

LISTED = tuple(draft for draft in DRAFTS if project(draft).template.signatories)
CORE = "{http://purl.org/dc/elements/1.1/}"


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("draft", DRAFTS)
def test_every_draft_follows_the_schemas(draft: str, tmp_path: Path) -> None:
    for sheet in sheets(draft):
        assert schema_errors(sheet.made("docx"), tmp_path) == []


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda pair: f"{pair[0].value}-{pair[1]}")
@pytest.mark.parametrize("draft", LISTED)
def test_every_layout_follows_the_schemas(draft: str, layout: tuple[Layout, int], tmp_path: Path) -> None:
    for sheet in sheets(draft, layout):
        assert schema_errors(sheet.made("docx"), tmp_path) == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_dresses_every_kind_of_letter(name: str, tmp_path: Path) -> None:
    folder = ROOT / "templates" / name
    for dress in (folder / "reference.docx", *(folder / "looks").glob("*.docx")):
        for draft in DRAFTS:
            sheet = first(draft)
            template = replace(sheet.template, reference_docx=dress.read_bytes())
            assert schema_errors(replace(sheet, template=template).made("docx"), tmp_path) == [], dress.name


def test_the_validator_finds_a_fault(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in parts(first(DRAFTS[0]).made("docx")).items():
            archive.writestr(name, data.replace(b"<w:pPr>", b"<w:pPr><w:nothing/>", 1))
    assert schema_errors(made.getvalue(), tmp_path) != []


def arabic() -> Language:
    """Arabic, or English set from right to left as long as there is no file for Arabic."""
    if "ar" in languages.available():
        return languages.get("ar")
    return replace(languages.get("en"), code="ar", script="Arab", direction="rtl")


def test_a_letter_from_right_to_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known, language = languages.get, arabic()
    monkeypatch.setattr(languages, "get", lambda code: language if code == "ar" else known(code))
    for layout in LAYOUTS:
        for sheet in sheets(LISTED[0], layout):
            turned = tuple(replace(letter, lang="ar") for letter in sheet.document.parts)
            data = replace(sheet, document=replace(sheet.document, parts=turned)).made("docx")
            assert schema_errors(data, tmp_path) == []
            top = etree.fromstring(parts(data)["word/document.xml"])
            assert all(p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None for p in top.iter(qn("w:p")))
            assert all(s.find(qn("w:bidi")) is not None for s in top.iter(qn("w:sectPr")))


@pytest.mark.parametrize("draft", DRAFTS)
def test_title_and_language_are_said(draft: str) -> None:
    sheet = first(draft)
    files = parts(sheet.made("docx"))
    core = etree.fromstring(files["docProps/core.xml"])
    assert core.findtext(f"{CORE}title") == sheet.document.title
    assert core.findtext(f"{CORE}language") == sheet.document.lang
    default = etree.fromstring(files["word/styles.xml"]).find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert default is not None
    assert default.get(qn("w:val"), "").startswith(sheet.document.lang)


def test_text_in_another_language_says_so() -> None:
    sheet = next(s for draft in DRAFTS for s in sheets(draft) if len({p.lang for p in s.document.parts}) > 1)
    top = etree.fromstring(parts(sheet.made("docx"))["word/document.xml"])
    hangul = [run for run in top.iter(qn("w:r")) if re.search("[가-힣]", "".join(run.itertext()))]
    assert len(hangul) > 50
    for run in hangul:
        said = run.find(f"{qn('w:rPr')}/{qn('w:lang')}")
        assert said is not None
        assert said.get(qn("w:eastAsia")) == "ko-KR"


def test_every_picture_has_alternative_text() -> None:
    seen = 0
    for draft in DRAFTS:
        sheet = first(draft)
        top = etree.fromstring(parts(sheet.made("docx"))["word/document.xml"])
        described = [node.get("descr") for node in top.iter(qn("wp:docPr"))]
        assert described == alternatives(sheet.document)
        assert all(described)
        seen += len(described)
    assert seen


def alternatives(document: Document) -> list[str]:
    blocks = [block for letter in document.parts for block in walk(letter.blocks) if isinstance(block, Paragraph)]
    return [inline.alt for block in blocks for inline in block.inlines if isinstance(inline, Picture)]


@pytest.mark.parametrize("draft", LISTED)
def test_every_table_repeats_its_header_row(draft: str) -> None:
    for sheet in sheets(draft, (Layout.TABLE, 1)):
        top = etree.fromstring(parts(sheet.made("docx"))["word/document.xml"])
        tables = list(top.iter(qn("w:tbl")))
        assert len(tables) == headed(sheet.document)
        assert all(_has(table[2], "w:trPr/w:tblHeader") for table in tables)
        assert all(_has(row, "w:trPr/w:cantSplit") for table in tables for row in table.iter(qn("w:tr")))


def headed(document: Document) -> int:
    blocks = [block for letter in document.parts for block in walk(letter.blocks)]
    lists = [b for b in blocks if isinstance(b, SignatoryList) and b.layout is Layout.TABLE]
    return len(lists) + sum(isinstance(block, Table) and any(block.header) for block in blocks)


def _has(node: Element, path: str) -> bool:
    return node.find("/".join(qn(step) for step in path.split("/"))) is not None


def test_nothing_of_the_default_template_of_the_library_is_left() -> None:
    saved = io.BytesIO()
    docx.Document().save(saved)
    theirs = {sha256(data).digest() for data in parts(saved.getvalue()).values()}
    marks = (b"python-docx", b"office theme", b"lsdexception", b"normal.dotm", b"w:rsid", b"thumbnail", b"docx4j")
    for draft in DRAFTS:
        files = parts(first(draft).made("docx"))
        assert not theirs & {sha256(data).digest() for data in files.values()}
        text = b"".join(data for name, data in files.items() if name.endswith((".xml", ".rels"))).lower()
        assert [mark for mark in marks if mark in text] == []
        assert [n for n in files if n.startswith(("docProps/app", "docProps/thumb", "customXml"))] == []
    assert any(mark in b"".join(parts(saved.getvalue()).values()).lower() for mark in marks)


def test_the_same_letter_gives_the_same_bytes() -> None:
    sheet: Sheet = first(DRAFTS[0])
    assert sheet.made("docx") == sheet.made("docx")
