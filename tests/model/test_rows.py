"""A list kept as columns is the list of its rows, whatever is asked of it."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from letterkit.isolation.messages import Kind, message, messages
from letterkit.model.cells import EVERY_LETTER
from letterkit.model.columns import packed, packed_numbers, unpacked, unpacked_numbers
from letterkit.model.entries import Entries
from letterkit.model.finding import Place
from letterkit.model.roster import Represents, Rows, Signatory, SignatoryKind, Status

COLUMNS, LANGS, LETTERS = ("name", "country", "title", "sort"), ("", "ko"), ("", "a", "b")
TEXTS = st.sampled_from(["", "A", "B c", "가", "a\nb", "x\x1fy"])
OVERRIDES = st.dictionaries(
    st.tuples(st.sampled_from(COLUMNS), st.just("ko"), st.sampled_from(LETTERS)), TEXTS.filter(bool)
)
ROWS = st.builds(
    Signatory,
    name=TEXTS.filter(bool),
    kind=st.sampled_from(SignatoryKind),
    place=st.integers(2, 99).map(lambda line: Place("list.csv", line)),
    country=TEXTS,
    title=TEXTS,
    represents=st.none() | st.builds(Represents, st.integers(0, 9999), st.booleans()),
    letters=st.none() | st.frozensets(st.sampled_from(["a", "b", "c"])),
    status=st.sampled_from(Status),
    sort=TEXTS,
    aliases=st.lists(st.sampled_from(["X", "Y z"]), max_size=2).map(tuple),
    overrides=OVERRIDES,
    private=st.dictionaries(st.sampled_from(["email", "note"]), TEXTS.filter(bool)),
)
LISTS = st.lists(ROWS, max_size=6)


@given(LISTS)
def test_a_list_of_columns_has_the_rows_that_it_was_made_of(rows: list[Signatory]) -> None:
    columns = Rows.of(rows)
    assert list(columns) == rows
    assert [columns[at] for at in range(-len(rows), len(rows))] == rows * 2
    assert columns == tuple(rows)
    assert columns.lines == [row.place.line for row in rows]
    assert [list(columns[1:]), list(columns[::-1])] == [rows[1:], rows[::-1]]


@given(LISTS, st.sampled_from(COLUMNS), st.sampled_from(LANGS), st.sampled_from(LETTERS))
def test_texts_are_those_of_each_row(rows: list[Signatory], column: str, lang: str, letter: str) -> None:
    texts = Rows.of(rows).texts(column, lang=lang, letter=letter)
    assert list(texts) == [row.text(column, lang=lang, letter=letter) for row in rows]


@given(LISTS, st.data())
def test_some_of_the_rows_are_some_of_the_rows(rows: list[Signatory], data: st.DataObject) -> None:
    flags = data.draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows)))
    some, kept = Rows.of(rows).where(flags), [row for row, flag in zip(rows, flags, strict=True) if flag]
    order = data.draw(st.permutations(range(len(kept))))
    assert list(some) == kept
    assert list(some.texts("name")) == [row.name for row in kept]
    assert list(some.at(order)) == [kept[at] for at in order]
    assert list(some.signing("a")) == [row for row in kept if row.signs("a")]
    assert list(some + Rows.of(rows)) == kept + rows


@given(LISTS, st.booleans())
def test_a_list_comes_out_of_a_pickle_as_it_was(rows: list[Signatory], half: bool) -> None:
    columns = Rows.of(rows)
    columns = columns.at(range(0, len(rows), 2)) if half else columns
    assert pickle.loads(pickle.dumps(columns)) == tuple(columns)  # noqa: S301 - its own


def test_without_a_status_all_have_signed_and_other_columns_are_blank() -> None:
    rows = Rows.of([Signatory("A", SignatoryKind.GROUP, Place("list.csv", 2))])
    few = {key: texts for key, texts in rows.cells.columns.items() if key[0] in ("name", "kind")}
    alone = Rows(replace(rows.cells, columns=few))
    assert list(alone) == list(rows)
    assert [*alone.texts("status"), *alone.texts("title")] == ["signed", ""]


@given(st.lists(st.sampled_from(["", "a", "\x1f", EVERY_LETTER]), max_size=4), st.integers(0, 150), st.booleans())
@example(["a", "\x1f"], 150, True)
def test_texts_are_unpacked_as_they_were_packed(parts: list[str], times: int, differ: bool) -> None:
    texts = [f"{part}{at}" if differ else part for at in range(times) for part in parts]
    assert list(unpacked(packed(texts))) == texts


@pytest.mark.parametrize("numbers", [(), (7,), (3, 1, 2**32 - 1), range(0), range(2, 9), range(9, 2, -3)])
def test_numbers_are_unpacked_as_they_were_packed(numbers: Sequence[int]) -> None:
    assert list(unpacked_numbers(packed_numbers(numbers))) == list(numbers)


@pytest.mark.parametrize("lines", [range(2, 502), tuple(range(501, 1, -1))])
def test_a_child_can_hand_back_long_lists_of_entries(lines: Sequence[int]) -> None:
    names = tuple(f"Name {line}" for line in lines)
    entries = Entries("list.csv", lines, names, ("France",) * 500, (("Chair", "x"), *[()] * 499), {"Name 7": "ko"})
    ((kind, found),) = messages(message(Kind.RESULT, entries))
    assert kind is Kind.RESULT
    assert list(found) == list(entries)
    assert found[3:5].langs == {"Name 7": "ko"}
