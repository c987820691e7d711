"""A long story is read without most of its markup, and reads as ever; where it may not, all of it is read."""

from __future__ import annotations

import io
import zipfile

import pytest

from letterkit.verify import seams
from letterkit.verify.readers import docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = [f"Group {number} &amp; &#xe9;" for number in range(100)]


def paragraph(text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="Signatory"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def row(name: str) -> str:
    cell = f"<w:tc><w:tcPr><w:tcW w:w='9'/></w:tcPr>{paragraph(name)}</w:tc>"
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}{cell}</w:tr>"


LINES = "".join(map(paragraph, NAMES))
TABLE = f"<w:tbl>{''.join(map(row, NAMES)).replace(chr(39), chr(34))}</w:tbl>"
RUNS = f"<w:p>{''.join(f'<w:r><w:t>{name}</w:t></w:r><w:r><w:t>; </w:t></w:r>' for name in NAMES)}</w:p>"


def story(body: str, *, head: str = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n", more: str = "") -> str:
    return f'{head}<w:document xmlns:w="{W}"{more}><w:body>{body}</w:body></w:document>'


def read(xml: str, monkeypatch: pytest.MonkeyPatch, *, least: int, encoding: str = "utf-8") -> str:
    monkeypatch.setattr(seams, "LEAST", least)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", xml.encode(encoding))
    try:
        return docx.text(file.getvalue())
    except ValueError:
        return "unreadable"


def both(xml: str, monkeypatch: pytest.MonkeyPatch, encoding: str = "utf-8") -> tuple[str, str]:
    quick = read(xml, monkeypatch, least=0, encoding=encoding)
    return quick, read(xml, monkeypatch, least=1_000_000, encoding=encoding)


@pytest.mark.parametrize("body", [LINES, TABLE, RUNS, LINES + TABLE + RUNS, LINES + "<w:p/>" + LINES])
def test_a_long_story_reads_the_same_without_its_seams(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quick, thorough = both(story(body), monkeypatch)
    assert quick == thorough
    assert "Group 99 & é" in quick
    assert docx._quickly(story(body).encode()) == quick


SEAM = '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Signatory"/></w:pPr><w:r><w:t>'
SEEN = LINES.replace("Group 50", "Group\ue000 50")
ODD = {
    "in a comment": story(LINES.replace("<w:p>", "<!--<w:p>", 1).replace("</w:p>", "</w:p>-->")),
    "in a comment over a few": story(LINES.replace(paragraph(NAMES[50]), f"<!--{paragraph(NAMES[50])}-->")),
    "raw data": story(LINES.replace(paragraph(NAMES[50]), f"<w:p><w:r><w:t><![CDATA[{SEAM}]]></w:t></w:r></w:p>")),
    "hidden runs": story(LINES.replace("<w:r><w:t>Group 5", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Group 5")),
    "one hidden run": story(LINES.replace("<w:r><w:t>Group 50", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Group 50")),
    "deleted runs": story(
        LINES.replace("<w:r><w:t>Group 5", "<w:del><w:r><w:t>Group 5").replace(SEAM[11:], "</w:del>" + SEAM[11:])
    ),
    "deleted lines": story(f"<w:del>{LINES}</w:del>{LINES}"),
    "another namespace": story(LINES).replace(W, "urn:other"),
    "another namespace inside": story(f'<w:sdt xmlns:w="urn:other">{LINES}</w:sdt>'),
    "another namespace by a space": story(f'<w:sdt xmlns:w ="urn:other">{LINES}</w:sdt>'),
    "another prefix": story(LINES).replace("w:", "v:"),
    "an entity": story(LINES, head='<!DOCTYPE w [<!ENTITY e "words">]>').replace("Group 5", "&e;"),
    "another encoding": story(LINES, head="<?xml version='1.0' encoding='UTF-16'?>"),
    "a sign of its own": story(SEEN),
    "a sign by number": story(LINES.replace("Group 50", "Group&#xe000; 50")),
    "elements that nobody opened": story(f"<w:p><w:t>{SEAM.join(NAMES)}</w:t></w:p>"),
    "text outside of runs": story(f"<w:x>{SEAM.join(NAMES)}</w:x>"),
    "text behind an element": story(LINES.replace("50", "50<w:tab/>and")),
    "an attribute that ends early": story(LINES.replace("<w:t>", '<w:t xml:space="a>b">')),
    "seams in an attribute": story(f'<w:p w:x="{SEAM.join(NAMES)}"/>'),
    "marks between": story(LINES.replace("<w:r><w:t>", "<w:r><w:noBreakHyphen/><w:t>")),
    "breaks between": story(LINES.replace("<w:r><w:t>", "<w:r><w:br/><w:t>")),
    "it breaks off": story(LINES)[:-400],
}


@pytest.mark.parametrize("case", ODD)
def test_what_is_odd_reads_as_ever(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quick, thorough = both(ODD[case], monkeypatch, "utf-16" if "encoding" in case else "utf-8")
    assert quick == thorough


def test_some_seams_of_a_very_long_story_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seams, "_PIECE", 300)
    quick, thorough = both(story(LINES), monkeypatch)
    assert quick == thorough
    assert docx._quickly(story(LINES).encode()) == quick


def test_a_seam_closes_what_it_opens() -> None:
    assert seams.closed(b"</a></b><b><c x='1'/><a>") == (b"a", b"b")
    assert seams.closed(b"</a><b>") == ()
    assert seams.closed(b"</a><b></c><a>") == ()
    assert seams.closed(b"<a></a>") == ()
