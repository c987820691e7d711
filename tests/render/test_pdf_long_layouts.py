"""Long lists in one column, by country and as tables, with offices or without: the same both ways."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from letterkit.model.letter import Entry, EntryGroup, Layout, Run, SignatoryList
from letterkit.model.template import Template

from .test_pdf_long_lists import assert_same, both_ways, document, entries, template

OFFICES = ("Professor of Law, University of Nowhere and of Everywhere else", "Chair", "Director of the Office")


def a_list(
    layout: Layout,
    count: int = 220,
    *,
    columns: int = 1,
    offices: str = "",
    groups: int = 5,
    odd: int = 40,
    seed: int = 1,
) -> SignatoryList:
    """A list in a layout; `offices` are "inline" or "below", or none."""
    chance = random.Random(seed)  # noqa: S311  the same in every run
    made = entries(count, odd=odd, seed=seed)
    if offices:
        made = tuple(_with_offices(entry, chance) for entry in made)
    parts: tuple[EntryGroup, ...] = (EntryGroup((), made),)
    if layout is Layout.BY_COUNTRY:
        parts = _by_country(made, groups, chance)
    label = "Country" if layout is Layout.TABLE else ""
    inline = offices == "inline"
    return SignatoryList("groups", layout, parts, columns, inline, name_label="Name", country_label=label)


def _with_offices(entry: Entry, chance: random.Random) -> Entry:
    count = chance.choice((0, 0, 1, 2))
    return replace(entry, titles=tuple((Run(chance.choice(OFFICES)),) for _ in range(count)))


def _by_country(made: tuple[Entry, ...], groups: int, chance: random.Random) -> tuple[EntryGroup, ...]:
    cuts = sorted(chance.sample(range(1, len(made)), groups - 1))
    bare = [replace(entry, country=()) for entry in made]
    pairs = zip([0, *cuts], [*cuts, len(made)], strict=True)
    return tuple(EntryGroup((Run(f"Country {number}"),), tuple(bare[a:b])) for number, (a, b) in enumerate(pairs))


CASES = {
    "one column": a_list(Layout.COLUMNS, seed=3),
    "one column, plain": a_list(Layout.COLUMNS, 300, odd=10**6),
    "one column, offices below": a_list(Layout.COLUMNS, offices="below", seed=4),
    "columns, offices below": a_list(Layout.COLUMNS, columns=3, offices="below", seed=5),
    "columns, offices inline": a_list(Layout.COLUMNS, columns=2, offices="inline", seed=6),
    "table": a_list(Layout.TABLE, seed=7),
    "table, plain": a_list(Layout.TABLE, 260, odd=10**6, seed=8),
    "table, offices": a_list(Layout.TABLE, offices="below", seed=9),
    "by country": a_list(Layout.BY_COUNTRY, 400, columns=2),
    "by country, many": a_list(Layout.BY_COUNTRY, columns=3, groups=60, seed=10),
    "by country, few, plain": a_list(Layout.BY_COUNTRY, 620, columns=2, groups=2, odd=10**6, seed=11),
    "by country, one column": a_list(Layout.BY_COUNTRY, groups=30, offices="below", seed=12),
}


SMALL = "@page { size: A5; margin: 15mm }"


@pytest.mark.parametrize(
    ("made", "css"),
    [
        (a_list(Layout.BY_COUNTRY, 300, columns=2, offices="below", groups=50, odd=10**6, seed=685478), SMALL),
        (a_list(Layout.TABLE, 150, offices="below", odd=7, seed=542897), SMALL),
        (a_list(Layout.COLUMNS, 150, columns=4, offices="below", odd=7, seed=2), SMALL),
    ],
    ids=("balanced by the last bit", "the last row is none of plain text", "lines in doubt above several offices"),
)
def test_narrow_pages_break_as_they_did(made: SignatoryList, css: str, monkeypatch: pytest.MonkeyPatch) -> None:
    dress = template(f"{css} .signatories .name {{ font-weight: 700 }}")
    short, full, tried = both_ways(document(made), monkeypatch, dress)
    assert tried == [1, 0]
    assert_same(short, full)


@pytest.mark.parametrize("case", CASES)
def test_each_layout_is_the_same_both_ways(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    short, full, tried = both_ways(document(CASES[case]), monkeypatch)
    assert tried == [1, 0]
    assert_same(short, full)


def last_cell(rule: str) -> Template:
    cells = "table.signatories td:last-child:not(:first-child), table.signatories th:last-child:not(:first-child)"
    return template(f"{cells} {{ {rule} }}")


@pytest.mark.parametrize("rule", ["width: auto", "width: 1%", "border-left: 1px solid #a00"])
def test_the_widths_and_borders_of_a_table_are_those_of_all_its_rows(
    rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    short, full, tried = both_ways(document(a_list(Layout.TABLE, 120, seed=13)), monkeypatch, last_cell(rule))
    assert tried == [1, 0]
    assert_same(short, full)


def test_margins_between_entries_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    dress = template(".signatories li { margin: 3pt 0 }")
    short, full, tried = both_ways(document(a_list(Layout.COLUMNS, 200, odd=10**6)), monkeypatch, dress)
    assert tried == [1, 0]
    assert_same(short, full)


PARTICULAR = (
    (Layout.TABLE, "tbody tr { background: #eee }"),
    (Layout.TABLE, "table.signatories td { vertical-align: middle }"),
    (Layout.TABLE, "table.signatories { border-collapse: separate }"),
    (Layout.BY_COUNTRY, ".layout-by-country li li { margin-bottom: 3pt }"),
)
"""What a style sheet may ask for that the short way does not know."""


@pytest.mark.parametrize(("layout", "css"), PARTICULAR)
def test_what_the_short_way_does_not_know_is_set_the_full_way(
    layout: Layout, css: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    short, full, tried = both_ways(document(a_list(layout, 60)), monkeypatch, template(css))
    assert tried == [1, 0, 0]
    assert short == full
