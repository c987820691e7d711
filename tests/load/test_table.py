"""Rows that are read hundreds at once are what reading each with care makes of them, to the last finding."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from letterkit.load.careful import CarefulReader
from letterkit.load.columns import read_header
from letterkit.load.faults import Faults
from letterkit.load.roster import read_roster
from letterkit.load.rows import rows
from letterkit.load.separated import Cells, text_of
from letterkit.model.cells import Key
from letterkit.model.finding import Finding, Place
from letterkit.model.roster import Rows

LANGUAGES = ("en", "ko")
COLUMNS = {
    "kind": ["group", "Individual ", "groop", ""],
    "status": ["", "signed", "Pending ", "sined"],
    "represents": ["", "300+", "1,200", "many"],
    "letters": ["", "a", "b, a a"],
    "aliases": ["", "X; Y ;", "Z"],
    "country": ["France", " Kenya ", "a\r\n b"],
    "status@a": ["", "withdrawn", "gone"],
    "represents@a": ["", "1,200", "lots"],
    "name:ko": ["", "가", "나\n다"],
    "title:ko@a": ["", "x\ny"],
    "sort": ["", "b\rc"],
    "email": ["", "x@example.org"],
    "Zip": ["1", "x" * 10_001],
}
ODD = ["\u200b", "A\x1b", "\ud800", "Аmnesty", "СССР", "می\u200cخواهم", "\u3000", "\x85", '"', "e\u0301"]
ODD += ["AB\u200e", "אמנסטי\u200f (Israel)", "Мемориал"]
HEADERS = st.lists(st.sampled_from(sorted(COLUMNS)), unique=True, max_size=5).map(
    lambda some: [*dict.fromkeys(["name", "kind", *some])]
)


@st.composite
def lists(draw: st.DrawFn) -> str:
    """A list as text: most cells good, rows of which some are too short, blank or unreadable."""
    header, separator = draw(HEADERS), draw(st.sampled_from(",;\t"))
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerow(header)
    for _ in range(draw(st.integers(0, 12))):
        cells = [draw(_cell(column)) for column in header]
        match draw(st.integers(0, 12)):
            case 0:
                out.write(draw(st.sampled_from([end, f'"A" x{separator}group{end}', '"open'])))
            case 1:
                writer.writerow(draw(st.sampled_from([cells[1:], ["", *cells], [""] * len(cells)])))
            case _:
                writer.writerow(cells)
    return out.getvalue()


def _cell(column: str) -> st.SearchStrategy[str]:
    usual = st.sampled_from(COLUMNS.get(column, ["A", " B c", "김"]))
    return st.integers(0, 30).flatmap(lambda chance: st.sampled_from([*ODD, ""]) if chance == 0 else usual)


def one_by_one(text: str) -> tuple[list[tuple[int, dict[Key, str]]], Sequence[Finding]]:
    """Each row with its line, as the careful reader alone reads them."""
    faults = Faults()
    decoded = text_of(text.encode("utf-8", "surrogatepass"), "list.csv", faults) or ""
    found = rows(decoded, "list.csv", faults)
    line, header = next(found)
    columns = read_header(header, Place("list.csv", line), faults, LANGUAGES)
    assert columns is not None
    reader = CarefulReader(columns, Cells("list.csv", columns.header, faults, careful=True))
    keys = [*((name, "", "") for name in columns.plain), *columns.overrides]
    read = [(line, row) for line, cells in found if (row := reader.row(line, cells))]
    if not read and not faults.has_errors("list.csv"):
        faults.add("list-empty", Place("list.csv", 1), "has a header and no rows", "write one row for each signatory")
    return [(line, {key: row[key] for key in keys}) for line, row in read], faults.all()


def at_once(text: str) -> tuple[list[tuple[int, dict[Key, str]]], Sequence[Finding]]:
    faults = Faults()
    roster = read_roster(text.encode("utf-8", "surrogatepass"), "list.csv", faults, LANGUAGES)
    assert roster is not None
    cells = roster.rows.cells
    found = [{key: column[at] for key, column in cells.columns.items()} for at in range(len(cells.lines))]
    return list(zip(cells.lines, found, strict=True)), faults.all()


@given(lists())
@example('name,kind\n"A\r","\ngroup"\nB,group\n')
@example("name,kind,country\nAB\u200e,group,אמנסטי\n")
@example("name,kind\nA,group\n\n,\nB,individual\n")
def test_rows_at_once_are_the_rows_one_by_one(text: str) -> None:
    assert at_once(text) == one_by_one(text)


@pytest.mark.parametrize("bad", ["X,groop,", '"A\nB",group,', "A,group", ",,", "\u200bX,group,", '"a" b,group,', ""])
@pytest.mark.parametrize("at", [0, 499, 500, 777])
def test_one_row_that_needs_care_among_hundreds(bad: str, at: int) -> None:
    lines = [
        f'Name {line},group," Title\n{line}"' if line % 100 == 5 else f"Name {line},group," for line in range(1200)
    ]
    text = "\n".join(["name,kind,title", *lines[:at], bad, *lines[at:], ""])
    assert at_once(text) == one_by_one(text)
    assert len(at_once(text)[0]) in (1200, 1201)


@given(lists())
def test_columns_are_those_of_the_signatories(text: str) -> None:
    roster = read_roster(text.encode("utf-8", "surrogatepass"), "list.csv", Faults(), LANGUAGES)
    assert roster is not None
    signatories = tuple(roster.rows)
    again = Rows.of(signatories)
    assert again == signatories
    for name, lang, letter in (*roster.rows.cells.columns, ("status", "", ""), ("sort", "ko", "a")):
        if name != "letters":
            texts = roster.rows.texts(name, lang=lang, letter=letter)
            assert list(texts) == list(again.texts(name, lang=lang, letter=letter))
    for letter in ("a", "b"):
        assert list(roster.of(letter)) == [row for row in signatories if row.signs(letter)]
