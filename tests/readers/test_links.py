"""Where links lead, in each format: the address with the place of its words, and never anything that was opened."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit import readers
from letterkit.model.reading import Reading, TextBlock
from letterkit.readers.linked import LONGEST, Linked, address, found, gathered

from .files import docx, painted, pdf, r, table

RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://x/relationships/hyperlink" Target="https://a.net/1" TargetMode="External"/>'
    '<Relationship Id="r2" Type="http://x/relationships/image" Target="media/a.png"/></Relationships>'
)
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def led(block: TextBlock) -> list[tuple[str, str]]:
    return [(block.text[link.start : link.end], link.address) for link in block.links]


def all_led(reading: Reading) -> list[tuple[str, str]]:
    return [pair for block in reading.blocks for pair in led(block)]


def read(text: str, name: str) -> list[tuple[str, str]]:
    return all_led(readers.read(text.encode(), name))


def word(body: str, parts: Mapping[str, str | bytes] | None = None) -> list[tuple[str, str]]:
    known = {"_rels/document.xml.rels": RELATIONS, **(parts or {})}
    return all_led(readers.read(docx(body, known), "letter.docx"))


def code(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(instruction: str, shown: str) -> str:
    return (
        f"{code('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>{code('separate')}{r(shown)}{code('end')}"
    )


def test_a_page_gives_its_links_and_where_it_is_published() -> None:
    reading = readers.read(
        b'<html><head><link rel="canonical" href="https://a.net/1"></head><body><p>here and <a href="https://a.net/2">'
        b'here <b>and\nthere</b></a>, <a name="x">no link</a>, <a href="">empty</a></p></body></html>',
        "page.html",
    )
    assert reading.address == "https://a.net/1"
    assert all_led(reading) == [("here and there", "https://a.net/2"), ("empty", "#")]
    assert reading.blocks[0].links[0].start == len("here and ")


def test_where_a_page_is_published_is_a_whole_address() -> None:
    assert readers.read(b'<html><link rel=canonical href="/1"><p>Dear all</p></html>', "page.html").address == ""


def test_links_in_cells_and_lists_of_a_page() -> None:
    cells = "<table><tr><td>x x</td><td>y <a href='b'>x</a></td></tr><tr><td>x</td><td>y</td></tr></table>"
    assert read(f"<html><body>{cells}<ol><li>1 <a href='c'>1</a></li></ol></body></html>", "a.html") == [
        ("x", "b"),
        ("1", "c"),
    ]


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///C:/a.docx", "https://a.net/서한", "a b.pdf", "#"])
def test_markdown_gives_each_address_as_it_is_written(target: str) -> None:
    assert read(f"# A\n\nIn a [letter]({target}) we ask.\n", "a.md") == [("letter", target)]


def test_words_over_the_ends_of_lines_are_one_link() -> None:
    text = (
        "We write to you on behalf of the many people who have asked us to say in an [open let-\n"
        "ter of all who live at the water and who know it well, and would be grateful for an an-\n"
        "swer](https://a.net/1) before the end of the month, since the matter is one that does not\n"
        "wait for the next session of any other forum.\n"
    )
    [(words, _)] = read(text, "a.md")
    assert words == "open letter of all who live at the water and who know it well, and would be grateful for an answer"


def test_a_plain_address_is_text_and_no_link() -> None:
    assert read("See https://a.net/1 for it.", "a.txt") == []


def test_a_word_file_gives_hyperlinks_and_fields() -> None:
    switches = field(' HYPERLINK "https://a.net/2" \\l "top" \\o "a tip" ', "here")
    simple = f'<w:fldSimple w:instr=" HYPERLINK https://a.net/3">{r("there")}</w:fldSimple>'
    body = (
        f'<w:p {R}>{r("In an ")}<w:hyperlink r:id="r1">{r("open ")}{r("letter")}</w:hyperlink>{r(" and ")}{switches}'
        f"</w:p><w:p>{field(' PAGE ', '4')}{simple}</w:p>"
        f'<w:p {R}><w:hyperlink w:anchor="x">{r("below")}</w:hyperlink>'
        f'<w:hyperlink r:id="r9">{r("lost")}</w:hyperlink></w:p>'
    )
    assert word(body) == [
        ("open letter", "https://a.net/1"),
        ("here", "https://a.net/2#top"),
        ("there", "https://a.net/3"),
        ("below", "#x"),
    ]


def test_notes_of_a_word_file_have_relations_of_their_own() -> None:
    body = f'<w:p>{r("Text")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    notes = (
        f'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" {R}><w:footnote w:id="2">'
    )
    notes += f'<w:p><w:hyperlink r:id="r1">{r("see it")}</w:hyperlink></w:p></w:footnote></w:footnotes>'
    parts = {"footnotes.xml": notes, "_rels/footnotes.xml.rels": RELATIONS.replace("a.net/1", "a.net/9")}
    assert word(body, parts) == [("see it", "https://a.net/9")]


@pytest.mark.parametrize("relations", ["<no xml", "<!DOCTYPE x [<!ENTITY e 'f'>]><x/>", "<x/>"])
def test_damaged_relations_cost_the_links_alone(relations: str) -> None:
    body = f'<w:p {R}><w:hyperlink r:id="r1">{r("Dear all")}</w:hyperlink></w:p>'
    assert word(body, {"_rels/document.xml.rels": relations}) == []


def test_links_in_a_table_of_a_word_file() -> None:
    row = table(("here", "CELL")).replace(r("CELL"), f'<w:hyperlink {R} r:id="r1">{r("here")}</w:hyperlink>')
    reading = readers.read(docx(row, {"_rels/document.xml.rels": RELATIONS}), "letter.docx")
    assert [(b.text, b.links[0].start) for b in reading.blocks if b.links] == [("here\there", 5)]


def annotated(*annotations: str, lines: tuple[tuple[float, float, str], ...]) -> list[tuple[str, str]]:
    data = pdf(painted(*lines)).decode("latin-1")
    made = " ".join(f"<</Type/Annot/Subtype/Link{one}>>" for one in annotations)
    data = data.replace("/MediaBox", f"/Annots[{made}]/MediaBox")
    return all_led(readers.read(data.encode("latin-1"), "letter.pdf"))


def uri(target: str) -> str:
    return f"/A<</S/URI/URI({target})>>"


def test_a_pdf_gives_the_words_below_its_links() -> None:
    lines = ((72.0, 700.0, "In an open letter we ask for it"), (72.0, 650.0, "Another paragraph."))
    found_ = annotated(f"/Rect[98 696 152 712]{uri('https://a.net/1')}", lines=lines)
    assert found_ == [("open letter", "https://a.net/1")]


def test_rectangles_of_a_link_are_one_link() -> None:
    text = "We write to you on behalf of the many people who have asked us to say what they could open"
    lines = ((72.0, 700.0, text), (72.0, 686.0, "letter by letter, if they had the time for it, and we do."))
    quads = "/QuadPoints[495 710 530 710 495 697 530 697 72 696 98 696 72 683 98 683]/Rect[72 683 530 710]"
    [(words, target)] = annotated(f"{quads}{uri('https://a.net/1')}", lines=lines)
    assert words.endswith("open letter")
    assert target == "https://a.net/1"


def test_a_part_of_a_word_is_a_link() -> None:
    """As in scripts without spaces, where a line is one word."""
    lines = ((72.0, 700.0, "aaaaabbbbb"),)  # of 6.1 points each
    assert annotated(f"/Rect[72 696 102.6 712]{uri('https://a.net/1')}", lines=lines) == [("aaaaa", "https://a.net/1")]


@pytest.mark.parametrize("rect", ["[0 0 0 0]", f"[0 -{'9' * 60} 9{'9' * 60} {'9' * 60}]", "[700 0 9 900]", "[]"])
def test_rectangles_that_no_program_draws_are_read(rect: str) -> None:
    annotated(*[f"/Rect{rect}{uri('javascript:x')}"] * 300, lines=((72.0, 700.0, "In an open letter"),))


def test_an_address_is_kept_as_text_without_what_a_browser_leaves_out() -> None:
    assert address(" https://a.net/\n1\t\x00\u202e ") == "https://a.net/1"
    assert len(address("https://a.net/" + "x" * 100_000)) == LONGEST


def test_the_same_words_are_found_where_they_are_a_link() -> None:
    line = gathered([("here and here and ", ""), ("he", "u"), ("re", "u"), (" and here", "")])
    assert line == (Linked("here", "u", 14),)
    [link] = found("• here and here and here and here", line)
    assert link.start == 20


@given(st.lists(st.tuples(st.text("ab -\t\n", max_size=6), st.sampled_from(["", "u", "v"])), max_size=12))
def test_links_stand_within_their_text_and_in_order(pieces: list[tuple[str, str]]) -> None:
    text = " ".join("".join(piece for piece, _ in pieces).split())
    ends = 0
    for link in found(text, gathered(pieces)):
        assert ends <= link.start < link.end <= len(text)
        ends = link.end


def test_a_paragraph_of_many_links_is_read() -> None:
    page = "<html><body><p>" + "<a href='u'>x</a> <a href='v'>xy</a> " * 20_000 + "</p></body></html>"
    assert len(read(page, "a.html")) == 40_000
