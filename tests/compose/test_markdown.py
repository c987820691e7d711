"""Markdown to blocks, with bound values put in as themselves."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit import languages
from letterkit.compose import markdown
from letterkit.compose.binder import Binder
from letterkit.compose.bound import BoundBlocks, BoundNumber, BoundText
from letterkit.compose.environment import Names, expand
from letterkit.compose.inlines import InlineReader
from letterkit.compose.markdown import MarkdownReader
from letterkit.errors import InputError
from letterkit.model.letter import (
    Align,
    Blocks,
    Heading,
    LineBreak,
    ListBlock,
    NoteMark,
    Origin,
    Paragraph,
    Quote,
    Role,
    Rule,
    Run,
    Table,
    plain,
)
from letterkit.model.project import Source

HOSTILE = [
    "HHK_Catacombs",
    "*Groups*",
    "1969. KAL",
    "<b>&amp;</b>",
    "{{ 7*7 }}",
    '=HYPERLINK("x")',
    "::: date",
    "[a](b)",
    "# x",
]


def read(text: str, **names: object) -> tuple[Blocks, MarkdownReader]:
    binder = Binder()
    expanded = expand(Source("body.md", text), names, languages.get("en"), binder)
    reader = MarkdownReader("body.md", binder, InlineReader(binder, {}, "en"))
    return reader.read(expanded), reader


def text_of(blocks: Blocks) -> list[str]:
    return [plain(b.inlines) for b in blocks if isinstance(b, Paragraph | Heading)]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_is_never_read_as_markup(value: str) -> None:
    blocks, _ = read("{{ name }}\n\nby **{{ name }}** and [{{ name }}](https://un.org)\n\n- {{ name }}\n", name=value)
    first, second, bullets = blocks
    assert isinstance(first, Paragraph)
    assert first.inlines == (Run(value, origin=Origin("expression")),)
    assert plain(second.inlines) == f"by {value} and {value}"  # type: ignore[union-attr]
    assert isinstance(bullets, ListBlock)
    assert text_of(bullets.items[0]) == [value]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1).filter(str.strip))
def test_any_single_line_comes_out_as_it_went_in(value: str) -> None:
    blocks, _ = read("a {{ name }} b", name=BoundText(value, Origin("x")))
    assert text_of(blocks) == [f"a {value} b"]


@pytest.mark.parametrize("value", ["", " ", "\u00a0", " \n "])
def test_a_blank_value_is_nothing(value: str) -> None:
    blocks, _ = read("a{{ name }}b", name=BoundText(value, Origin("x")))
    assert text_of(blocks) == ["ab"]


def test_numbers_remember_where_they_came_from() -> None:
    counts = Names("counts", {"groups": BoundNumber(70, Origin("counts.groups"))})
    (paragraph,), _ = read(
        "{{ counts.groups }} of {{ counts.groups - 1 }} or {{ counts.groups | spell | capitalize }}", counts=counts
    )
    assert isinstance(paragraph, Paragraph)
    bound = [(r.text, r.origin and r.origin.is_count) for r in paragraph.inlines if isinstance(r, Run) and r.origin]
    assert bound == [("70", True), ("69", True), ("Seventy", True)]


def test_a_number_written_as_an_expression_is_not_taken_for_a_count() -> None:
    (paragraph,), _ = read("{{ 69 }} groups")
    assert isinstance(paragraph, Paragraph)
    run = paragraph.inlines[0]
    assert isinstance(run, Run)
    assert run.origin is not None
    assert not run.origin.is_count


def test_several_lines_become_line_breaks() -> None:
    (paragraph,), _ = read("{{ address }}", address=BoundText("1 Street\n\nSeoul", Origin("to.0.address")))
    assert isinstance(paragraph, Paragraph)
    assert [type(i) for i in paragraph.inlines] == [Run, LineBreak, Run]


def test_every_kind_of_block() -> None:
    text = "# Title\n\nA **b** *c* ~~d~~ `e`.\n\n> quoted\n\n1. one\n2. two\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n***\n"
    blocks, _ = read(text)
    assert [type(b) for b in blocks] == [Heading, Paragraph, Quote, ListBlock, Table, Rule]
    table = blocks[4]
    assert isinstance(table, Table)
    assert table.aligns == (Align.START, Align.END)
    dresses = {r.text: (r.bold, r.italic, r.strike, r.code) for r in blocks[1].inlines if isinstance(r, Run)}  # type: ignore[union-attr]
    assert dresses["b"] == (True, False, False, False)
    assert dresses["c"] == (False, True, False, False)
    assert dresses["d"] == (False, False, True, False)
    assert dresses["e"] == (False, False, False, True)


def test_roles_come_from_containers() -> None:
    blocks, _ = read("::: subject\n# Re: x\n:::\n\nbody\n")
    assert [b.role for b in blocks] == [Role.SUBJECT, Role.BODY]


def test_footnotes_are_collected_in_the_order_of_their_marks() -> None:
    blocks, reader = read("one[^b] two[^a]\n\n[^a]: second\n[^b]: first\n")
    assert [i for i in blocks[0].inlines if isinstance(i, NoteMark)] == [NoteMark(1), NoteMark(2)]  # type: ignore[union-attr]
    assert [text_of(note) for note in reader.notes] == [["first"], ["second"]]


def test_raw_html_is_text() -> None:
    blocks, _ = read("<script>alert(1)</script>\n\na <b>b</b>\n")
    assert text_of(blocks) == ["<script>alert(1)</script>", "a <b>b</b>"]


def test_lines_are_those_of_the_source_through_loops() -> None:
    text = "one\n\n{% for i in [1, 2] %}\nitem {{ i }}\n\n{% endfor %}\nlast\n"
    blocks, _ = read(text)
    assert [(plain(b.inlines), b.place.line) for b in blocks if isinstance(b, Paragraph) and b.place] == [
        ("one", 1),
        ("item 1", 4),
        ("item 2", 4),
        ("last", 7),
    ]


def test_an_empty_value_leaves_no_empty_paragraph() -> None:
    assert read("{{ x }}\n\n::: copies\n{{ x }}\n:::\n", x="")[0] == ()


def test_block_values_stand_alone() -> None:
    body = BoundBlocks((Paragraph((Run("b"),)),))
    assert text_of(read("{{ body }}\n", body=body)[0]) == ["b"]
    with pytest.raises(InputError, match="stand alone"):
        read("x {{ body }}\n", body=body)


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("a\n\n{{ cuonts }}\n", "did you mean counts", 3),
        ("a\n{% if %}\n", "template syntax", 2),
        ("a\n\n{{ counts.__class__ }}\n", "", 3),
        ("{% include 'x' %}\n", "", 1),
        ("::: adress\nx\n:::\n", "unknown role 'adress'", 1),
        ("[x](file:///etc/passwd)\n", "cannot be used", 1),
        ("[x](javascript:alert)\n", "cannot be used", 1),
        ("a\n\n![x](../x.png)\n", "not in the project", 3),
        ("a\n{{ 1 / 0 }}\n", "division", 2),
        ("a \U00100000 b\n", "private-use", 1),
        ("a\n\nb &#x100000; c\n", "private-use", 3),
        ("a &#1048576; b\n", "private-use", 1),
        ("{% for i in range(999999999) %}x{% endfor %}", "", 1),
        ("{% for i in range(99999) %}{{ 'x' * 99 }}{{ i }}{% endfor %}", "values are printed", 1),
    ],
)
def test_faults_name_the_file_the_line_and_what_is_wrong(text: str, message: str, line: int) -> None:
    with pytest.raises(InputError) as caught:
        read(text, counts=Names("counts", {"groups": 1}))
    (finding,) = caught.value.findings
    assert message in finding.message + finding.hint
    assert (finding.place.path, finding.place.line) == ("body.md", line)


def test_an_unspaced_script_joins_its_lines() -> None:
    binder = Binder()
    text = expand(Source("b", "会議\n場"), {}, languages.get("en"), binder)
    (paragraph,) = MarkdownReader("b", binder, InlineReader(binder, {}, "ja")).read(text)
    assert plain(paragraph.inlines) == "会議場"  # type: ignore[union-attr]


def test_the_date_filter_wants_a_date() -> None:
    assert text_of(read("{{ day | date }}", day=dt.date(2020, 2, 21))[0]) == ["February 21, 2020"]
    with pytest.raises(InputError, match="wants a date"):
        read("{{ 'x' | date }}")


def test_a_number_is_spelled_for_its_counter() -> None:
    binder = Binder()
    text = expand(Source("b", "{{ 7 | spell('명') }} 명"), {}, languages.get("ko"), binder)
    assert binder.as_text(text) == "일곱 명"


LINKED = "See [it][there] and *{{ x }}*.\n\n[there]: {{ y }}\n"


@pytest.mark.parametrize(
    ("text", "first", "then"),
    [
        ("For *{{ x }}* and {{ y }}.\n", {"x": "you", "y": 1}, {"x": "her", "y": 1}),
        ("For {{ x }}.\n", {"x": 1}, {"x": True}),
        ("For {{ x }}.\n", {"x": "a"}, {"x": BoundText("a", Origin("draft.id"))}),
        ("For {{ x }}.\n", {"x": BoundText("a", Origin("draft.id"))}, {"x": BoundText("a", Origin("draft.date"))}),
        (LINKED, {"x": "a", "y": "https://example.org/1"}, {"x": "a", "y": "https://example.org/2"}),
    ],
)
def test_what_was_read_before_is_in_no_other_text(text: str, first: dict[str, object], then: dict[str, object]) -> None:
    before, after, again = (read(text, **names)[0] for names in (first, then, first))
    assert before == again != after
    markdown._parsed.cache_clear()
    assert read(text, **then)[0] == after


def test_the_same_values_make_the_same_paragraph() -> None:
    first, second = (read("# To you\n\n*{{ x }}*\n\n{{ y }}\n", x="a", y=number)[0] for number in (1, 2))
    assert first[1] is second[1]
    assert first[2] != second[2]
