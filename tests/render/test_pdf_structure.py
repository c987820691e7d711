"""What a screen reader and an archive find in a PDF."""

from __future__ import annotations

import io
import re
import zlib
from datetime import UTC, datetime

import pypdfium2
import pytest
from PIL import Image

from letterkit.model.letter import (
    Attachment,
    Blocks,
    Document,
    Heading,
    Layout,
    Letter,
    ListBlock,
    NoteMark,
    Paragraph,
    Picture,
    Quote,
    Run,
    Table,
)
from letterkit.render.formats import pdf
from letterkit.verify.readers import pdf as reader

from . import example
from .pdf_reading import attachments, bookmarks, elements, types

LONG = "A sentence of a paragraph that is long enough to fill the lines of many pages in the end. " * 90


def made(*blocks: object, notes: tuple[Blocks, ...] = (), lang: str = "en", css: str = "") -> bytes:
    letter = Letter("one", lang, "One", blocks, notes)  # type: ignore[arg-type]
    return pdf.render(example.document(letter), example.template(css))


def blocks(kind: type) -> list[object]:
    return [block for block in example.body() if isinstance(block, kind)]


def page_count(data: bytes) -> int:
    with pypdfium2.PdfDocument(data) as found:
        return len(found)


def test_a_list_in_a_list_stands_in_its_item() -> None:
    found = [f"{kind} {facts.get('numbering', '')}".strip() for _, kind, facts in elements(made(*blocks(ListBlock)))]
    start = found.index("L Decimal")
    assert found[start + 1 : start + 4] == ["LI", "Lbl", "LBody"]
    assert found.index("L Disc") > start + 4


def test_a_table_names_its_columns() -> None:
    found = elements(made(*blocks(Table)))
    assert [kind for _, kind, _ in found][2:] == [
        "Div", "Table", "THead", "TR", "TH", "TH", "TH", "TBody", *["TR", "TD", "TD", "TD"] * 2
    ]  # fmt: skip
    assert {facts.get("scope") for _, kind, facts in found if kind == "TH"} == {"Column"}


def test_the_repeated_head_of_a_table_is_an_artifact() -> None:
    data = made(example.groups(Layout.TABLE))
    assert page_count(data) > 1
    assert sum(kind == "TH" for _, kind, _ in elements(data)) == 2
    assert reader.text(data).count("Country") == 1


def test_a_note_follows_its_mark_wherever_it_is_printed() -> None:
    data = made(Paragraph((Run("Before "), NoteMark(1), Run(" after"))), notes=((example.text("Note."),),))
    assert types(data)[3:] == ["      P", "        Reference", "        Note", "          Lbl", "          P"]
    ids = [facts["id"] for _, kind, facts in elements(data) if kind == "Note"]
    assert len(ids) == len(set(ids)) == 1


def test_a_paragraph_over_pages_is_one_element() -> None:
    data = made(example.text(LONG), Quote((example.text(LONG),)))
    assert page_count(data) > 2
    assert len(re.findall(rb"/S /P\b", b"".join(_objects(data)))) == 2


def _objects(data: bytes) -> list[bytes]:
    found = []
    for match in re.finditer(rb"stream\r?\n", data):
        try:
            found.append(zlib.decompressobj().decompress(data[match.end() :]))
        except zlib.error:
            continue
    return [data, *found]


def test_levels_of_headings_have_no_gap() -> None:
    data = made(*(Heading(level, (Run(f"Level {level}"),)) for level in (2, 4, 4, 3, 1)), example.text("x"))
    assert [kind for _, kind, _ in elements(data) if kind.startswith("H")] == ["H1", "H2", "H2", "H2", "H1"]
    assert [title for _, title in bookmarks(data)] == ["Level 2", "Level 4", "Level 4", "Level 3", "Level 1"]


def test_a_picture_says_what_it_shows_unless_it_says_nothing() -> None:
    shown, silent = (Picture(example.PIXEL, "image/png", alt, "x.png", 20) for alt in ("Seal", ""))
    found = elements(made(Paragraph((shown, silent, Run("x")))))
    assert [facts for _, kind, facts in found if kind == "Figure"] == [{"alt": "Seal"}]


def test_only_what_is_in_another_language_names_it() -> None:
    data = made(Paragraph((Run("In Korean "), Run("보기 단체", lang="ko"), Run(" and "), Run("again", lang="en"))))
    assert [(kind, facts["lang"]) for _, kind, facts in elements(data) if "lang" in facts] == [("Span", "ko")]


