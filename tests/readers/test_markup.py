"""Markdown and HTML, alone and mixed: what a person sees, where it stands, and nothing of what frames it."""

from __future__ import annotations

import pytest

from letterkit import readers
from letterkit.model.reading import BlockKind, Reading, TextBlock


def read(text: str, name: str) -> tuple[TextBlock, ...]:
    return readers.read(text.encode(), name).blocks


def md(text: str) -> list[tuple[int | None, str]]:
    return [(block.place.line, block.text) for block in read(text, "letter.md")]


def html(text: str) -> list[str]:
    return [block.text for block in read(f"<!doctype html><html><body>{text}</body></html>", "letter.html")]


HEAD = """\
---
title: "Open letter: 12 groups \\"write\\""
lang: fr
tags: [a, b]
image: /img/a-long-name-of-some-file.png
description: >
  Twelve organizations write to the minister
  about the law.
files:
  - title: not this one, which has some more words
---
Dear Sir,
"""


def test_of_front_matter_the_title_and_the_summary_are_kept() -> None:
    reading = readers.read(HEAD.encode(), "letter.md")
    assert (reading.title, reading.lang) == ('Open letter: 12 groups "write"', "fr")
    assert [(block.kind, block.place.line, block.text) for block in reading.blocks] == [
        (BlockKind.TITLE, 2, 'Open letter: 12 groups "write"'),
        (BlockKind.SUMMARY, 6, "Twelve organizations write to the minister about the law."),
        (BlockKind.PARAGRAPH, 12, "Dear Sir,"),
    ]


def test_toml_between_plus_signs_is_a_head_too() -> None:
    assert readers.read(b"+++\ntitle = 'A letter'\ndraft = false\n+++\nText.\n", "x.md").title == "A letter"


def test_rules_around_a_text_are_no_front_matter() -> None:
    assert md("---\nWe are 12 groups.\n---\nEnd.\n")[0][1] == "We are 12 groups."


def test_a_title_that_the_text_repeats_stands_once() -> None:
    assert md("---\ntitle: We write\n---\n# We write\n\nDear Sir,\n") == [(4, "We write"), (6, "Dear Sir,")]


def test_lines_are_those_of_the_file_in_every_form() -> None:
    text = "# Head\n\nOne\nTwo  \nThree\\\nFour\n\n- a\n- b\n\n"
    text += "| N | C |\n|---|---|\n| x | y |\n\n> Said\n\n<p>In<br>\nhere</p>\n"
    assert md(text) == [
        (1, "Head"),
        (3, "One"),
        (4, "Two"),
        (5, "Three"),
        (6, "Four"),
        (8, "a"),
        (9, "b"),
        (11, "N\tC"),
        (13, "x\ty"),
        (15, "Said"),
        (17, "In"),
        (18, "here"),
    ]


def test_items_keep_the_lines_of_one_person_together() -> None:
    blocks = read("- Ann Lee  \n  Director  \n  Seoul\n- Bo Kim,\n  who is the chair\n", "letter.md")
    assert [block.text for block in blocks] == ["Ann Lee\nDirector\nSeoul", "Bo Kim, who is the chair"]


def test_what_generators_add_is_gone() -> None:
    text = "{{< figure src=x >}}\n{% include a.html %}\n# Head {#head}\n\nText.\n{: .big}\n\n"
    text += "<!--more-->\n\n::: note\nMore.\n:::\n"
    assert [text for _, text in md(text)] == ["Head", "Text.", "More."]


def test_asterisks_that_east_asian_letters_hold_fast_are_gone() -> None:
    assert md("**2021****년** **5****월**, **239명(총)**이\n") == [(1, "2021년 5월, 239명(총)이")]


@pytest.mark.parametrize("name", ["1969. KAL Abductees", "HHK_Catacombs", "Refuge pNan *", "<여성가족부>", "P&G"])
def test_names_pass_through_markdown(name: str) -> None:
    assert [text for _, text in md(f"# Groups\n\n{name}\n\nLumen\n")] == ["Groups", name, "Lumen"]


