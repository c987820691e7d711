"""Long lists are found by stretches, and what is missing of them is what looking for each entry by itself says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit import verify
from letterkit.model.artifact import Artifact
from letterkit.model.finding import Finding
from letterkit.model.letter import Document, Entries, EntryGroup, Layout, SignatoryList
from letterkit.render import render
from letterkit.verify import lists
from letterkit.verify.compare import missing
from letterkit.verify.lists import without_lists
from letterkit.verify.reading import Reading, letters, prepared
from letterkit.verify.sequence import GAP

from ..render.docx_reading import template
from .documents import document, entry, signatories, whole

Row = tuple[str, str, tuple[str, ...]]
Found = TypeVar("Found")
FORMATS = pytest.mark.parametrize("format_", ["docx", "html", "txt"])
ROWS: list[Row] = [
    (f"Group {n} for <Peace> & Law", "Côte d'Ivoire" if n % 3 else "Kenya", ())
    if n % 5
    else (f"이름 {n}", "", ("Chair",))
    for n in range(200)
]


def listed(rows: Sequence[Row]) -> Entries:
    names, countries, titles = zip(*rows, strict=True)
    return Entries("list.csv", range(2, len(rows) + 2), names, countries, titles if any(titles) else ())


def letter(rows: Sequence[Row], layout: Layout = Layout.COLUMNS, *, below: bool = False) -> Document:
    one = SignatoryList("groups", layout, (EntryGroup((), listed(rows)),), 2, not below, "Name", "Country")
    other = signatories(entry("Another Body", "Nepal"), kind="individuals")
    return document(*whole().parts[0].blocks[:5], one, other)


def entry_by_entry(find: Callable[[], Found]) -> Found:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "LEAST", 1_000_000)
        return find()


def read(text: str, *wanted: Document) -> list[list[Finding]]:
    return [missing(Reading(text, squeezed=squeezed), one, "x") for one in wanted for squeezed in (True, False)]


@FORMATS
@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("below", [True, False])
def test_a_long_list_is_found_by_stretches(format_: str, layout: Layout, below: bool) -> None:
    wanted = letter(ROWS, layout, below=below)
    (made,) = render(wanted, template(), (format_,))
    assert verify.artifact(made, wanted) == []
    text = import_module(f"letterkit.verify.readers.{format_}").text(made.data)
    rest = without_lists(text, wanted)
    assert rest is not None
    assert sum(map(len, rest.left.values())) <= 8
    assert len(rest.text) < len(text) / 2


def changed(at: int, row: Row) -> list[Row]:
    return [*ROWS[:at], row, *ROWS[at + 1 :]]


FAULTS = {
    "a name": changed(41, ("Grоup 41 for <Peace> & Law", *ROWS[41][1:])),
    "the beginning of a name": changed(0, ("Grop", *ROWS[0][1:])),
    "a name that goes on": changed(199, (f"{ROWS[199][0]}s", *ROWS[199][1:])),
    "a name with more before it": changed(41, (f"s{ROWS[41][0]}", *ROWS[41][1:])),
    "a country": changed(42, (ROWS[42][0], "Nepal", ())),
    "an office": changed(45, (ROWS[45][0], "", ("Char",))),
    "two in another order": [*ROWS[:60], ROWS[61], ROWS[60], *ROWS[62:]],
    "the countries of two": [*ROWS[:2], (ROWS[2][0], ROWS[3][1], ()), (ROWS[3][0], ROWS[2][1], ()), *ROWS[4:]],
    "one is lost": [*ROWS[:101], *ROWS[102:]],
    "the last one is lost": ROWS[:-1],
    "half is lost": ROWS[:100],
    "one is twice": [*ROWS[:11], *ROWS[10:]],
}


@FORMATS
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("layout", [Layout.COLUMNS, Layout.TABLE])
def test_what_is_missing_is_told_as_ever(format_: str, fault: str, layout: Layout) -> None:
    wanted, written = letter(ROWS, layout), letter(FAULTS[fault], layout)
    (made,) = render(written, template(), (format_,))
    found = verify.artifact(made, wanted)
    assert found == entry_by_entry(lambda: verify.artifact(made, wanted))
    assert bool(found) is (fault not in ("two in another order", "one is twice"))


WORDS = st.sampled_from(
    ["Ken", "Kenya", "Kenyan", "A-B", "A", "AB", "1", "11", "a\u0301", "\u0301", "ﬁ x", "fi x", "x  y", "x"]
)
GAPS = st.sampled_from(
    [", ", ",", " ", "\n", "; ", "-", "", "\u200d", "\f", "\u0301", " of ", " and many others of ", "\n    "]
)


def holds(text: str, rows: Sequence[Row], *, squeezed: bool, taken: tuple[tuple[int, int], ...] = ()) -> bool:
    """Whether each row has a place of its own in a text, tried in every way."""
    if not rows:
        return True
    reading = Reading(text, squeezed=squeezed)
    reading.claim(taken)
    name, country = (prepared(piece) for piece in rows[0][:2])
    for first in reading.find(name) if letters(name) else [()]:
        after = first[-1][1] if first else 0
        for other in reading.find(country, after=after, within=GAP) if country else [()]:
            if holds(text, rows[1:], squeezed=squeezed, taken=(*taken, *first, *other)):
                return True
    return False


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_stretch_is_found_that_does_not_hold_each_entry(data: st.DataObject) -> None:
    rows = data.draw(
        st.lists(st.tuples(WORDS, st.sampled_from(["", "A", "Kenya"]), st.just(())), min_size=2, max_size=6)
    )
    inner, outer, odd = data.draw(GAPS), data.draw(GAPS), data.draw(GAPS)
    at = data.draw(st.integers(0, 7))
    lines = [
        inner.join(filter(None, row[:2])) for row in data.draw(st.sampled_from([rows, rows[1:], rows[::-1], rows]))
    ]
    text = "".join((odd if number == at else outer) + line for number, line in enumerate(lines)) + data.draw(GAPS)
    wanted = document(SignatoryList("groups", Layout.COLUMNS, (EntryGroup((), listed(rows)),)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "LEAST", 1)
        quick = read(text, wanted)
    for squeezed, found, as_ever in zip((True, False), quick, entry_by_entry(lambda: read(text, wanted)), strict=True):
        # Looking for one after another may give an entry the place of another one, and miss that.
        assert found == as_ever or (not found and holds(text, rows, squeezed=squeezed))


def test_a_text_does_not_go_on_across_a_stretch() -> None:
    rows: list[Row] = [(f"Group {number}", "", ()) for number in range(lists.LEAST)]
    wanted = replace(letter(rows), parts=letter(rows).parts)
    text = "\n".join(["First half of", *(name for name, *_ in rows), "a sentence."])
    rest = without_lists(text, wanted)
    assert rest is not None
    assert not any(Reading(rest.text, squeezed=True).find("First half of a sentence."))


def test_pages_and_lines_stay_around_a_stretch() -> None:
    rows: list[Row] = [(f"Group {number}", "", ()) for number in range(lists.LEAST)]
    names = [name for name, *_ in rows]
    text = "  well-\nknown\fbody\n" + "\n".join(names[:9]) + "\f" + "\r\n ".join(names[9:]) + "\n and\fso  on"
    rest = without_lists(text, letter(rows))
    assert rest is not None
    assert rest.text == "  well-\nknown\fbody\n\n\uf8ff\n\f\n and\fso  on"
    assert list(rest.left.values()) == [()]


def test_a_list_that_is_not_in_columns_of_text_is_looked_for_entry_by_entry() -> None:
    block = replace(signatories(*listed(ROWS)), layout=Layout.TABLE)
    assert without_lists("anything", document(block)) is None
    data = "\n".join(name for name, *_ in ROWS).encode()
    assert verify.artifact(Artifact("x.txt", "txt", data), document(block)) != []