def test_the_second_language_of_a_document_is_named_once() -> None:
    found = elements(pdf.render(example.document(), example.template()))
    named = [(kind, facts["lang"]) for _, kind, facts in found if "lang" in facts]
    assert ("Art", "ko") in named
    assert {kind for kind, lang in named if lang == "ko"} == {"Art", "Span"}


def test_heads_and_feet_are_no_text() -> None:
    data = pdf.render(example.document(), example.template())
    with pypdfium2.PdfDocument(data) as found:
        assert "Page 2 of" in found[1].get_textpage().get_text_range()
    assert "Page 2 of" not in reader.text(data)


@pytest.mark.parametrize("name", ["منظمة العفو الدولية 12", "עמותה לזכויות האדם (2020) ABC", "מילה"])
@pytest.mark.parametrize("css", ["", "article { direction: rtl }"])
def test_names_from_right_to_left_are_read_back_in_their_order(name: str, css: str) -> None:
    read = reader.text(made(Paragraph((Run(f"The name {name} stands here. {name}"),)), example.text(name), css=css))
    assert "".join(read.split()).count("".join(name.split())) == 3


_OF_THE_MACHINE = pytest.mark.heavy
"""Scripts for which letterkit brings no font: a bare machine has none either."""


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("สมาคม น้ำ", marks=_OF_THE_MACHINE),
        pytest.param("अधिकार क्षेत्र", marks=_OF_THE_MACHINE),
        "q\u0323\u0307",
    ],
)
def test_a_viewer_copies_the_text_where_glyphs_are_not_characters(name: str) -> None:
    with pypdfium2.PdfDocument(made(example.text(name))) as found:
        assert name in found[0].get_textpage().get_text_range()


def test_a_file_that_is_attached_comes_out_again() -> None:
    one = Attachment("signatories.csv", "text/csv", b'\xef\xbb\xbf"name"\r\n"A"\r\n', "The signatories")
    document = Document(
        "one", "One", "", "", datetime(2020, 2, 4, tzinfo=UTC), "A4",
        (Letter("one", "en", "One", (example.text("x"),)),), (one, Attachment("b.csv", "text/csv", b"b", "Others")),
    )  # fmt: skip
    data = pdf.render(document, example.template())
    assert attachments(data) == {"signatories.csv": one.data, "b.csv": b"b"}
    written = b"".join(_objects(data))
    assert written.count(b"/AFRelationship /Data") == 2
    (named,) = re.findall(rb"/AF \[(.*?)\]", written)
    assert named.count(b" R") == 2


def test_notes_of_the_line_that_other_notes_make_room_for_are_set() -> None:
    """WeasyPrint moves the note of a first line away to keep the second line, and forgets the note of that one."""
    notes = ((example.text("First note. " * 20),), (example.text("Second note."),))
    for lines in range(30, 50):
        filler = example.text("\n".join(["x"] * lines))
        words = "Words that fill the line up to its end and the next one, too, so that there are more. "
        marked = Paragraph((Run("Mark"), NoteMark(1), Run(f" {words}"), NoteMark(2), Run(words * 4)))
        read = reader.text(made(filler, marked, notes=notes))
        assert "Second note." in read, lines
        assert "First note." in read, lines


@pytest.mark.parametrize(("mode", "kind", "colour"), [("CMYK", "jpeg", (0, 255, 255, 0)), ("I;16", "png", 33000)])
def test_a_picture_in_other_colours_is_printed_in_those(mode: str, kind: str, colour: object) -> None:
    file = io.BytesIO()
    Image.new(mode, (40, 40), colour).save(file, kind)  # type: ignore[arg-type]
    data = made(Paragraph((Picture(file.getvalue(), f"image/{kind}", "A square", "x", 60),)))
    with pypdfium2.PdfDocument(data) as found:
        counts = found[0].render(scale=0.5).to_pil().convert("RGB").getcolors(1 << 20)
    seen = {rgb for number, rgb in counts if number > 100} - {(255, 255, 255)}
    wanted = (255, 0, 0) if mode == "CMYK" else (128, 128, 128)
    assert any(all(abs(a - b) < 30 for a, b in zip(rgb, wanted, strict=True)) for rgb in seen), seen


def test_brackets_beside_text_from_right_to_left_are_copied_as_they_are() -> None:
    data = made(example.text("האגודה (2020) [א]"), example.text("Association (2020) [a]"), example.text("(b) [c]"))
    with pypdfium2.PdfDocument(data) as found:
        lines = found[0].get_textpage().get_text_range().splitlines()
    assert "Association (2020) [a]" in lines
    assert "(b) [c]" in lines
