"""A reference.docx that brings programs, asks for something outside or is a bomb is refused at loading."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit.load.reference import MOST_XML, docx_problem

from .packages import REFERENCE, changed, packed, part

TYPES, RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO_PART = '<Override PartName="/word/v.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def relation(kind: str, target: str, *, external: bool = True) -> bytes:
    mode = ' TargetMode="External"' if external else ""
    added = f'<Relationship Id="rId99" Type="{OFFICE}{kind}" Target="{target}"{mode}/></Relationships>'
    return changed(REFERENCE, {RELATIONS: ("</Relationships>", added)})


def header(content: str) -> bytes:
    return changed(REFERENCE, added={"word/header9.xml": f"<w:hdr {W}><w:p>{content}</w:p></w:hdr>".encode()})


def runs(*codes: str) -> str:
    inner = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    return f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{inner}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def renamed(old: str, new: str) -> bytes:
    return packed({new if name == old else name: content for name, content in part(REFERENCE).items()})


def claiming_less(size: int) -> bytes:
    """A package whose directory says that a part is small, though it is not."""
    data = bytearray(changed(REFERENCE, added={"word/header9.xml": b" " * (MOST_XML + 10)}))
    at = data.rfind(b"word/header9.xml") - 46
    data[at + 24 : at + 28] = size.to_bytes(4, "little")
    return bytes(data)


HOSTILE = {
    "no package": (b"<html/>", "not a Word document"),
    "cut off": (REFERENCE[:2000], "not a Word document"),
    "empty": (b"", "not a Word document"),
    "another package": (packed({"a.txt": b"x"}), "not a Word document"),
    "template": (changed(REFERENCE, {TYPES: (MAIN, MAIN.replace("document.main", "template.main"))}), "can use"),
    "macros": (
        changed(REFERENCE, {TYPES: (MAIN, "application/vnd.ms-word.document.macroEnabled.main+xml")}),
        "macros or controls",
    ),
    "macro part": (
        changed(REFERENCE, {TYPES: ("</Types>", MACRO_PART + "</Types>")}),
        "macros or controls",
    ),
    "picture outside": (relation("image", "http://127.0.0.1:9/x.png"), "which is outside it"),
    "picture in a file": (relation("image", "file:///etc/hostname"), "which is outside it"),
    "template outside": (relation("attachedTemplate", "http://127.0.0.1:9/x.dotm"), "which is outside it"),
    "object outside": (relation("oleObject", "http://127.0.0.1:9/x.xlsx"), "which is outside it"),
    "frame": (relation("frame", "http://127.0.0.1:9/"), "which is outside it"),
    "link that runs": (relation("hyperlink", "javascript:alert(1)"), "which is outside it"),
    "link to a share": (relation("hyperlink", "file://server/share"), "which is outside it"),
    "object": (relation("oleObject", "embeddings/o.bin", external=False), "embeds an object"),
    "package": (relation("package", "embeddings/o.xlsx", external=False), "embeds an object"),
    "web page": (relation("aFChunk", "part.html", external=False), "embeds an object"),
    "control": (relation("control", "activeX/a.xml", external=False), "embeds an object"),
    "field": (header(runs(' INCLUDEPICTURE "http://127.0.0.1:9/x.png" ')), "a field INCLUDEPICTURE"),
    "field over runs": (header(runs("INCLUDE", "PICTURE", ' "http://127.0.0.1:9/"')), "a field INCLUDEPICTURE"),
    "field in small letters": (header(runs("dde excel book")), "a field DDE"),
    "field within a field": (header(runs("IF 1 = 1 ", runs("INCLUDETEXT x"))), "a field INCLUDETEXT"),
    "simple field": (header('<w:fldSimple w:instr="DDEAUTO c:\\\\x"/>'), "a field DDEAUTO"),
    "entities": (
        changed(REFERENCE, added={"word/header9.xml": b'<!DOCTYPE w [<!ENTITY a "b">]><w>&a;</w>'}),
        "has a document type",
    ),
    "document type": (changed(REFERENCE, added={"word/header9.xml": b'<!DOCTYPE w SYSTEM "x"><w/>'}), "document type"),
    "deep": (changed(REFERENCE, added={"word/header9.xml": b"<a>" * 5000 + b"</a>" * 5000}), "nests elements"),
    "broken part": (changed(REFERENCE, added={"word/header9.xml": b"<a>"}), "cannot be read"),
    "path upwards": (renamed("word/theme.xml", "../theme.xml"), "leads out of it"),
    "absolute path": (renamed("word/theme.xml", "/etc/theme.xml"), "leads out of it"),
    "drive": (renamed("word/theme.xml", "C:/theme.xml"), "leads out of it"),
    "large part": (changed(REFERENCE, added={"word/header9.xml": b" " * (MOST_XML + 10)}), "holds more than"),
    "bomb": (changed(REFERENCE, added={"word/media/x.png": bytes(70_000_000)}), "far larger"),
    "too many parts": (packed({**part(REFERENCE), **{f"x/{n}": b"" for n in range(600)}}), "far larger"),
    "claim of a size": (claiming_less(10), ""),
}  # fmt: skip


@pytest.mark.parametrize(("data", "words"), HOSTILE.values(), ids=HOSTILE)
def test_it_is_refused_with_what_to_do(data: bytes, words: str) -> None:
    problem = docx_problem(data)
    assert problem is not None
    assert words in problem[0]
    assert problem[1]


def test_two_parts_of_one_name_are_refused() -> None:
    target = io.BytesIO(REFERENCE)
    with zipfile.ZipFile(target, "a") as package:
        package.writestr("word/Document.xml", "<a/>")
    problem = docx_problem(target.getvalue())
    assert problem is not None
    assert "same name" in problem[0]


@pytest.mark.parametrize(
    "data",
    [
        REFERENCE,
        relation("hyperlink", "https://example.org/"),
        relation("hyperlink", "mailto:x@example.org"),
        header(runs(" PAGE ")),
        header(runs(' HYPERLINK "https://example.org/link" ')),
        changed(REFERENCE, added={"word/media/x.png": b"\x89PNG"}),
    ],
)
def test_what_a_letterhead_has_is_taken(data: bytes) -> None:
    assert docx_problem(data) is None


@given(data=st.binary(max_size=300), at=st.integers(0, len(REFERENCE)))
@settings(max_examples=150, deadline=None)
def test_any_bytes_in_the_middle_are_read_or_refused(data: bytes, at: int) -> None:
    problem = docx_problem(REFERENCE[:at] + data + REFERENCE[at + len(data) :])
    assert problem is None or all(problem)
