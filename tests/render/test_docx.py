"""Word files: what each block becomes, and that nothing in them differs from one run to the next."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from letterkit.errors import InputError
from letterkit.model.letter import (
    Document,
    Heading,
    Layout,
    Letter,
    ListBlock,
    NoteMark,
    Paragraph,
    Picture,
    Role,
    Run,
)
from letterkit.render.docx.xml import qn, text_of
from letterkit.render.formats.docx import render

from . import docx_reading as reading
from . import example
from .docx_reading import paragraphs, template, val, xml

GOLDEN = Path(__file__).parent / "goldens"


def made(*blocks: object, lang: str = "en", notes: tuple[object, ...] = (), paper: str = "A4") -> bytes:
    letter = Letter("x", lang, "A letter", blocks, notes, "Jane Doe")  # type: ignore[arg-type]
    return render(example.document(letter, paper=paper), template())


def styles_of(data: bytes) -> list[str]:
    return [style for style, text in paragraphs(xml(data)) if text]


@pytest.fixture(scope="module")
def whole() -> bytes:
    return render(example.document(), template())


def test_the_same_document_gives_the_same_bytes(whole: bytes) -> None:
    assert render(example.document(), template()) == whole


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_bytes_are_the_same_in_another_process_and_folder(whole: bytes, seed: str, tmp_path: Path) -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parents[1])!r})\n"
        "from render import docx_reading, example\n"
        "from letterkit.render.formats.docx import render\n"
        "sys.stdout.buffer.write(render(example.document(), docx_reading.template()))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", script]
    assert subprocess.run(command, capture_output=True, check=True, cwd=tmp_path, env=environment).stdout == whole


def test_a_small_document(golden: Callable[[Path, str], None]) -> None:
    letter = Letter("small", "en", "Small", example.body(), example.english().notes, "Jane Doe")
    data = render(example.document(letter), template())
    golden(GOLDEN / "small.document.xml", "".join(reading.pretty(data)))
    golden(GOLDEN / "small.footnotes.xml", "".join(reading.pretty(data, "word/footnotes.xml")))


@pytest.mark.parametrize("text", example.HOSTILE)
def test_values_come_out_as_they_went_in(text: str) -> None:
    data = made(example.text(text), Heading(2, (Run(text, bold=True),)), example.hostile_list())
    assert [t for _, t in paragraphs(xml(data))][:2] == [text, text]
    assert f"{text}, {text}" in [t for _, t in paragraphs(xml(data))]


@given(text=st.text(st.characters(), min_size=1))
def test_any_text_can_be_set_and_read_back(text: str) -> None:
    top = xml(made(Paragraph((Run(text, link="https://example.org/" + text),))))
    back = "".join(
        node.text or "" if node.tag == qn("w:t") else "\n" if node.tag == qn("w:br") else "\t"
        for node in top.iter(qn("w:t"), qn("w:br"), qn("w:r"))
        if node.tag != qn("w:r")
    )
    legal = [c for c in text if c not in "\r\n\t"]
    assert len(back.replace("\n", "").replace("\t", "")) == sum(1 for _ in legal)
    assert all(a == b or b == "\ufffd" for a, b in zip(legal, back.replace("\n", "").replace("\t", ""), strict=True))


def test_roles_become_styles(whole: bytes) -> None:
    wanted = [
        "Letterhead",
        "LetterheadDetails",
        "Notice",
        "Date",
        "Address",
        "Address",
        "Copies",
        "Subject",
        "Salutation",
    ]
    assert styles_of(whole)[:9] == wanted
    assert {"Closing", "ListHeading", "Signatory", "Enclosures", "Quote", "BodyText"} <= set(styles_of(whole))


def test_no_direct_formatting_but_what_the_letter_says(whole: bytes) -> None:
    allowed = {"rStyle", "rFonts", "b", "bCs", "i", "iCs", "strike", "lang"}
    for props in xml(whole).iter(qn("w:rPr")):
        assert {child.tag.rpartition("}")[2] for child in props} <= allowed
    for fonts in xml(whole).iter(qn("w:rFonts")):
        assert dict(fonts.attrib) == {qn("w:hint"): "eastAsia"}
    allowed = {"pStyle", "numPr", "sectPr", "jc"}
    for props in xml(whole).iter(qn("w:pPr")):
        assert {child.tag.rpartition("}")[2] for child in props} <= allowed


def test_links_are_relationships_and_shared(whole: bytes) -> None:
    link = "https://example.org/a?b=1&c=2"
    data = made(
        Paragraph((Run("one", link=link), Run("two", bold=True, link=link), Run(" and "), Run("three", link=link)))
    )
    found = list(xml(data).iter(qn("w:hyperlink")))
    assert [text_of(node) for node in found] == ["onetwo", "three"]
    ids = {node.get(qn("r:id"), "") for node in found}
    assert [reading.relations(data)[i] for i in ids] == [(link, "External")]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "\\\\host\\share", "#top"])
def test_only_links_of_the_web_and_of_mail_can_be_followed(link: str) -> None:
    data = made(Paragraph((Run("text", link=link),)))
    assert not list(xml(data).iter(qn("w:hyperlink")))
    assert "text" in text_of(xml(data))


def test_lists_are_numbered_by_word_and_start_where_they_say() -> None:
    items = tuple((example.text(word),) for word in ("one", "two"))
    inner = ListBlock(False, ((example.text("inner"),),))
    data = made(ListBlock(True, (*items, (example.text("three"), inner)), start=4), ListBlock(True, items))
    levels = [
        (val(p, "w:pPr/w:numPr/w:numId"), val(p, "w:pPr/w:numPr/w:ilvl"))
        for p in xml(data).iter(qn("w:p"))
        if p.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
    ]
    first, inner_id, second = levels[0][0], levels[3][0], levels[4][0]
    assert levels == [(first, "0")] * 3 + [(inner_id, "1")] + [(second, "0")] * 2
    assert len({first, inner_id, second}) == 3
    numbering = xml(data, "word/numbering.xml")
    starts = {n.get(qn("w:numId")): val(n, "w:lvlOverride/w:startOverride") for n in numbering.iter(qn("w:num"))}
    assert (starts[first], starts[second], starts[inner_id]) == ("4", "1", None)


def test_what_follows_in_an_item_is_set_under_its_text() -> None:
    deep = ListBlock(False, ((ListBlock(True, ((example.text("a"), example.text("b")),)),),))
    assert styles_of(
        made(
            ListBlock(
                False,
                (
                    (
                        example.text("one"),
                        example.text("more"),
                    ),
                ),
            ),
            deep,
        )
    ) == [
        "ListBullet",
        "ListContinue",
        "ListNumber",
        "ListContinue2",
    ]


def test_footnotes_have_a_part_of_their_own(whole: bytes) -> None:
    notes = xml(whole, "word/footnotes.xml")
    texts = {n.get(qn("w:id")): text_of(n).strip() for n in notes}
    assert texts == {
        "-1": "",
        "0": "",
        "1": "A/HRC/25/63, paragraph 80.",
        "2": "Figures of the office in Seoul.Unrevised.",
    }
    assert [r.get(qn("w:id")) for r in xml(whole).iter(qn("w:footnoteReference"))] == ["1", "2"]
    assert b"footnotes+xml" in reading.parts(whole)["[Content_Types].xml"]
    settings = xml(whole, "word/settings.xml")
    assert [n.get(qn("w:id")) for n in settings.find(qn("w:footnotePr"))] == ["-1", "0"]  # type: ignore[union-attr]


def test_a_footnote_may_be_marked_twice_and_hold_a_link() -> None:
    note = (Paragraph((Run("See "), Run("there", link="https://example.org/n"))),)
    data = made(Paragraph((Run("a"), NoteMark(1), Run("b"), NoteMark(1))), notes=(note,))
    assert len(list(xml(data).iter(qn("w:footnoteReference")))) == 1
    assert text_of(xml(data)).startswith("ab1")
    link = next(xml(data, "word/footnotes.xml").iter(qn("w:hyperlink")))
    assert (
        reading.relations(data, "word/_rels/footnotes.xml.rels")[link.get(qn("r:id"), "")][0] == "https://example.org/n"
    )


def test_the_notes_of_two_letters_do_not_share_numbers() -> None:
    note = ((example.text("note"),),)
    letters = [Letter("x", lang, "T", (Paragraph((Run("a"), NoteMark(1))),), note) for lang in ("en", "ko")]
    data = render(example.document(*letters), template())
    assert [r.get(qn("w:id")) for r in xml(data).iter(qn("w:footnoteReference"))] == ["1", "2"]
    assert [val(s, "w:footnotePr/w:numStart") for s in xml(data).iter(qn("w:sectPr"))] == ["1", "1"]


def test_tables_repeat_their_head_and_keep_rows_whole() -> None:
    data = made(example.groups(Layout.TABLE))
    rows = list(xml(data).iter(qn("w:tr")))
    assert len(rows) == 71
    assert [r.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for r in rows] == [True] + [False] * 70
    assert all(r.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for r in rows)
    assert [text_of(cell) for cell in rows[0].iter(qn("w:tc"))] == ["Organization", "Country"]


def test_a_picture_has_its_words_and_its_size() -> None:
    data = made(Paragraph((Picture(example.PIXEL, "image/png", "A <seal> & more", "seal.png", 30),)))
    described = next(xml(data).iter(qn("wp:docPr")))
    extent = next(xml(data).iter(qn("wp:extent")))
    assert (described.get("descr"), extent.get("cx")) == ("A <seal> & more", str(30 * 36000))
    assert styles_of(made(Paragraph((Run("x"), Picture(example.PIXEL, "image/png", "y", "n", 30))))) == ["Picture"]


def test_a_picture_is_never_wider_than_the_text() -> None:
    data = made(Paragraph((Picture(example.PIXEL, "image/png", "x", "seal.png", 900),)))
    assert int(next(xml(data).iter(qn("wp:extent"))).get("cx", "0")) <= 160 * 36000 + 1000


def test_a_drawing_stays_a_drawing() -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="40" height="10"/></svg>'
    data = made(Paragraph((Picture(drawing, "image/svg+xml", "A bar", "bar.svg", 40),)))
    assert drawing in reading.parts(data).values()
    extent = next(xml(data).iter(qn("wp:extent")))
    assert (extent.get("cx"), extent.get("cy")) == (str(40 * 36000), str(10 * 36000))
    (shown,) = (content for name, content in reading.parts(data).items() if name.endswith(".png"))
    picture = Image.open(io.BytesIO(shown))
    assert picture.size == (1152, 288)
    assert picture.convert("L").getpixel((600, 150)) == 0


@pytest.mark.parametrize(
    "drawing",
    [b"<svg", b"<svg/>", b'<svg viewBox="0 0 0 0"/>', b'<svg width="x" height="1"/>', b'<svg viewBox="0 0 1 999999"/>'],
)
def test_a_drawing_without_extent_is_refused(drawing: bytes) -> None:
    with pytest.raises(InputError) as caught:
        made(Paragraph((Picture(drawing, "image/svg+xml", "x", "logo.svg"),)))
    assert caught.value.findings[0].place.path == "logo.svg"


def test_korean_is_marked_as_such(whole: bytes) -> None:
    runs = {text_of(r): r for r in xml(whole).iter(qn("w:r"))}
    korean = runs["2020년 2월 21일"]
    assert val(korean, "w:rPr/w:lang") == "ko-KR"
    assert korean.find(f"{qn('w:rPr')}/{qn('w:rFonts')}") is not None
    assert runs["February 21, 2020"].find(qn("w:rPr")) is None
    default = next(xml(whole, "word/styles.xml").iter(qn("w:lang")))
    assert (default.get(qn("w:val")), default.get(qn("w:eastAsia"))) == ("en-US", "ko-KR")


def test_arabic_runs_from_right_to_left() -> None:
    data = made(Paragraph((Run("Cairo مركز حقوق", lang="ar"), Run(" end"))))
    runs = [(text_of(r), r.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None) for r in xml(data).iter(qn("w:r"))]
    assert runs == [("Cairo ", False), ("مركز حقوق", True), (" end", False)]


def test_the_core_properties_are_the_letters() -> None:
    document: Document = replace(example.document(), title="T" * 300)
    core = reading.parts(render(document, template()))["docProps/core.xml"].decode()
    assert "T" * 255 in core
    assert core.count("2020-02-21T00:00:00Z") == 2
    assert "<dc:creator>Coalition for Example Rights</dc:creator>" in core
    assert "<dc:language>en</dc:language>" in core
    assert "python-docx" not in core


def test_a_list_of_many_is_no_slower_for_each() -> None:
    """Twice the entries take about twice the elements' work: the count of calls, not the clock, is looked at."""
    calls = []
    for copies in (10, 20):
        seen = 0

        def count(*_: object) -> None:
            nonlocal seen
            seen += 1

        blocks = tuple(example.groups() for _ in range(copies))
        sys.setprofile(count)
        try:
            made(*blocks)
        finally:
            sys.setprofile(None)
        calls.append(seen)
    assert calls[1] < calls[0] * 2.2


def test_the_headline_and_what_is_under_it() -> None:
    data = render(example.document(example.press()), template("press-release"))
    found = [s for s in styles_of(data) if s in ("Title", "Subtitle", "ContactHeading", "Release", "Dateline")]
    assert found[:3] == ["Release", "Title", "Subtitle"]
    assert "ContactHeading" in found


def test_roles_all_have_styles_in_the_templates() -> None:
    from letterkit.render.docx.styles import BY_ROLE

    assert set(BY_ROLE) == set(Role)
    for name in ("joint-letter", "press-release", "personal-letter"):
        styles = xml(template(name).reference_docx, "word/styles.xml")
        named = {val(style, "w:name") for style in styles.iter(qn("w:style"))}
        assert {style for pair in BY_ROLE.values() for style in pair} <= named


def test_word_alone_loads_no_weasyprint() -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parents[1])!r})\n"
        "from render import docx_reading, example\n"
        "from letterkit.render.formats.docx import render\n"
        "render(example.document(), docx_reading.template())\n"
        "print([name for name in ('weasyprint', 'pypdfium2', 'PIL') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert done.stdout == "[]\n"
