"""Pages that read as those of a file before are not read again; all others are, whatever makes the difference."""

from __future__ import annotations

from dataclasses import replace

import pytest

from letterkit.verify import pdf_pages
from letterkit.verify.pdf_objects import Objects, parsed
from letterkit.verify.pdfium_page import page_text
from letterkit.verify.readers import pdf as reader

from .plain_pdf import FOOT, Page, pdf, shown

PAGE = Page()
OTHER_FOOT = FOOT.replace(b"<0002>", b"<0003><0001>")


@pytest.fixture(autouse=True)
def forgotten(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Nothing is known yet; gives what is read by PDFium, page by page."""
    read: list[str] = []
    page = page_text

    def noted(one: object) -> tuple[str, bool]:
        content, alone = page(one)
        read.append(content)
        return content, alone

    monkeypatch.setattr(reader, "_known", pdf_pages.Known())
    monkeypatch.setattr(reader, "page_text", noted)
    return read


def read_after(first: bytes, second: bytes) -> str:
    """The text of a file after another; it is the same however it is read."""
    reader.text_again(first)
    again = reader.text_again(second)
    assert again == reader.text(second)
    return again


def test_what_a_page_reads_is_in_its_content_and_not_in_its_foot() -> None:
    assert reader.text(pdf(PAGE)) == reader.text(pdf(replace(PAGE, content=shown("00010002")))) == "ab"


@pytest.mark.parametrize(
    "other",
    [
        PAGE,
        replace(PAGE, content=PAGE.content.replace(FOOT, OTHER_FOOT)),
        replace(PAGE, program=b"other shapes"),
        replace(PAGE, reads=((2, "b"), (1, "a"), (9, "z"))),
        replace(PAGE, widths="[2 [500] 1 [500] 7 [900]]"),
    ],
    ids=["same", "foot", "shapes", "characters that are not shown", "widths of those"],
)
def test_a_page_that_reads_the_same_is_known_again(other: Page, forgotten: list[str]) -> None:
    reader.text_again(pdf(PAGE, PAGE))
    assert len(forgotten) == 2
    assert reader.text_again(pdf(other, other)) == "ab\fab"
    assert len(forgotten) == 2


@pytest.mark.parametrize(
    ("other", "reads"),
    [
        (replace(PAGE, content=shown("00010003") + b"\n" + FOOT), "ac"),
        (replace(PAGE, reads=((1, "a"), (2, "x"))), "ax"),
        (replace(PAGE, reads=((1, "a"),)), None),
        (replace(PAGE, widths="[1 [500 5000]]"), None),
        (replace(PAGE, box="[0 0 200 101]"), "ab"),
        (replace(PAGE, content=FOOT + b"\n" + shown("00010002")), "ab"),
        (replace(PAGE, content=shown("00010002") + b"\n" + FOOT.replace(b"/Artifact", b"/P")), None),
        (replace(PAGE, content=shown("00010002", font="G") + b"\n" + FOOT), "ab"),
        (replace(PAGE, content=shown("00010002") + b"\n" + FOOT.replace(b"9 Tf", b"90 Tf")), "ab"),
        (replace(PAGE, content=shown("00010002") + b"\n" + FOOT.replace(b"EMC\n", b"")), None),
        (replace(PAGE, content=PAGE.content.replace(b"ET\nEMC", b"(EMC) Tj\nET\nEMC")), None),
    ],
)
def test_a_page_that_may_read_otherwise_is_read(other: Page, reads: str | None, forgotten: list[str]) -> None:
    text = read_after(pdf(PAGE), pdf(other))
    assert reads is None or text == reads
    assert len(forgotten) == 3  # one of the first file, and both times that of the second


def test_only_pages_that_differ_are_read(forgotten: list[str]) -> None:
    other = replace(PAGE, content=shown("0003"))
    assert read_after(pdf(PAGE, PAGE, PAGE), pdf(PAGE, other, PAGE)) == "ab\fc\fab"
    assert forgotten == ["ab"] * 3 + ["c", "ab", "c", "ab"]


@pytest.mark.parametrize(
    "data",
    [
        pdf(PAGE, catalog="OCProperties <<>>"),
        pdf(PAGE, compress=False),
        pdf(PAGE) + b"\n% and more\n",
        pdf(PAGE).replace(b"/Size", b"/Prev 0/Size", 1),
    ],
    ids=["parts that may be hidden", "another form", "something behind", "appended to"],
)
def test_a_file_of_another_form_is_read_in_full(data: bytes, forgotten: list[str]) -> None:
    reader.text_again(pdf(PAGE))
    assert pdf_pages.described(data) is None
    assert reader.text_again(data) == "ab"
    assert len(forgotten) == 2


def test_what_no_page_names_is_not_looked_at() -> None:
    """A page of a letter before that was left in the file is no page of it."""
    described = pdf_pages.described(pdf(PAGE))
    objects = Objects(pdf(PAGE))
    assert described is not None
    assert len(described) == 1
    assert parsed(objects.written(objects.trailer[b"/Root"]))[b"/Type"] == b"/Catalog"


def test_pages_that_were_not_asked_for_are_forgotten() -> None:
    known = pdf_pages.Known(most=2)
    pages = pdf_pages.described(pdf(*(replace(PAGE, box=f"[0 0 {size} 100]") for size in (200, 300, 400)))) or []
    for page, text in zip(pages, "ab", strict=False):
        known.remember(page, text)
    assert known.text(pages[0]) == "a"
    known.remember(pages[2], "c")
    assert [known.text(page) for page in pages] == ["a", None, "c"]


@pytest.mark.parametrize("written", [b"<<", b"<</A>>", b"[1 2", b"<<1 2>>", b"1 2 3", b">>"])
def test_what_is_no_object_is_refused(written: bytes) -> None:
    with pytest.raises(ValueError, match=r"an object|a dictionary"):
        parsed(written)


@pytest.mark.parametrize(
    "written",
    [
        b"<</Type /Font /W [3 [500 600] 9 [1.5]] /DW 0>>",
        b"<</W [ ] /Type /Font>>",
        b"<</Name (/W [1 [2]]) /W [3 [500]]>>",
        b"<</Inner <</W [1 [2]]>> /W [3 [500]]>>",
        b"<</Inner <</W [1 [2]]>> /W 7 0 R>>",
        b"<</Name (/W /letterkit-widths) /W [3 [500]]>>",
    ],
)
def test_widths_looked_at_by_themselves_are_those_of_the_font(written: bytes) -> None:
    own, widths = pdf_pages._with_widths(written)
    whole = parsed(written)
    assert widths is None or widths == pdf_pages._widths_of(whole[b"/W"])
    assert {**own, b"/W": b""} == {**whole, b"/W": b""}


def test_usual_widths_are_looked_at_by_themselves() -> None:
    first, second = (pdf_pages._with_widths(b"<</W [3 [%d 600] 9 [1]] /DW 0>>" % wide) for wide in (500, 510))
    assert first[0] is second[0]
    assert (first[1], second[1]) == ({3: 500, 4: 600, 9: 1}, {3: 510, 4: 600, 9: 1})
