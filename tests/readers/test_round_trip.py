"""The project's own letters, rendered and read back: every name, each its own entry, in the order of the list."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from letterkit import readers
from letterkit.model.letter import Document, SignatoryList, plain
from letterkit.model.reading import BlockKind, Reading, TextBlock
from letterkit.pipeline import make, prepare

from .test_shared_letters import LETTERS, between

DRAFTS = Path(__file__).parents[2] / "drafts"
LISTED = ("2020-02-hrc", "2020-12-unga", "2022-03-hrc")
FORMATS = ("docx", "html", "pdf", "txt")


@cache
def rendered(draft: str, form: str) -> tuple[Document, bytes]:
    prepared = prepare(DRAFTS / f"{draft}.yaml")
    (artifact,) = make(prepared, [form]).artifacts
    return prepared.documents[0], artifact.data


def names(document: Document) -> list[str]:
    lists = [block for letter in document.parts for block in letter.blocks if isinstance(block, SignatoryList)]
    return [plain(entry.name) for block in lists for entry in block.entries]


def beginning(block: TextBlock) -> str:
    """The entry that a block holds: its first cell or line."""
    return (block.cells[0] if block.cells else block.text).split("\n")[0]


def found_in_order(wanted: list[str], reading: Reading) -> list[str]:
    """Those of the names that begin a block after the block of the one before."""
    entries = iter([beginning(block) for block in reading.blocks if block.kind is not BlockKind.FOOTNOTE])
    return [name for name in wanted if any(e == name or e.startswith(f"{name}, ") for e in entries)]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("draft", LISTED)
def test_every_name_is_an_entry_in_the_order_of_the_list(draft: str, form: str) -> None:
    document, data = rendered(draft, form)
    wanted = names(document)
    assert len(wanted) > 30
    assert found_in_order(wanted, readers.read(data, f"letter.{form}")) == wanted


@pytest.mark.parametrize("form", FORMATS)
def test_each_country_stands_in_the_row_of_its_name(form: str) -> None:
    document, data = rendered("2022-03-hrc", form)
    (groups, _) = (b for letter in document.parts for b in letter.blocks if isinstance(b, SignatoryList))
    rows = {b.cells[0]: b.cells[1] for b in readers.read(data, f"letter.{form}").blocks if len(b.cells) == 2}
    assert {plain(e.name): plain(e.country) for e in groups.entries}.items() <= rows.items()


@pytest.mark.parametrize("form", ["docx", "pdf"])  # plain text writes the addresses of links beside them
def test_all_formats_say_the_same_in_running_text(form: str) -> None:
    """The paragraphs of the body are whole, whatever pages, columns, hyphens, notes and running heads came between."""

    def body(name: str) -> list[str]:
        blocks = readers.read(rendered("2020-02-hrc", name)[1], f"letter.{name}").blocks
        start = next(i for i, b in enumerate(blocks) if b.text == "President Moon Jae-in,")
        end = next(i for i, b in enumerate(blocks) if b.text == "Sincerely,")
        return ["".join(block.text.split()) for block in blocks[start:end]]

    assert body(form) == body("html")


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_nothing_that_runs_through_the_pages_is_read(form: str) -> None:
    texts = [block.text for block in readers.read(rendered("2020-12-unga", form)[1], f"letter.{form}").blocks]
    assert not [text for text in texts if text.startswith(("Page ", "Moon Jae-in ·")) or "쪽" in text[-2:]]


def converted(path: Path, form: str, folder: Path, *, plain_text: bool = False) -> Path:
    """A file as LibreOffice converts it."""
    program = shutil.which("soffice") or pytest.skip("LibreOffice is not installed")
    copy = folder / path.name
    shutil.copyfile(path, copy)
    reads = ["--infilter=Text (encoded):UTF8"] if plain_text else []
    options = [f"-env:UserInstallation=file://{folder}/profile", "--headless", *reads, "--convert-to", form]
    subprocess.run([program, *options, "--outdir", folder, copy], check=True, capture_output=True, timeout=180)
    return copy.with_suffix(f".{form}")


@pytest.mark.heavy
@pytest.mark.parametrize("draft", LISTED)
def test_every_name_is_an_entry_in_the_pdf_of_another_program(draft: str, tmp_path: Path) -> None:
    document, data = rendered(draft, "docx")
    source = tmp_path / "made" / f"{draft}.docx"
    source.parent.mkdir()
    source.write_bytes(data)
    wanted = names(document)
    assert found_in_order(wanted, readers.read(converted(source, "pdf", tmp_path))) == wanted


@pytest.mark.heavy
@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
@pytest.mark.parametrize("path", sorted(LETTERS.glob("001_*.txt")), ids=lambda p: p.name)
def test_a_real_letter_reads_the_same_in_every_format(path: Path, form: str, tmp_path: Path) -> None:
    original = readers.read(path).blocks
    other = readers.read(converted(path, form, tmp_path, plain_text=True)).blocks
    for heading, end in (("Groups", "Individuals"), ("Individuals", "")):
        assert between(other, heading, end) == between(original, heading, end)
