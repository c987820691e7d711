"""Word files by their XML: what a person sees of them, and nothing that was deleted or hidden."""

from __future__ import annotations

import pytest

from letterkit import readers
from letterkit.errors import InputError
from letterkit.model.reading import BlockKind, TextBlock

from . import files
from .files import docx, p, r, table


def read(body: str, **parts: str) -> tuple[TextBlock, ...]:
    return readers.read(docx(body, {f"{name}.xml": text for name, text in parts.items()}), "letter.docx").blocks


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in read(body, **parts)]


def code(data: bytes, name: str = "letter.docx") -> str:
    with pytest.raises(InputError) as caught:
        readers.read(data, name)
    (finding,) = caught.value.findings
    return finding.code


LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for level, (form, text) in enumerate([("decimal", "%1."), ("lowerLetter", "(%2)"), ("upperRoman", "%1.%3")])
)
NUMBERING = files.part(
    "numbering",
    f'<w:abstractNum w:abstractNumId="7">{LEVELS}</w:abstractNum>'
    '<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>",
)


def item(text: str, number: int, level: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_numbers_are_computed_as_word_prints_them() -> None:
    body = item("a", 1) + item("b", 1, 1) + item("c", 1, 1) + item("d", 1) + item("e", 1, 1) + item("f", 1, 2)
    blocks = read(body + item("g", 2) + item("again", 3) + item("none", 0), numbering=NUMBERING)
    assert [block.marker for block in blocks] == ["1.", "(a)", "(b)", "2.", "(a)", "2.I", "•", "1.", ""]
    assert [block.level for block in blocks] == [1, 2, 2, 1, 2, 3, 1, 1, 0]
    assert blocks[0].group == blocks[4].group != blocks[6].group


def test_a_table_is_rows_with_cells() -> None:
    rows = read(table(("Name", "Country"), ("Human Asia", "South Korea"), ("FIDH", "")))
    assert [row.cells for row in rows] == [("Name", "Country"), ("Human Asia", "South Korea"), ("FIDH", "")]
    assert {row.kind for row in rows} == {BlockKind.TABLE_ROW}
    assert len({row.group for row in rows}) == 1


def test_a_table_that_only_sets_names_side_by_side_is_read_column_by_column() -> None:
    column = "".join(p(f"Left {number}") for number in range(5)), "".join(p(f"Right {number}") for number in range(5))
    body = "<w:tbl><w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in column) + "</w:tr></w:tbl>"
    assert texts(body) == [f"Left {n}" for n in range(5)] + [f"Right {n}" for n in range(5)]


def test_a_merged_cell_stands_in_each_of_its_rows() -> None:
    merged = '<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + p("Korea") + "</w:tc>"
    goes_on = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    rows = "".join(f"<w:tr>{cell}<w:tc>{p(name)}</w:tc></w:tr>" for cell, name in ((merged, "A"), (goes_on, "B")))
    assert [row.cells for row in read(f"<w:tbl>{rows}</w:tbl>")] == [("Korea", "A"), ("Korea", "B")]


def test_deleted_text_is_gone_and_inserted_text_stays() -> None:
    body = "<w:p>" + r("We are ") + "<w:del><w:r><w:delText>69</w:delText></w:r></w:del>"
    body += "<w:ins>" + r("70") + "</w:ins>" + r(" groups") + "<w:moveFrom>" + r("moved") + "</w:moveFrom></w:p>"
    body += f'<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>{p("Gone")}</w:tc></w:tr></w:tbl>'
    assert texts(body) == ["We are 70 groups"]


def test_paragraphs_whose_mark_was_deleted_are_one() -> None:
    first = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + r("We are 70") + "</w:p>"
    assert texts(first + p("groups")) == ["We are 70 groups"]


@pytest.mark.parametrize("dress", ["<w:vanish/>", "<w:strike/>", '<w:dstrike w:val="1"/>'])
def test_hidden_and_struck_text_is_gone(dress: str) -> None:
    assert texts("<w:p>" + r("Seen") + r(" unseen", dress) + "</w:p>") == ["Seen"]
    assert texts("<w:p>" + r("Seen") + r(" too", '<w:vanish w:val="0"/>') + "</w:p>") == ["Seen too"]


def test_of_a_field_the_result_is_read_and_not_its_code() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    inner = mark("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + mark("separate") + r("3") + mark("end")
    field = mark("begin") + r("IF ") + inner + mark("separate") + r("47") + mark("end")
    assert texts("<w:p>" + r("We are ") + field + r(" groups") + "</w:p>") == ["We are 47 groups"]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{p('In the box')}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
    shape = f"<w:r><mc:AlternateContent>{choice}<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    assert texts(f"<w:p>{r('Beside it')}{shape}</w:p>{p('After it')}") == ["Beside it", "In the box", "After it"]


def test_notes_come_last_and_their_marks_do_not_stick_to_numbers() -> None:
    notes = files.part("footnotes", f'<w:footnote w:id="2">{p("See above.")}</w:footnote>')
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>' + r("5", '<w:vertAlign w:val="superscript"/>')
    blocks = read(f"<w:p>{r('We are 47 groups')}{mark}{r('.')}</w:p>{p('End')}", footnotes=notes)
    assert [block.text for block in blocks] == ["We are 47 groups.", "End", "See above."]
    assert (blocks[2].kind, blocks[2].marker, blocks[2].place.field) == (BlockKind.FOOTNOTE, "1", "footnote 1")


def test_headings_are_known_by_their_styles() -> None:
    styles = files.part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="u1"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="Mine"/><w:basedOn w:val="u1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="x"/><w:basedOn w:val="loop"/></w:style>',
    )
    blocks = read(p("Groups", '<w:pStyle w:val="mine"/>') + p("x", '<w:pStyle w:val="loop"/>'), styles=styles)
    assert (blocks[0].kind, blocks[0].level, blocks[0].strong) == (BlockKind.HEADING, 2, True)
    assert blocks[1].kind is BlockKind.PARAGRAPH


def test_lines_of_a_paragraph_are_blocks_that_belong_together() -> None:
    blocks = read("<w:p>" + r("Seoul") + "<w:r><w:br/></w:r>" + r("Republic of Korea") + "</w:p>" + p("Next"))
    assert [(block.text, block.continues) for block in blocks] == [
        ("Seoul", False),
        ("Republic of Korea", True),
        ("Next", False),
    ]
    assert [block.place.field for block in blocks] == ["paragraph 1", "paragraph 1", "paragraph 2"]


def test_blank_paragraphs_part_what_belongs_together() -> None:
    blank = "<w:p/>"
    body = blank.join([p("Ann Lee") + p("Director"), p("Bo Kim") + p("Chair"), p("Cy Roe"), p("End")])
    assert [block.continues for block in read(body)] == [False, True, False, True, False, False]


def test_the_strict_form_is_read_too() -> None:
    data = docx(p("We are 7 groups"), namespace=files.STRICT)
    assert readers.read(data, "x.docx").blocks[0].text == "We are 7 groups"


def test_headers_are_left_out() -> None:
    assert texts(p("Text"), header1=files.part("hdr", p("Head")), footer1=files.part("ftr", p("Page 1"))) == ["Text"]


DOCTYPE = '<!DOCTYPE w [<!ENTITY a "b">]>'
LAUGHS = "<!DOCTYPE w [" + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 9 if n else "ha"}">' for n in range(9)) + "]>"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (docx(p("x"), doctype=DOCTYPE), "file-broken"),
        (docx(p("&a8;"), doctype=LAUGHS), "file-broken"),
        (docx("<w:p>"), "file-broken"),
        (docx("<w:sdt>" * 1000 + "</w:sdt>" * 1000), "file-broken"),
        (docx(p("x"))[:-30], "file-broken"),
        (docx(""), "file-without-text"),
        (docx(" " * 11_000_000), "file-too-large"),
        (docx(p("x"), {f"media/{n}": bytes(50_000_000) for n in range(5)}), "file-too-large"),
        (files.zipped({"xl/workbook.xml": "<x/>"}), "file-type"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "file-encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "file-type"),
    ],
    ids=["doctype", "laughs", "no-xml", "deep", "cut", "empty", "bomb", "media-bomb", "excel", "encrypted", "doc"],
)
def test_what_cannot_be_read_is_one_clear_error(data: bytes, expected: str) -> None:
    assert code(data) == expected


def test_a_doc_is_named_as_what_it_is() -> None:
    with pytest.raises(InputError, match="Word file of before 2007"):
        readers.read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "letter.doc")
