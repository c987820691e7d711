"""A list is written back byte for byte where nothing changed, and reads as csv.reader reads it."""

from __future__ import annotations

import codecs
import csv
import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from letterkit.roster.document import Document, parse

PIECES = st.sampled_from(
    [
        '"',
        '""',
        ",",
        ";",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "name",
        "kind",
        "country",
        "a",
        " ",
        "é",
        "김",
        "\x85",
        "\xa0",
        "\0",
        "|",
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp949", "cp932", "cp1252"])
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
LIST = 'name,kind,country,"extra"\r\n"Alder, Society",group,Norway,  kept \r\nBirch,"group",,"x ""y"""\r\n'


def parsed(data: bytes) -> Document:
    document = parse(data)
    assert document is not None
    return document


@given(st.one_of(st.binary(max_size=60), TEXTS.map(str.encode)))
def test_bytes_come_back(data: bytes) -> None:
    document = parse(data)
    assert document is None or bytes(document) == data


@given(TEXTS, ENCODINGS)
def test_bytes_come_back_in_every_encoding(text: str, encoding: str) -> None:
    try:
        data = ("name" + text).encode(encoding)
    except UnicodeEncodeError:
        assume(False)
    document = parse(data)
    assert document is None or bytes(document) == data


@given(TEXTS)
def test_values_are_those_of_the_csv_reader(text: str) -> None:
    document = parsed(codecs.BOM_UTF8 + text.encode())
    expected = list(csv.reader(io.StringIO(text, newline=""), delimiter=document.separator))
    assert [document.values(record) for record in document.records] == expected


@given(TEXTS)
def test_lines_are_those_of_the_csv_reader(text: str) -> None:
    document = parsed(codecs.BOM_UTF8 + text.encode())
    reader, lines = csv.reader(io.StringIO(text, newline=""), delimiter=document.separator), []
    before = 0
    for row in reader:
        if any(cell and not cell.isspace() for cell in row):
            lines.append(before + 1)
        before = reader.line_num
    assert [line for _, line, _ in document.rows()] == lines


@given(TEXTS, ANY, st.data())
def test_an_edit_changes_one_cell(text: str, value: str, data: st.DataObject) -> None:
    document = parsed(codecs.BOM_UTF8 + text.encode())
    filled = [index for index, record in enumerate(document.records) if record.cells]
    assume(filled)
    row = data.draw(st.sampled_from(filled))
    column = data.draw(st.integers(0, len(document.records[row].cells) - 1))
    # A quotation mark that is never closed swallows what is written behind it; no such list is ever edited.
    assume(text.count('"') % 2 == 0 and not any(cell.count('"') % 2 for r in document.records for cell in r.cells))
    edited = document.with_cell(row, column, value)
    for at, (old, new) in enumerate(zip(document.records, edited.records, strict=True)):
        kept = [c for c in range(len(old.cells)) if (at, c) != (row, column)]
        assert new.end == old.end
        assert [new.cells[c] for c in kept] == [old.cells[c] for c in kept]
    if len(edited.records[row].cells) > 1 or value:  # one empty cell alone is a blank line
        lines = [r + [""] * (not r) for r in read(bytes(edited), document.separator)]
        assert lines[row][column] == value


def read(data: bytes, separator: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))


@pytest.mark.parametrize(
    ("value", "written"), [("Norge", b"Norge"), ("a,b", b'"a,b"'), ('6"', b'"6"""'), ("a\nb", b'"a\nb"'), ("", b"")]
)
def test_a_cell_gets_quotation_marks_only_where_it_needs_them(value: str, written: bytes) -> None:
    document = parsed(LIST.encode())
    assert bytes(document.with_cell(1, 2, value)) == LIST.encode().replace(b"Norway", written)


def test_a_cell_in_quotation_marks_keeps_them() -> None:
    assert b'Birch,"individual",,' in bytes(parsed(LIST.encode()).with_cell(2, 1, "individual"))


def test_an_unchanged_value_changes_nothing() -> None:
    document = parsed(LIST.encode())
    assert document.with_cell(2, 3, 'x "y"') is document


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [True, False])
def test_new_rows_follow_the_file(end: str, last: bool) -> None:
    text = end.join(["name;kind", "Alder;group"]) + (end if last else "")
    made = bytes(parsed(text.encode()).with_rows([["Birch", "group"], ["C;D", ""]]))
    assert made.decode() == end.join(["name;kind", "Alder;group", "Birch;group", '"C;D";']) + (end if last else "")


def test_new_rows_are_quoted_where_all_are_and_stand_before_blank_lines() -> None:
    document = parsed(b'"name","kind"\n"Alder",\n\n,\n')
    assert bytes(document.with_rows([["Birch", ""]])) == b'"name","kind"\n"Alder",\n"Birch",\n\n,\n'


def test_a_new_column_stands_at_the_right_of_every_row() -> None:
    assert bytes(parsed(b"name,kind\r\nAlder,group\r\n\r\n").with_column("status")) == (
        b"name,kind,status\r\nAlder,group,\r\n\r\n"
    )


def test_an_encoding_that_lacks_a_character_says_so() -> None:
    document = parsed("name,kind\nSociété des Érables,group\n".encode("cp1252"))
    with pytest.raises(UnicodeEncodeError):
        document.with_cell(1, 0, "김")


def test_korean_is_written_in_the_encoding_of_the_file() -> None:
    text = "name,kind\n북한인권시민연합,group\n"
    edited = parsed(text.encode("cp949")).with_cell(1, 1, "단체")
    assert bytes(edited) == text.replace("group", "단체").encode("cp949")


@given(st.permutations([1, 2, 4]))
def test_rows_change_places_and_line_ends_stay(order: list[int]) -> None:
    lines = ["name,kind", "A,group", "B,group", "", "C,group"]
    document = parsed("\n".join(lines).encode())
    made = bytes(document.reordered(order)).decode().split("\n")
    assert made == [lines[0], lines[order[0]], lines[order[1]], "", lines[order[2]]]
