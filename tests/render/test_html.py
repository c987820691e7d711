"""The web page: self-contained, valid, and with every value as it went in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5
from hypothesis import given
from hypothesis import strategies as st

from letterkit.model.letter import Layout, Letter, ListBlock, NoteMark, Paragraph, Role, Run, Table
from letterkit.render.formats import html

from . import example

TEMPLATES = Path(__file__).parents[2] / "templates"
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
PHRASING = {"a", "bdi", "br", "code", "em", "img", "s", "span", "strong", "sup"}


def parse(data: bytes) -> Element:
    """The page as a browser would read it."""
    root: Element = tinyhtml5.parse(data.decode("utf-8"), namespace_html_elements=False)
    return root


def body(*blocks: Paragraph) -> Element:
    """The first article of a letter of these blocks."""
    found = parse(html.render(example.document(Letter("one", "en", "One", blocks)), example.template()))
    article = found.find(".//article")
    assert article is not None
    return article


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.fixture(scope="module")
def data() -> bytes:
    css = (TEMPLATES / "joint-letter" / "style.css").read_text(encoding="utf-8")
    return html.render(example.document(), example.template(css))


@pytest.fixture(scope="module")
def whole(data: bytes) -> Element:
    return parse(data)


def test_the_page_is_small_and_asks_for_nothing(data: bytes, whole: Element) -> None:
    assert len(data) <= 100_000
    assert not list(whole.iter("script"))
    assert not list(whole.iter("link"))
    assert all(image.get("src", "").startswith("data:") for image in whole.iter("img"))
    assert b"@font-face" not in data
    assert not re.search(rb"url\((?!data:)|@import", data)
    policy = whole.find(".//meta[@http-equiv='Content-Security-Policy']")
    assert policy is not None
    assert policy.get("content", "").startswith("default-src 'none'")


def test_what_a_browser_reads_is_what_was_built(data: bytes) -> None:
    """A parser that had to repair the page (a paragraph in a paragraph, a table without a body) would read another."""
    again = parse(data)
    source = data.decode("utf-8")
    for tag in ("p", "div", "li", "table", "tr", "td", "th", "address", "section", "h1", "h2", "span", "bdi"):
        assert len(re.findall(rf"<{tag}[ >]", source)) == len(list(again.iter(tag))), tag
        assert source.count(f"</{tag}>") == len(list(again.iter(tag))), tag


def test_the_content_model(whole: Element) -> None:
    """HTML Living Standard: phrasing content only in headings and paragraphs; no headings in an address; unique ids."""
    for element in whole.iter():
        if element.tag in HEADINGS | {"p"}:
            assert {inner.tag for inner in element.iter()} - {element.tag} <= PHRASING
        if element.tag in {"ul", "ol"}:
            assert {inner.tag for inner in element} <= {"li"}
        if element.tag == "address":
            assert not any(inner.tag in HEADINGS | {"header", "section"} for inner in element.iter())
    ids = [element.get("id") for element in whole.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    targets = [e.get("href", "")[1:] for e in whole.iter("a") if e.get("href", "").startswith("#")]
    targets += [e.get("aria-labelledby", "") for e in whole.iter() if e.get("aria-labelledby")]
    assert targets
    assert set(targets) <= set(ids)


def test_each_language_is_an_article(whole: Element) -> None:
    assert [(a.get("lang"), a.get("dir")) for a in whole.iter("article")] == [("en", "ltr"), ("ko", "ltr")]
    assert whole.get("lang") == "en"
    assert [words(title) for title in whole.iter("title")] == ["The safety of people who cross"]
    assert len(list(whole.iter("main"))) == 1


def test_every_name_and_country_is_there(whole: Element) -> None:
    entries = [words(item) for item in whole.iter("li")]
    for name, country in example.GROUPS:
        assert entries.count(f"{name}, {country}" if country else name) == 1


def test_the_dress_of_runs(whole: Element) -> None:
    text = {tag: [words(e) for e in whole.iter(tag)] for tag in ("strong", "em", "s", "code")}
    assert "bold" in text["strong"]
    assert text["em"][:2] == ["italic", "both"]
    assert "both" in text["strong"]
    assert text["s"] == ["struck"]
    assert text["code"] == ["code_1"]
    (link,) = (a for a in whole.iter("a") if "example.org" in a.get("href", ""))
    assert (link.get("href"), words(link)) == ("https://example.org/res?a=1&b=2", "link to the resolution")


def test_lists_tables_and_quotes(whole: Element) -> None:
    ordered = next(e for e in whole.iter("ol"))
    assert ordered.get("start") == "2"
    assert [words(item) for item in ordered.iter("ul")] == ["in Seoul, or in Geneva;"]
    table = next(e for e in whole.iter("table"))
    assert [(words(cell), cell.get("scope")) for cell in table.iter("th")] == [
        ("Year", "col"),
        ("Cases", "col"),
        ("Remark", "col"),
    ]
    assert [cell.get("class") for cell in list(table.iter("td"))[:3]] == [None, "align-end", "align-center"]
    assert [words(e) for e in whole.iter("blockquote")] == ["Nobody told us where they were taken."]


def test_footnotes_link_there_and_back(whole: Element) -> None:
    (section,) = (e for e in whole.iter("div") if e.get("role") == "doc-endnotes")
    notes = {item.get("id"): item for item in section.iter("li")}
    marks = [a for a in whole.iter("a") if a.get("role") == "doc-noteref"]
    assert [words(mark) for mark in marks] == ["1", "2"]
    for mark in marks:
        note = notes[mark.get("href", "")[1:]]
        assert [a.get("href") for a in note.iter("a") if a.get("role") == "doc-backlink"] == [f"#{mark.get('id')}"]


def test_a_note_marked_twice_has_one_id() -> None:
    note = (example.text("Once."),)
    blocks = (Paragraph((Run("a"), NoteMark(1), Run("b"), NoteMark(1))),)
    letter = Letter("one", "en", "One", blocks, (note,))
    found = parse(html.render(example.document(letter), example.template()))
    ids = [element.get("id") for element in found.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("value", example.HOSTILE)
def test_a_value_comes_out_as_it_went_in(value: str) -> None:
    link = Run(value, link=f"https://example.org/{value}")
    found = body(example.text(value), Paragraph((Run(value, bold=True), link)), example.text(value, role=Role.SUBJECT))
    assert ["".join(p.itertext()) for p in found.iter("p")] == [value, value * 2]
    assert ["".join(p.itertext()) for p in found.iter("h1")] == [value]
    assert [a.get("href") for a in found.iter("a")] == [f"https://example.org/{value}"]


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1))
def test_any_text_comes_out_as_it_went_in(value: str) -> None:
    paragraph = body(Paragraph((Run(value),))).find(".//p")
    assert paragraph is not None
    assert "".join(paragraph.itertext()) == value


def test_a_hostile_name_in_every_layout() -> None:
    for layout in Layout:
        listed = example.hostile_list()
        chosen = example.SignatoryList(listed.kind, layout, listed.groups, 2, name_label="<Name>", country_label="&")
        found = parse(html.render(example.document(example.english(chosen)), example.template()))
        assert ["".join(e.itertext()) for e in found.iter("bdi")] == list(example.HOSTILE)
        assert not list(found.iter("script"))


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.org", ""])
def test_a_link_that_is_none_stays_text(link: str) -> None:
    found = body(Paragraph((Run("here", link=link),)))
    assert words(found) == "here"
    assert not list(found.iter("a"))


def test_a_control_character_is_shown_as_one_that_was_lost() -> None:
    assert words(body(Paragraph((Run("a\x00b\x0bc"),)))) == "a\ufffdb\ufffdc"


def test_a_style_sheet_cannot_end_the_style_element() -> None:
    css = "/* </style><script>alert(1)</script> */ p { color: red }"
    found = parse(html.render(example.document(), example.template(css)))
    assert not list(found.iter("script"))
    assert "color: red" in "".join(next(found.iter("style")).itertext())


def _classes(root: Element) -> Iterator[str]:
    for element in root.iter():
        yield from (element.get("class") or "").split()


def test_roles_are_classes(whole: Element) -> None:
    wanted = {f"role-{part.role.value}" for part in example.english().blocks}
    assert wanted <= set(_classes(whole))


def test_a_letter_without_a_heading_gets_its_subject_as_one() -> None:
    found = body(example.text("Re: this", role=Role.SUBJECT), example.text("Text."))
    assert [words(e) for e in found.iter("h1")] == ["Re: this"]


def test_a_table_without_a_header_and_a_list_from_three() -> None:
    table = Table((), (((Run("a"),),),), (example.Align.START,))
    found = body(table, ListBlock(True, ((example.text("x"), example.text("y")),), 3))  # type: ignore[arg-type]
    assert not list(found.iter("thead"))
    (item,) = found.iter("li")
    assert [words(p) for p in item.iter("p")] == ["x", "y"]


def test_the_same_document_gives_the_same_bytes(data: bytes) -> None:
    css = (TEMPLATES / "joint-letter" / "style.css").read_text(encoding="utf-8")
    assert html.render(example.document(), example.template(css)) == data
