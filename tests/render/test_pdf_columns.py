"""Columns of signatories: balanced, none split, and laid out as WeasyPrint would, only faster."""

from __future__ import annotations

from collections import Counter

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.model.letter import Letter
from letterkit.render.formats import pdf
from letterkit.render.paged import columns, printing
from letterkit.render.paged.columns import Extent, balance, fill

from . import example

NAMES = {name for name, _ in example.GROUPS}
HEIGHTS = st.lists(st.integers(5, 60).map(lambda height: Extent(height, 3)), min_size=1, max_size=60)


def used(extents: list[Extent], first: int, end: int) -> float:
    return sum(extent.height for extent in extents[first:end]) - extents[end - 1].trailing


@given(HEIGHTS, st.integers(60, 2000), st.integers(1, 4))
def test_columns_hold_all_entries_in_order_within_the_room(extents: list[Extent], room: int, count: int) -> None:
    ends = balance(extents, room, count)
    assert 1 <= len(ends) <= count
    assert sorted(set(ends)) == ends
    starts = [0, *ends[:-1]]
    assert all(used(extents, first, end) <= room + 0.01 for first, end in zip(starts, ends, strict=True))
    if ends[-1] < len(extents):
        assert ends == fill(extents, room, count)


@given(HEIGHTS, st.integers(1, 4))
def test_no_lower_columns_would_hold_them(extents: list[Extent], count: int) -> None:
    ends = balance(extents, 1e9, count)
    starts = [0, *ends[:-1]]
    height = max(used(extents, first, end) for first, end in zip(starts, ends, strict=True))
    lower = fill(extents, height - 1, count)
    assert not lower or lower[-1] < len(extents)


def test_an_entry_higher_than_the_room_is_not_placed() -> None:
    assert fill([Extent(100, 0)], 50, 2) == []
    assert balance([Extent(20, 0), Extent(100, 0)], 50, 2) == [1]


def places(data: bytes) -> list[list[tuple[str, int, int]]]:
    """For each page the text of each line and where it stands, in points."""
    found = []
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            rects = [text.get_rect(number) for number in range(text.count_rects())]
            found.append([(text.get_text_bounded(*rect), round(rect[0]), round(rect[3])) for rect in rects])
    return found


@pytest.mark.parametrize("count", [2, 3, 4])
def test_pages_are_those_of_weasyprint(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    document = example.document(example.english(example.groups(columns=count)))
    ours = places(pdf.render(document, example.template()))
    monkeypatch.setattr(printing, "lay_out_columns_once", lambda: None)
    monkeypatch.setattr(columns.block, "columns_layout", columns._original)
    theirs = places(pdf.render(document, example.template()))
    assert len(ours) == len(theirs)
    printed = [Counter(text for page in pages for text, _, _ in page if text in NAMES) for pages in (ours, theirs)]
    assert printed[0].total() > 10
    assert printed[0] == printed[1]
    assert min(top for page in ours for text, _, top in page if text in NAMES) > 27 / 25.4 * 72


def test_columns_are_of_one_height_and_no_entry_is_split() -> None:
    letter = Letter("one", "en", "One", (example.groups(columns=2),))
    (page,) = places(pdf.render(example.document(letter), example.template()))[-1:]
    lines = [line for line in page if "Page" not in line[0]]
    left = min(x for _, x, _ in lines)
    right = min(x for _, x, _ in lines if x > left + 100)
    bottoms = [min(y for _, x, y in lines if (x >= right) is side) for side in (False, True)]
    assert abs(bottoms[0] - bottoms[1]) < 45
