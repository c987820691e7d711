"""Columns line up, whatever the script."""

from __future__ import annotations

from letterkit.report._table import stacked, table, width


def test_hangul_takes_two_cells() -> None:
    lines = table([("인권", "KR"), ("Rights", "NL")])
    assert lines == ["인권    KR", "Rights  NL"]
    assert width("é") == width("e\u0301") == 1


def test_the_widest_column_gives_way() -> None:
    rows = [("A Very Long Name of an Organization for Human Rights", "KR", "reason"), ("B", "NL", "")]
    lines = table(rows, across=40)
    assert max(map(width, lines)) <= 40
    assert " ".join(line.split("  ")[0] for line in lines[:-1]).split() == rows[0][0].split()


def test_long_words_are_broken_and_controls_shown() -> None:
    assert table([("x" * 30,)], across=12) == ["x" * 12, "x" * 12, "x" * 6]
    assert table([("a\x1bb",)]) == ["a\\x1bb"]
    assert table([]) == []


def test_more_than_one_column_gives_way() -> None:
    rows = [("a " * 30, "b " * 25, "c"), ("a", "b", "c")]
    assert max(map(width, table(rows, across=50))) <= 50


def test_the_last_cell_stands_below_where_it_does_not_fit_beside() -> None:
    rows = [("anna", "a.pdf, b.pdf, c.pdf"), ("ben", "d.pdf")]
    assert stacked(rows, across=None) == ["anna  a.pdf, b.pdf, c.pdf", "ben   d.pdf"]
    assert stacked(rows, across=20) == ["anna", "    a.pdf, b.pdf,", "    c.pdf", "ben", "    d.pdf"]
    assert stacked([], across=20) == []