def test_notes_are_taken_from_their_marks() -> None:
    blocks = read("We are 47 groups[^1].\n\n[^1]: As of today.\n\nEnd.\n", "letter.md")
    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.PARAGRAPH, "We are 47 groups."),
        (BlockKind.PARAGRAPH, "End."),
        (BlockKind.FOOTNOTE, "As of today."),
    ]


FRAME = """
<header><nav><a>Home</a></nav></header><div class="sidebar">Related</div>
<article><header><h1>Our letter</h1></header><p>We are 12 groups<sup>1</sup>, for the 30<sup>th</sup> time.</p>
<p style="display: none">Hidden</p><p hidden>Hidden</p><span class="sr-only">Hidden</span><del>Gone</del>
<script>x</script><p>End</p><footer>Ann Lee</footer></article><footer>Imprint</footer>
"""


def test_what_frames_a_page_is_left_out() -> None:
    assert html(FRAME) == ["Our letter", "We are 12 groups, for the 30th time.", "End", "Ann Lee"]


def test_a_page_within_one_form_is_read() -> None:
    assert html("<form><p>We are twelve groups</p></form>") == ["We are twelve groups"]


def test_lists_have_their_labels() -> None:
    blocks = read("<html><ol type=a start=3><li>x<ul><li>y</ul>z<li value=9>w</ol>", "letter.html")
    assert [(block.marker, block.level, block.text) for block in blocks] == [
        ("c.", 1, "x"),
        ("•", 2, "y"),
        ("", 0, "z"),
        ("i.", 1, "w"),
    ]


def test_tables_of_data_are_rows_and_tables_for_layout_are_not() -> None:
    data = "<table><caption>Groups</caption><tr><th>Name<th>Country<tr><td rowspan=2>A<br>B<td>KR<tr><td>US</table>"
    blocks = read(f"<html>{data}", "letter.html")
    assert [block.cells for block in blocks] == [(), ("Name", "Country"), ("A\nB", "KR"), ("A\nB", "US")]
    assert [block.header for block in blocks] == [False, True, False, False]
    names = ["<br>".join(f"{side}{number}" for number in range(4)) for side in "LR"]
    assert html(f"<table><tr><td>{names[0]}<td>{names[1]}</table>") == [f"{s}{n}" for s in "LR" for n in range(4)]


def test_a_letter_within_a_table_for_layout_is_read_as_a_letter() -> None:
    inner = "<table><tr><td>A<td>KR<tr><td>B<td>US</table>"
    blocks = read(f"<html><table><tr><td><p>Dear Sir,</p>{inner}<td>Menu</table>", "letter.html")
    assert [block.cells or block.text for block in blocks] == ["Dear Sir,", ("A", "KR"), ("B", "US"), "Menu"]


def test_dress_is_told() -> None:
    blocks = read("<html><p><b>Groups</b></p><p><em>In</em> part</p><p lang=ko>단체</p><hr><p>End</p>", "letter.html")
    assert [(block.strong, block.emphasis, block.lang, block.parted) for block in blocks] == [
        (True, False, "", False),
        (False, False, "", False),
        (False, False, "ko", False),
        (False, False, "", True),
    ]


def test_a_page_says_its_own_encoding() -> None:
    page = "<html><head><meta charset=euc-kr><title>서한</title></head><body><p>단체</p></body></html>"
    reading: Reading = readers.read(page.encode("cp949"), "letter.html")
    assert (reading.title, reading.blocks[0].text) == ("서한", "단체")


def test_a_text_file_that_holds_a_page_is_read_as_one() -> None:
    assert [b.text for b in read("<p>We are 12 groups.<br />\nAnn&nbsp;Lee</p>\n\n<p>End</p>", "letter.txt")] == [
        "We are 12 groups.",
        "Ann Lee",
        "End",
    ]
