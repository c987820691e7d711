"""The text of a page that differs from another in a few words is what PDFium reads, or it is read by PDFium."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letterkit.verify import pdf_pages
from letterkit.verify.readers import pdf as reader
from tests.render.test_series import ANA, full, letter, series

from .plain_pdf import TRANSLATED, Page, pdf

CODES = {text: f"{code:04x}" for code, text in TRANSLATED.items()}


def line(words: str, *, baseline: int = 20, left: float = 20, font: str = "F", between: str = "") -> str:
    """The content that shows words, with numbers between their characters."""
    runs = f"{between}".join(f"<{CODES[character]}>" for character in words)
    return f"/Span\n<</MCID 0>>\nBDC\nBT\n1 0 0 -1 {left} {baseline} Tm\n/{font} 10 Tf\n[{runs}] TJ\nET\nEMC\n"


def page(*lines: str, **more: str) -> Page:
    """A page on which y goes downwards."""
    content = f"1 0 0 -1 0 100 cm\n{''.join(lines)}"
    return replace(Page(content=content.encode(), widths="[1 [500 500 500 250]]"), **more)  # type: ignore[arg-type]


BEFORE = page(line("abc"), line("cab", baseline=60), line("b", baseline=80))


def told(before: Page, after: Page, monkeypatch: pytest.MonkeyPatch) -> tuple[str, bool]:
    """The text of a page after another, and whether it was told from that one; it is what PDFium reads."""
    monkeypatch.setattr(reader, "_known", pdf_pages.Known())
    reader.text_again(pdf(before))
    described = pdf_pages.described(pdf(after))
    assert described
    told = reader._known.text(described[0])
    again = reader.text_again(pdf(after))
    assert again == reader.text(pdf(after))
    assert told in (None, again)
    return again, told is not None


@pytest.mark.parametrize(
    ("after", "reads"),
    [
        (page(line("bca"), line("cab", baseline=60), line("b", baseline=80)), "bca\ncab\nb"),
        (page(line("ab cc"), line("a", baseline=60), line("b", baseline=80)), "ab cc\na\nb"),
        (page(line("ab", between="-20"), line("cab", baseline=60), line("b", baseline=80)), "ab\ncab\nb"),
        (replace(BEFORE, reads=((1, "a"), (2, "b"), (3, "c"), (7, "x"))), "abc\ncab\nb"),
    ],
)
def test_other_words_on_a_line_are_told_from_its_characters(
    after: Page, reads: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told(BEFORE, after, monkeypatch) == (reads, True)


@pytest.mark.parametrize(
    "after",
    [
        page(line("bca", left=30), line("cab", baseline=60), line("b", baseline=80)),
        page(line("bca", baseline=21), line("cab", baseline=60), line("b", baseline=80)),
        page(line("bca", font="G"), line("cab", baseline=60), line("b", baseline=80)),
        page(line("bca"), line("cab", baseline=60)),
        page(line("ab", between="-900"), line("cab", baseline=60), line("b", baseline=80)),
        page(line("ab "), line("cab", baseline=60), line("b", baseline=80)),
        page(line("a  b"), line("cab", baseline=60), line("b", baseline=80)),
        page(line("bca"), line("cab", baseline=60), line("b", baseline=80), widths="[1 [500 600 500 250]]"),
        page(line("bca"), line("cab", baseline=60), line("b", baseline=80), box="[0 0 210 100]"),
        replace(BEFORE, reads=((1, "a"), (2, "x"), (3, "c"))),
        replace(BEFORE, reads=((1, "a"), (3, "c"))),
    ],
    ids=[
        *(
            "another left",
            "another baseline",
            "another font",
            "a line less",
            "apart",
            "a space at the end",
            "two spaces",
        ),
        *("other widths of what stays", "another page", "another reading of what stays", "no reading of what stays"),
    ],
)
def test_what_may_be_read_otherwise_is_read(after: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    _, is_told = told(BEFORE, after, monkeypatch)
    assert not is_told


@pytest.mark.parametrize("word", ["-", "ﬁ", "\u05d0", "\u0627", "e\u0301", "\u00ad", "\u00a0", "①", "\x02", ""])
def test_characters_that_pdfium_reads_in_its_own_way_are_read(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = (*((code, text) for code, text in TRANSLATED.items() if code < 4), (4, word))
    after = page(line("ab "), line("cab", baseline=60), line("b", baseline=80), reads=reads)  # type: ignore[arg-type]
    _, is_told = told(BEFORE, after, monkeypatch)
    assert not is_told


def test_a_line_of_two_stretches_keeps_the_gap_between_them(monkeypatch: pytest.MonkeyPatch) -> None:
    def two(words: str, gap: float) -> Page:
        second = line("c", baseline=60, left=20 + 5 * len(words) + gap)
        return page(line("abc"), line(words, baseline=60), second)

    assert told(two("ab", 3), two("bbb", 3), monkeypatch) == ("abc\nbbb c", True)
    assert told(two("ab", 0), two("bbb", 0), monkeypatch) == ("abc\nbbbc", True)
    assert not told(two("ab", 3), two("bbb", 9), monkeypatch)[1]
    assert not told(two("ab", 0), two("bbb", 3), monkeypatch)[1]


def test_of_lines_that_read_alike_the_right_one_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = (page(line("ab"), line(one, baseline=60), line("ab", baseline=80)) for one in ("ab", "ca"))
    assert told(before, after, monkeypatch) == ("ab\nca\nab", True)


SIGNS = st.characters(categories=["L", "N", "P", "S", "Zs"], max_codepoint=0x17F)
WORDS = st.text(st.one_of(SIGNS, st.sampled_from("–—‘’“”…-‐ﬁ")), min_size=1, max_size=12)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.tuples(WORDS, WORDS, WORDS, WORDS))
def test_letters_of_a_series_read_as_they_do_alone(
    monkeypatch: pytest.MonkeyPatch, words: tuple[str, str, str, str]
) -> None:
    monkeypatch.setattr(reader, "_known", pdf_pages.Known())
    reader.text_again(series("pdf").render(letter(ANA)))
    data = series("pdf").render(letter(words))
    assert reader.text_again(data) == reader.text(data)


def test_the_letter_after_one_that_was_read_need_not_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_known", pdf_pages.Known())
    files = [full(letter(words), "pdf") for words in (ANA, ("Zoë Łącki", "22 Quay, 3rd floor", "SWEDEN", "Sir"))]
    texts = [reader.text(data) for data in files]
    assert reader.text_again(files[0]) == texts[0]
    monkeypatch.delattr(reader, "page_text")
    assert reader.text_again(files[1]) == texts[1]
