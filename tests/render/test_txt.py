"""Plain text: what stands where, how wide it is, and that values come out as they went in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.model.letter import (
    Align,
    Block,
    Blocks,
    Heading,
    Layout,
    Letter,
    LineBreak,
    ListBlock,
    NoteMark,
    Paragraph,
    Picture,
    Quote,
    Role,
    Run,
    Table,
)
from letterkit.render.formats.txt import render
from letterkit.render.text.measure import WIDTH, width, wrap

from . import example

GOLDEN = Path(__file__).parent / "goldens"


def made(*blocks: Block, lang: str = "en", notes: tuple[Blocks, ...] = ()) -> str:
    letter = Letter("x", lang, "T", blocks, notes)
    return render(example.document(letter), example.template()).decode()


def test_the_whole_letter(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "whole.txt", render(example.document(), example.template()).decode())


def test_lines_end_in_lf_and_are_no_wider_than_the_measure() -> None:
    text = render(example.document(), example.template()).decode()
    assert "\r" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert max(width(line) for line in text.split("\n")) <= WIDTH
    assert not [line for line in text.split("\n") if line != line.rstrip()]


@pytest.mark.parametrize("text", example.HOSTILE)
def test_values_come_out_as_they_went_in(text: str) -> None:
    assert made(example.text(text)) == text + "\n"
    assert f"\n{text}, {text}\n" in "\n" + made(example.hostile_list())


def test_an_address_stands_behind_its_link_unless_it_is_shown() -> None:
    link = "https://example.org/a?b=1&c=2"
    assert made(Paragraph((Run("See "), Run("the ", link=link), Run("report", bold=True, link=link), Run(".")))) == (
        f"See the report <{link}>.\n"
    )
    assert made(Paragraph((Run(link, link=link),))) == f"{link}\n"
    assert made(Paragraph((Run("a@example.org", link="mailto:a@example.org"),))) == "a@example.org\n"


def test_notes_stand_at_the_end_of_their_letter() -> None:
    notes = ((example.text("First."),), (example.text("Second."), example.text("More.")))
    assert made(Paragraph((Run("a"), NoteMark(1), Run(" b"), NoteMark(2))), notes=notes) == (
        "a[1] b[2]\n\n----------\n[1] First.\n[2] Second.\n\n    More.\n"
    )


def test_quotations_and_lists() -> None:
    inner = ListBlock(False, ((example.text("in"),), (example.text("ner"),)))
    items = tuple((example.text(str(n)),) for n in range(9, 11))
    assert made(Quote((example.text("one"), inner))) == "> one\n>\n> - in\n> - ner\n"
    assert made(ListBlock(True, (*items, (example.text("x"), inner)), start=9)) == (
        " 9. 9\n10. 10\n11. x\n    - in\n    - ner\n"
    )


def test_a_table_is_aligned_as_it_says() -> None:
    cells = (((Run("가나"),), (Run("1"),), (Run("x"),)), ((Run("b"),), (Run("200"),), (Run("yyy"),)))
    table = Table(((Run("A"),), (Run("N"),), (Run("mid"),)), cells, (Align.START, Align.END, Align.CENTER))
    assert made(table) == "A       N  mid\n----  ---  ---\n가나    1   x\nb     200  yyy\n"


def test_a_table_that_is_too_wide_is_written_row_by_row() -> None:
    wide = Run("word " * 10 + "end")
    table = Table(((Run("A"),), (Run("B"),)), (((wide,), (wide,)),), (Align.START, Align.START))
    assert made(table) == f"A: {wide.text}\nB: {wide.text}\n"


def test_signatories_in_each_layout() -> None:
    individuals = example.individuals(titles_inline=False)
    assert "Kim Ga-na\n  Former ambassador for human rights\n  Chair, Example Foundation\n" in made(individuals)
    assert "Roberta Sample-Möller\n" in made(example.individuals())
    by_country = made(example.groups(Layout.BY_COUNTRY))
    assert "\nArgentina\n  Buenos Aires Association for the Families of the Abducted\n" in by_country
    assert "; Bangkok Observatory, Thailand; " in made(example.groups(Layout.INLINE)).replace("\n", " ")


def test_a_name_in_a_table_of_signatories_is_never_torn_by_its_country() -> None:
    text = " ".join(made(example.groups(Layout.TABLE)).split())
    for name, country in example.GROUPS:
        assert f"{name} {country}".strip() in text


def test_headings_are_underlined_by_their_width() -> None:
    assert made(Heading(2, (Run("단체"),), Role.LIST_HEADING)) == "단체\n----\n"
    assert made(Heading(1, (Run("Re: x"),), Role.SUBJECT)) == "Re: x\n"


def test_pictures_speak() -> None:
    assert made(Paragraph((Picture(b"", "image/png", "A seal", "s.png"),))) == "[A seal]\n"


def test_breaks_are_kept() -> None:
    assert made(Paragraph((Run("one "), LineBreak(), Run("two")))) == "one\ntwo\n"


def test_controls_do_not_reach_a_terminal() -> None:
    assert made(example.text("a\x1b[31mb\u2028c")) == "a\ufffd[31mb\ufffdc\n"


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("가나다", 6), ("e\u0301", 1), ("ｶﾅ", 2), ("全角Ａ", 6)])
def test_width_counts_wide_characters_twice(text: str, columns: int) -> None:
    assert width(text) == columns


def test_korean_is_broken_between_words_and_chinese_between_characters() -> None:
    assert list(wrap("가나다 라마바 사", limit=8)) == ["가나다", "라마바", "사"]
    assert list(wrap("公开信致总统先生。", limit=8)) == ["公开信致", "总统先", "生。"]


def test_a_long_address_is_left_whole() -> None:
    link = "https://example.org/" + "x" * 100
    assert list(wrap(f"see {link} there", limit=20)) == ["see", link, "there"]


@given(text=st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")), max_size=300))
def test_wrapping_loses_nothing_but_spaces(text: str) -> None:
    lines = list(wrap(text, first="- ", rest="  ", limit=30))
    joined = "".join(line[2:] for line in lines)
    assert joined.replace(" ", "") == text.replace(" ", "") or text.strip() != text
