"""Pages of a Word file: columns, languages one after another, heads and feet, and what of a template is kept."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as WordDocument

from letterkit.errors import InputError
from letterkit.model.letter import Layout, Letter, Paragraph, Role, Run, SignatoryList
from letterkit.render.docx.xml import Element, qn, text_of
from letterkit.render.formats.docx import render

from . import docx_reading as reading
from . import example
from .docx_reading import paragraphs, template, val, xml


@pytest.fixture(scope="module")
def whole() -> bytes:
    return render(example.document(), template())


def sections(data: bytes) -> list[Element]:
    return list(xml(data).iter(qn("w:sectPr")))


def columns(section: Element) -> str:
    found = section.find(qn("w:cols"))
    assert found is not None
    return found.get(qn("w:num"), "1")


def stories(data: bytes, kind: str) -> list[str]:
    """The texts of the headers or footers, a paragraph a line."""
    found = [name for name in reading.parts(data) if name.startswith(f"word/{kind}")]
    return ["\n".join(text for _, text in paragraphs(xml(data, name))) for name in sorted(found)]


def changed(change: Callable[[WordDocument], None], name: str = "joint-letter") -> bytes:
    """The template's reference.docx after a user's change."""
    document = docx.Document(io.BytesIO(template(name).reference_docx))
    change(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_a_list_in_columns_is_a_section_between_continuous_breaks(whole: bytes) -> None:
    found = [(val(s, "w:type"), columns(s)) for s in sections(whole)]
    assert found == [
        ("nextPage", "1"),
        ("continuous", "2"),
        ("continuous", "1"),
        ("nextPage", "1"),
        ("continuous", "2"),
        ("continuous", "1"),
    ]


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_all_names_are_in_the_section_with_the_columns(count: int) -> None:
    letter = Letter("x", "en", "T", (example.text("before"), example.groups(columns=count)))
    data = render(example.document(letter), template())
    names = [text for style, text in paragraphs(xml(data)) if style == "Signatory"]
    assert len(names) == 70
    assert str(count) in [columns(s) for s in sections(data)]


def test_two_lists_in_columns_one_after_another_and_nothing_else() -> None:
    letter = Letter("x", "en", "T", (example.groups(columns=2), example.individuals(columns=3)))
    data = render(example.document(letter), template())
    assert [columns(s) for s in sections(data)] == ["2", "3", "1"]


def test_a_table_before_columns_and_an_empty_letter() -> None:
    letter = Letter("x", "en", "T", (example.groups(Layout.TABLE), example.groups(columns=2)))
    assert len(sections(render(example.document(letter), template()))) == 3
    empty = Letter("x", "en", "T", (SignatoryList("groups", Layout.COLUMNS, (), 2),))
    assert len(sections(render(example.document(empty), template()))) >= 1


def test_each_language_begins_a_page_with_its_own_head_and_foot(whole: bytes) -> None:
    assert stories(whole, "header") == [
        "President Jane Doe · February 21, 2020\nThis is a reconstruction for testing and not the text that was sent.",
        "제인 도 대통령 · 2020년 2월 21일\n이 글은 시험을 위해 다시 쓴 것으로, 실제로 보낸 글이 아닙니다.",
    ]
    first, second = (s for s in sections(whole) if val(s, "w:type") == "nextPage")
    assert first.find(qn("w:titlePg")) is not None
    assert second.find(qn("w:titlePg")) is not None
    assert {r.get(qn("r:id")) for r in first.iter(qn("w:headerReference"))}.isdisjoint(
        r.get(qn("r:id")) for r in second.iter(qn("w:headerReference"))
    )


def test_pages_are_numbered_by_fields(whole: bytes) -> None:
    name = next(n for n in sorted(reading.parts(whole)) if n.startswith("word/footer"))
    foot = xml(whole, name)
    assert text_of(foot) == "Page 1 of 1"
    assert [f.get(qn("w:instr")).strip() for f in foot.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(("paper", "size"), [("A4", ("11906", "16838")), ("Letter", ("12240", "15840"))])
def test_the_sheet_is_the_letters(paper: str, size: tuple[str, str]) -> None:
    for section in sections(render(example.document(paper=paper), template())):
        sheet = section.find(qn("w:pgSz"))
        assert sheet is not None
        assert (sheet.get(qn("w:w")), sheet.get(qn("w:h"))) == size


def test_a_letterhead_made_in_word_stands_for_the_drafts() -> None:
    def put_letterhead(document: WordDocument) -> None:
        document.sections[0].first_page_header.paragraphs[0].text = "Our Own Head\tSince 1990"

    data = render(example.document(), template(reference=changed(put_letterhead)))
    assert "Our Own HeadSince 1990" in [text.replace("\t", "") for text in stories(data, "header")]
    assert "Coalition for Example Rights" not in text_of(xml(data))
    firsts = [
        r.get(qn("r:id"))
        for s in sections(data)
        for r in s.iter(qn("w:headerReference"))
        if r.get(qn("w:type")) == "first"
    ]
    assert len(firsts) == 2
    assert len(set(firsts)) == 1


def test_a_picture_alone_in_the_head_leaves_the_drafts_letterhead() -> None:
    def put_picture(document: WordDocument) -> None:
        run = document.sections[0].first_page_header.paragraphs[0].add_run()
        run.add_picture(io.BytesIO(example.PIXEL))

    data = render(example.document(), template(reference=changed(put_picture)))
    assert "Coalition for Example Rights" in text_of(xml(data))
    assert example.PIXEL in reading.parts(data).values()


def test_a_running_head_of_the_template_is_kept_and_the_notice_still_shown() -> None:
    def put_head(document: WordDocument) -> None:
        document.sections[0].header.paragraphs[0].text = "Page head"

    data = render(example.document(), template(reference=changed(put_head)))
    heads = [text for text in stories(data, "header") if text]
    assert heads == ["Page head\nThis is a reconstruction for testing and not the text that was sent."]


def test_changed_styles_and_margins_are_the_letters() -> None:
    def change(document: WordDocument) -> None:
        document.styles["Subject"].font.all_caps = True
        document.sections[0].left_margin = 1_440_000

    data = render(example.document(), template(reference=changed(change)))
    subject = next(s for s in xml(data, "word/styles.xml") if val(s, "w:name") == "Subject")
    assert subject.find(f"{qn('w:rPr')}/{qn('w:caps')}") is not None
    assert {s.find(qn("w:pgMar")).get(qn("w:left")) for s in sections(data)} == {"2268"}  # type: ignore[union-attr]


def test_the_text_of_the_template_and_what_its_author_left_in_it_stay_behind() -> None:
    def write(document: WordDocument) -> None:
        document.add_paragraph("Lorem ipsum")
        document.add_comment(document.paragraphs[0].add_run("x"), text="secret", author="Someone")
        document.core_properties.last_modified_by = "Someone"
        document.core_properties.comments = "secret"

    data = render(example.document(), template(reference=changed(write)))
    everything = b"".join(reading.parts(data).values())
    assert b"Lorem" not in everything
    assert b"secret" not in everything
    assert b"Someone" not in everything


def test_a_blank_document_of_anybody_serves_as_a_template() -> None:
    saved = io.BytesIO()
    docx.Document().save(saved)
    data = render(example.document(), template(reference=saved.getvalue()))
    assert len([text for style, text in paragraphs(xml(data)) if "Observatory" in text]) == 10
    assert {val(s, "w:name") for s in xml(data, "word/styles.xml")} >= {"Normal"}


def test_styles_are_found_by_name_where_word_has_renamed_their_ids() -> None:
    def rename(document: WordDocument) -> None:
        for number, style in enumerate(document.styles.element.findall(qn("w:style"))):
            style.set(qn("w:styleId"), f"a{number}")

    data = render(example.document(), template(reference=changed(rename)))
    names = {s.get(qn("w:styleId")): val(s, "w:name") for s in xml(data, "word/styles.xml")}
    used = [names[style] for style, text in paragraphs(xml(data)) if text]
    assert used[:2] == ["Letterhead", "Letterhead Details"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 truncated", b"<html/>"])
def test_a_template_that_is_no_word_file_is_named(content: bytes) -> None:
    with pytest.raises(InputError) as caught:
        render(example.document(), template(reference=content))
    (finding,) = caught.value.findings
    assert (finding.code, finding.place.path) == ("template-unreadable", "templates/joint-letter/reference.docx")


def test_a_picture_that_is_none_is_named() -> None:
    from letterkit.model.letter import Picture

    letter = Letter("x", "en", "T", (Paragraph((Picture(b"no picture", "image/png", "x", "logo.png"),)),))
    with pytest.raises(InputError) as caught:
        render(example.document(letter), template())
    assert caught.value.findings[0].place.path == "logo.png"


def test_a_letter_without_a_notice_has_none_in_its_head() -> None:
    letter = Letter("x", "en", "T", (Paragraph((Run("text"),), Role.BODY),), (), "Jane")
    assert stories(render(example.document(letter), template()), "header") == ["Jane · February 21, 2020"]
