"""The list that may be published is what the `csv` module would write, row by row, and is read back by letterkit."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from letterkit import counting, countries, public_list
from letterkit.languages import get
from letterkit.model.draft import Counting
from letterkit.model.finding import Place
from letterkit.model.roster import PUBLIC_COLUMNS, Represents, Roster, Signatory, SignatoryKind, Status

LETTER = "a"
TEXTS = st.one_of(
    st.text(max_size=6), st.sampled_from(['say "hi"', "=1", " +1", "\t@x", "'=x", "＝", "a, b", "a\r\nb", "", "\x00"])
)
KEYS = st.sampled_from(
    [("name", "ko", ""), ("title", "ko", LETTER), ("country", "", LETTER), ("represents", "", LETTER)]
)
OVERRIDES = st.dictionaries(KEYS, TEXTS, max_size=3).map(
    lambda own: own | {key: "40+" for key in own if key[0] == "represents"}
)
ROWS = st.builds(
    Signatory,
    name=TEXTS,
    kind=st.sampled_from(SignatoryKind),
    place=st.just(Place("list.csv", 7)),
    country=st.sampled_from(["France", "Korea", "=x", "global", "", "South Korea"]),
    title=TEXTS,
    represents=st.none() | st.builds(Represents, st.integers(0, 999), st.booleans()),
    status=st.sampled_from(Status),
    overrides=OVERRIDES,
)


@given(st.lists(ROWS, max_size=8), st.sampled_from(["en", "ko"]))
def test_cells_are_those_of_the_rows_one_by_one(rows: list[Signatory], lang: str) -> None:
    language = get(lang)
    counts = counting.count(Roster("list.csv", ("name",), rows), LETTER, Counting())
    expected = io.StringIO(newline="")
    writer = csv.writer(expected, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(PUBLIC_COLUMNS)
    for row in (*counts.group_rows, *counts.individual_rows):
        reading = counts.reading(row)
        country = countries.display(reading.code, language) if reading.code else reading.written.strip()
        written = row.text("represents", letter=LETTER)
        cells = [row.text("name", lang=lang, letter=LETTER), row.kind.value]
        cells += ["" if reading.status == "not_a_country" else country, row.text("title", lang=lang, letter=LETTER)]
        writer.writerow(map(public_list.disarmed, [*cells, written]))
    assert public_list.csv_bytes(counts, language) == expected.getvalue().encode("utf-8-sig")


def test_a_list_of_which_nobody_counts_is_a_header() -> None:
    row = Signatory("A", SignatoryKind.GROUP, Place("list.csv", 2), status=Status.PENDING)
    counts = counting.count(Roster("list.csv", ("name",), (row, replace(row, name="B"))), LETTER, Counting())
    assert public_list.csv_bytes(counts, get("en")) == b'\xef\xbb\xbf"name","kind","country","title","represents"\r\n'
