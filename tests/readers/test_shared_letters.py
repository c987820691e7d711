"""The real letters, as they were found: each entry of a list is one block, each paragraph whole, every format alike."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from letterkit import readers
from letterkit.model.reading import BlockKind, TextBlock

LETTERS = Path(__file__).parents[2] / "../shared/letters"
FILES = sorted([*LETTERS.glob("*.txt"), *LETTERS.glob("*.html")])
BESIDE = (BlockKind.TITLE, BlockKind.SUMMARY, BlockKind.FOOTNOTE)

# File, the block before the list, the beginning of the one after it ("" for the end of the file), what is counted.
LISTS = [
    ("000_d85ebbd1e791f38c.txt", "Groups", "Individuals", "groups"),
    ("000_d85ebbd1e791f38c.txt", "Individuals", "2020 년", "individuals"),
    ("000_d85ebbd1e791f38c.txt", "단체", "개인", "groups"),
    ("001_d239148959f7fd6e.txt", "Groups", "Individuals", "groups"),
    ("001_d239148959f7fd6e.txt", "Individuals", "", "individuals"),
    ("004_0c9426acf5c575c6.txt", "Groups", "Individuals", "groups"),
    ("004_0c9426acf5c575c6.txt", "Individuals", "On March", "individuals"),
    ("02-zuckerberg-free-basics-29-others.txt", "Signed,", "", "groups"),
    ("02-zuckerberg-free-basics-29-others.html", "Signed,", "", "groups"),
    ("05-cisa-19-civil-liberties-orgs.txt", "Sincerely,", "", "groups"),
    ("05-cisa-19-civil-liberties-orgs.html", "Sincerely,", "", "groups"),
    ("09-india-agristack-55.txt", "Organisations", "Important Documents", "groups"),
    ("11-korean-council-40-orgs-10-countries-en.txt", "List of Organization", "", "groups"),
    ("12-korean-council-40-orgs-10-countries-ko.txt", "연명단체", "", "groups"),
    ("15-ffii-ict-task-force-six.txt", "The signatories,", "For any questions", "groups"),
    ("28-fr-lanceurs-alerte-53.txt", "Signataires", "", "groups_lines"),
    ("30-de-digitale-brandmauer-20plus.txt", "Liste der Unterzeichnenden", "", "groups"),
    ("32-pt-frente-reformas-26.txt", "Assinam:", "", "groups"),
    ("34-pt-carta-terra-mais-de-50.txt", "Assinam o documento:", "*Editado", "groups"),
    ("80-es-defensores-derechos-digitales.txt", "Firman", "", "groups"),
]


def read(name: str) -> tuple[TextBlock, ...]:
    return readers.read(LETTERS / name).blocks


def truth(name: str, key: str) -> int:
    text = (LETTERS / name).with_suffix("").with_suffix(".truth.yaml")
    if not text.exists():
        text = LETTERS / f"{Path(name).stem}.truth.yaml"
    counted: int = YAML(typ="safe").load(text.read_text("utf-8"))["truth"][key]
    return counted


def between(blocks: Sequence[TextBlock], heading: str, end: str) -> list[str]:
    start = next(i for i, block in enumerate(blocks) if block.text.startswith(heading)) + 1
    stop = next((i for i in range(start, len(blocks)) if end and blocks[i].text.startswith(end)), len(blocks))
    return [block.text for block in blocks[start:stop]]


@pytest.mark.parametrize(("name", "heading", "end", "key"), [case for case in LISTS if (LETTERS / case[0]).exists()])
def test_each_entry_of_a_list_is_a_block(name: str, heading: str, end: str, key: str) -> None:
    assert len(between(read(name), heading, end)) == truth(name, key)


@pytest.mark.parametrize("name", sorted({p.stem for p in FILES if p.suffix == ".html"}))
def test_the_same_letter_reads_the_same_in_both_formats(name: str) -> None:
    page, text = read(f"{name}.html"), read(f"{name}.txt")
    heading = next(block.text for block in page if block.text in ("Signed,", "Sincerely,"))
    assert between(page, heading, "") == between(text, heading, "")


@pytest.mark.parametrize("path", [p for p in FILES if p.name.startswith("004")])
def test_rows_that_were_copied_out_of_a_table_are_rows_again(path: Path) -> None:
    rows = [block.cells for block in readers.read(path).blocks if block.kind is BlockKind.TABLE_ROW]
    groups = [row for row in rows if len(row) == 2]
    assert len(groups) == 28 + 4
    assert sum(not country for _, country in groups) == 2


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_a_block_stands_on_the_line_that_it_names(path: Path) -> None:
    """Its first word, or for a page its entity, is on that line of the file."""
    lines = path.read_text("utf-8").split("\n")
    for block in readers.read(path).blocks:
        assert block.place.line is not None
        first = "".join(filter(str.isalnum, block.text.split()[0]))
        near = "".join(filter(str.isalnum, lines[block.place.line - 1]))
        assert first in near or "&" in lines[block.place.line - 1], (block.place.line, first)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_no_markup_is_left_and_no_paragraph_is_cut(path: Path) -> None:
    for block in readers.read(path).blocks:
        assert "**" not in block.text
        assert "</" not in block.text
        assert "{{" not in block.text
        if block.kind is BlockKind.PARAGRAPH and not block.continues and len(block.text) > 150:
            assert not block.text[0].islower(), block.text[:80]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_a_letter_takes_no_time(path: Path) -> None:
    """100 kB in 0.3 s; the tenfold, since the tests of others run beside this one."""
    readers.read(path)  # once, to import what it needs
    start = time.perf_counter()
    readers.read(path)
    assert time.perf_counter() - start < 3.0 * max(0.2, path.stat().st_size / 100_000)
