"""A long list that is repeated as text is, to the byte, the one that is built entry by entry."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit.model.letter import Entry, EntryGroup, Inlines, Layout, Run, SignatoryList
from letterkit.render.docx import splicing

from .example import HOSTILE, groups, individuals
from .test_docx import made

WORDS = st.sampled_from(
    [*HOSTILE, "Alpha", "Beta & Co", "A  B", " edge", "두 단체", "Łódź", "a\nb", "->", "</w:t>", "\0", ""]
)


def inlines(text: str) -> Inlines:
    return (Run(text),) if text else ()


def entry(name: str, country: str, title: str) -> Entry:
    return Entry(inlines(name), inlines(country), (inlines(title),) if title else ())


ENTRIES = st.lists(st.builds(entry, WORDS, WORDS, st.sampled_from(["", "Office"])), min_size=1, max_size=12)


def both_ways(monkeypatch: pytest.MonkeyPatch, *blocks: SignatoryList) -> tuple[bytes, bytes]:
    monkeypatch.setattr(splicing, "LEAST", 1)
    quick = made(*blocks)
    monkeypatch.setattr(splicing, "LEAST", 1_000_000)
    return quick, made(*blocks)


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("titles_inline", [True, False])
def test_a_list_is_the_same_either_way(layout: Layout, titles_inline: bool) -> None:
    @settings(max_examples=5, deadline=None)
    @given(entries=ENTRIES)
    def same(entries: list[Entry]) -> None:
        block = SignatoryList("groups", layout, (EntryGroup((), tuple(entries)),), 2, titles_inline)
        with pytest.MonkeyPatch.context() as patch:
            quick, thorough = both_ways(patch, block)
        assert quick == thorough

    same()


def test_two_lists_after_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    quick, thorough = both_ways(monkeypatch, groups(), individuals(), groups(Layout.TABLE), groups(Layout.BY_COUNTRY))
    assert quick == thorough


def test_a_long_list_takes_the_short_way() -> None:
    stretches = list(
        splicing.stretches(tuple(entry(f"Group {n}", "Kenya", "") for n in range(100)), splicing.Voice("en"))
    )
    assert [(alike, len(found)) for alike, found in stretches] == [(True, 99), (False, 1)]
