"""A long list that is repeated as text is, to the byte, the one that is built entry by entry."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit.model.letter import Entries, EntryGroup, Layout, SignatoryList
from letterkit.render.docx import splicing
from letterkit.render.docx.shapes import shapes
from letterkit.render.docx.voice import Voice

from .long_lists import LANGS, ROWS, WORDS, Row, listed
from .test_docx import made


def both_ways(layout: Layout, *lists: Entries, titles_inline: bool = True, lang: str = "en") -> tuple[bytes, bytes]:
    """The file of lists in columns of text, and that of the same entries one by one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(splicing, "LEAST", 1)
        patch.setattr(splicing, "FEWEST", 1)
        return tuple(  # type: ignore[return-value]
            made(
                *(SignatoryList("groups", layout, (EntryGroup((), one),), 2, titles_inline) for one in each), lang=lang
            )
            for each in (lists, [tuple(one) for one in lists])
        )


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("titles_inline", [True, False])
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_list_is_the_same_either_way(layout: Layout, titles_inline: bool, lang: str) -> None:
    @settings(max_examples=4, deadline=None)
    @given(rows=ROWS, langs=st.sampled_from([{}, LANGS]))
    def same(rows: Sequence[Row], langs: dict[str, str]) -> None:
        quick, thorough = both_ways(layout, listed(rows, langs), titles_inline=titles_inline, lang=lang)
        assert quick == thorough

    same()


def test_lists_after_one_another_and_by_country() -> None:
    rows: list[Row] = [(f"{word} {number}", "Kenya & Co", ()) for number in range(6) for word in WORDS]
    lists = listed(rows, LANGS), listed(rows[:9], {}), listed([("Alpha", "", ("Office",)), *rows[3:]], {})
    for layout in Layout:
        quick, thorough = both_ways(layout, *lists)
        assert quick == thorough


def test_few_of_a_shape_are_built_one_by_one() -> None:
    rows: list[Row] = [(f"Group {number}", "" if number == 7 else "Kenya", ()) for number in range(splicing.LEAST + 2)]
    entries = listed(rows, {})
    splices = splicing.Splices()
    assert [entry.name for entry, _ in splices.samples(entries, Voice("en"))][1:] == [(entries[7].name)]


def test_most_entries_of_a_long_list_have_a_shape() -> None:
    rows = [(f"Group {n}", "Kenya", ()) if n % 20 else ("두 단체", "Kenya", ("Chair", "두 단체")) for n in range(100)]
    found = shapes(listed(rows, {"두 단체": "ko"}), Voice("en"))
    assert sorted(map(len, found.values())) == [5, 95]
    assert None not in found
    odd: list[Row] = [("\u0627\u0628", "", ()), ("One", "", ()), ("a\nb", "Kenya", ())]
    assert sorted(shapes(listed(odd, {}), Voice("en"))[None]) == [0, 2]


def test_a_short_list_is_built_entry_by_entry() -> None:
    entries = listed([(f"Group {n}", "Kenya", ()) for n in range(splicing.LEAST)], {})
    assert splicing.is_long(entries, Voice("en"))
    assert not splicing.is_long(entries[1:], Voice("en"))
    assert not splicing.is_long(entries, Voice("ar"))
    assert not splicing.is_long(tuple(entries), Voice("en"))
