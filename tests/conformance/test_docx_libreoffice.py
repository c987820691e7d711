"""Word files as LibreOffice sets them: every name, the order and the number of pages of our own PDF, our own fonts."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pypdfium2
import pytest

from letterkit.model.letter import Document, SignatoryList, plain
from letterkit.verify.readers import docx, pdf

from .letters import DRAFTS, first
from .order import difference, flow, key

pytestmark = pytest.mark.heavy


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The PDF that LibreOffice makes of the Word file of each draft."""
    folder = tmp_path_factory.mktemp("libreoffice")
    for draft in DRAFTS:
        (folder / f"{draft}.docx").write_bytes(first(draft).made("docx"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    files = [str(folder / f"{draft}.docx") for draft in DRAFTS]
    subprocess.run([*command, *files], capture_output=True, check=True, timeout=300)
    return {draft: (folder / f"{draft}.pdf").read_bytes() for draft in DRAFTS}


def names(document: Document) -> list[str]:
    lists = [block for letter in document.parts for block in letter.blocks if isinstance(block, SignatoryList)]
    return [key(plain(entry.name)) for block in lists for entry in block.entries]


@pytest.mark.parametrize("draft", DRAFTS)
def test_libreoffice_reads_every_name(draft: str, pages: dict[str, bytes]) -> None:
    document = first(draft).document
    text = flow(pdf.text(pages[draft]), document)
    assert [name for name in names(document) if name not in text] == []


@pytest.mark.parametrize("draft", DRAFTS)
def test_libreoffice_keeps_the_order_of_our_pdf(draft: str, pages: dict[str, bytes]) -> None:
    sheet = first(draft)
    ours = flow(pdf.text(sheet.made("pdf")), sheet.document)
    assert difference(flow(pdf.text(pages[draft]), sheet.document), ours) == ""
    assert difference(flow(docx.text(sheet.made("docx")), sheet.document), ours) == ""


@pytest.mark.parametrize("draft", DRAFTS)
def test_libreoffice_needs_as_many_pages_within_one(draft: str, pages: dict[str, bytes]) -> None:
    ours = len(pypdfium2.PdfDocument(first(draft).made("pdf")))
    assert abs(len(pypdfium2.PdfDocument(pages[draft])) - ours) <= 1


@pytest.mark.parametrize("draft", DRAFTS)
def test_libreoffice_takes_no_font_but_those_inside(draft: str, pages: dict[str, bytes], tmp_path: Path) -> None:
    """So no character stands as a box, whatever is installed."""
    path = tmp_path / "pages.pdf"
    path.write_bytes(pages[draft])
    listed = subprocess.run(["pdffonts", str(path)], capture_output=True, check=True, text=True).stdout.splitlines()[2:]
    fonts = [line.split()[0].partition("+")[2] for line in listed]
    assert fonts
    assert [font for font in fonts if not font.startswith("Letterkit")] == []
