"""Long lists in HTML and plain text, which are written in columns, read to the byte as those written entry by entry."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit.model.letter import Entries, Entry, EntryGroup, Inlines, Layout, Letter, Run, SignatoryList
from letterkit.render.formats import html, txt
from letterkit.render.markup import rows
from letterkit.render.text import measure

from . import example
from .long_lists import LANGS, MORE, ROWS, TITLES, WORDS, Row, listed


def made(module: object, layout: Layout, entries: Sequence[Entry], *, inline: bool, lang: str, label: Inlines) -> bytes:
    block = SignatoryList("groups", layout, (EntryGroup(label, entries),), 2, inline)
    document = example.document(Letter("x", lang, "A letter", (block,)))
    return module.render(document, example.template())  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize("module", [html, txt], ids=["html", "txt"])
@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("inline", [True, False])
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_list_is_the_same_either_way(module: object, layout: Layout, inline: bool, lang: str) -> None:
    words = st.sampled_from([*WORDS, *MORE, ""])
    label = (Run("Kenya"),) if layout is Layout.BY_COUNTRY else ()

    @settings(max_examples=40, deadline=None)
    @given(
        data=st.one_of(ROWS, st.lists(st.tuples(words, words, TITLES), min_size=1)), langs=st.sampled_from([{}, LANGS])
    )
    def same(data: list[Row], langs: dict[str, str]) -> None:
        columns = listed(data, langs)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(rows, "LEAST", 1)
            quick = made(module, layout, columns, inline=inline, lang=lang, label=label)
        assert quick == made(module, layout, tuple(columns), inline=inline, lang=lang, label=label)

    same()


def test_only_long_lists_in_columns_are_written_as_text() -> None:
    entries = listed([(f"Group {number}", "", ()) for number in range(rows.LEAST)], {})
    assert rows.is_long(entries)
    assert not rows.is_long(entries[1:])
    assert not rows.is_long(tuple(entries))


def test_no_text_takes_the_place_of_rows() -> None:
    fake = '<splice n="0"></splice>'
    data = made(html, Layout.TABLE, Entries("x", range(40), [fake] * 40), inline=True, lang="en", label=())
    assert data.count(b"&lt;splice n=") == 40
    assert b"<splice" not in data


def test_narrow_letters_take_one_column() -> None:
    narrow = [chr(code) for code in range(0x3000) if measure.is_narrow(chr(code))]
    assert len(narrow) > 500
    assert {measure._columns(character) for character in narrow} == {1}


@given(st.text("ab é-", max_size=60), st.integers(1, 12), st.integers(1, 12))
def test_narrow_lines_are_filled_as_others_are(text: str, first: int, limit: int) -> None:
    found = list(measure.wrap(text, first=" " * (first - 1), rest=" ", limit=limit))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(measure, "is_narrow", lambda _: False)
        assert found == list(measure.wrap(text, first=" " * (first - 1), rest=" ", limit=limit))
