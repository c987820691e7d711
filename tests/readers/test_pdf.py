"""PDFs by where their words stand: lines, columns, tables, pages; and one error each for what has no text."""

from __future__ import annotations

import io

import pytest

from letterkit import readers
from letterkit.errors import InputError
from letterkit.model.reading import BlockKind, TextBlock

from .files import painted, pdf

LINES = [
    "We write to you on behalf of the many people who have asked us to say what they can-",
    "not say themselves, and we would be grateful for an answer before the end of the month,",
    "since the matter is one that does not wait for the next session of the non-",
    "governmental forum, nor for any other.",
]


def read(*lines: tuple[float, float, str], size: float = 11) -> tuple[TextBlock, ...]:
    return readers.read(pdf(painted(*lines, size=size)), "letter.pdf").blocks


def below(lines: list[str], *, x: float = 72, y: float = 760, step: float = 14) -> list[tuple[float, float, str]]:
    return [(x, y - step * index, line) for index, line in enumerate(lines)]


def merged(*documents: bytes) -> bytes:
    """One PDF of the pages of several."""
    import pypdfium2

    whole = pypdfium2.PdfDocument.new()
    for data in documents:
        whole.import_pages(pypdfium2.PdfDocument(data))
    stream = io.BytesIO()
    whole.save(stream)
    return stream.getvalue()


def test_a_paragraph_is_one_block_and_its_hyphens_are_undone() -> None:
    (block,) = read(*below(LINES))
    assert block.text == (
        "We write to you on behalf of the many people who have asked us to say what they cannot say themselves, and we"
        " would be grateful for an answer before the end of the month, since the matter is one that does not wait for"
        " the next session of the non-governmental forum, nor for any other."
    )
    assert block.place.page == 1


def test_names_below_each_other_stay_apart() -> None:
    names = ["Human Asia", "The Southern Centre for the Constructive Resolution of all Disputes", "CIVICUS", "Lumen"]
    blocks = read(*below(LINES), *below(names, y=660))
    assert [block.text for block in blocks[1:]] == names
    assert [block.continues for block in blocks[1:]] == [False, True, True, True]


def test_columns_are_read_one_after_the_other() -> None:
    left, right = [f"Left {n}" for n in range(6)], [f"Right {n}" for n in range(6)]
    blocks = read((72, 760, "Groups"), *below(left, y=740), *below(right, x=320, y=740), (72, 600, "Ann Lee, Director"))
    assert [block.text for block in blocks] == ["Groups", *left, *right, "Ann Lee, Director"]


def test_entries_that_are_turned_over_in_a_column_are_whole() -> None:
    left = [(72, 740, "Kanagawa Association for the Rescue"), (84, 727, "of the Kidnapped"), (72, 712, "No Fence")]
    right = [
        (272, 740, "Southern Centre for the Constructive"),
        (284, 727, "Resolution of Disputes"),
        (272, 712, "Lumen"),
    ]
    assert [block.text for block in read(*left, *right)] == [
        "Kanagawa Association for the Rescue of the Kidnapped",
        "No Fence",
        "Southern Centre for the Constructive Resolution of Disputes",
        "Lumen",
    ]


def test_a_table_is_rows_also_where_cells_are_empty_or_have_two_lines() -> None:
    cells = [
        *((72, 760, "Human Asia"), (350, 760, "South Korea")),
        *((72, 742, "FIDH"),),
        *((72, 724, "International Coalition to Stop"), (72, 711, "Crimes"), (350, 724, "Canada")),
        *((72, 693, "Lumen"), (350, 693, "United States")),
    ]
    rows = read(*cells)
    assert [row.cells for row in rows] == [
        ("Human Asia", "South Korea"),
        ("FIDH", ""),
        ("International Coalition to Stop Crimes", "Canada"),
        ("Lumen", "United States"),
    ]
    assert len({row.group for row in rows}) == 1


def test_marks_of_items_that_are_painted_last_are_put_before_them() -> None:
    blocks = read((90, 760, "first thing"), (90, 745, "second thing"), (72, 760, "1."), (72, 745, "2."))
    assert [(block.marker, block.text) for block in blocks] == [("1.", "first thing"), ("2.", "second thing")]


def test_heads_and_feet_that_run_through_pages_are_left_out_and_sentences_go_on() -> None:
    pages = [
        pdf(painted((72, 800, "Open letter"), *below(text, y=700), (280, 40, f"Page {number} of 3")))
        for number, text in enumerate((LINES[:2], LINES[2:], ["South Korea"]), 1)
    ]
    blocks = readers.read(merged(*pages), "letter.pdf").blocks
    assert [block.text[:9] for block in blocks] == ["We write ", "South Kor"]
    assert blocks[0].text.endswith("nor for any other.")
    assert [block.place.page for block in blocks] == [1, 3]


def test_rows_of_a_list_at_the_edge_of_pages_are_no_running_heads() -> None:
    def rows(page: str) -> list[tuple[float, float, str]]:
        names = [(72, 800 - 19 * row, f"Group {page} of {'s' * row}") for row in range(40)]
        return [cell for x, y, name in names for cell in ((x, y, name), (350, y, "South Korea"))]

    pages = [pdf(painted(*rows(page))) for page in "ab"]
    assert len(readers.read(merged(*pages), "letter.pdf").blocks) == 80


def test_notes_at_the_foot_come_last_and_their_marks_do_not_stick_to_numbers() -> None:
    body = painted((72, 760, "We are 47 groups")) + painted((161, 765, "1"), size=7)
    body += painted((72, 720, "and no more than those."))
    foot = painted((72, 80, "1 See the list that was signed."), size=8)
    blocks = readers.read(pdf(body + foot), "letter.pdf").blocks
    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.PARAGRAPH, "We are 47 groups"),
        (BlockKind.PARAGRAPH, "and no more than those."),
        (BlockKind.FOOTNOTE, "See the list that was signed."),
    ]


def test_larger_letters_are_headings_and_turned_ones_are_no_text() -> None:
    title = painted((72, 800, "Our letter"), size=18)
    watermark = "BT /F 60 Tf 0.7 0.7 -0.7 0.7 150 300 Tm (DRAFT) Tj ET"
    blocks = readers.read(pdf(title + painted(*below(LINES)) + watermark), "letter.pdf").blocks
    assert [(block.kind, block.level) for block in blocks] == [(BlockKind.HEADING, 1), (BlockKind.PARAGRAPH, 0)]


ENCRYPTED = f"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O({'x' * 32})/U({'x' * 32})>>/ID[<00><00>]"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (pdf(painted((72, 700, "Secret")), trailer=ENCRYPTED), "file-encrypted"),
        (pdf("0 0 100 100 re f"), "file-without-text"),
        (b"%PDF-1.7\nnothing", "file-broken"),
        (b"%PDF-1.7\n" + b"1 0 obj\n" * 1000, "file-broken"),
        (merged(*[pdf("")] * 501), "file-too-large"),
    ],
    ids=["encrypted", "pictures", "broken", "cut", "long"],
)
def test_what_cannot_be_read_is_one_clear_error(data: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        readers.read(data, "letter.pdf")
    assert [finding.code for finding in caught.value.findings] == [code]
