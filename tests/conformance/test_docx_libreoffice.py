"""Word files as LibreOffice sets them: every name, the order and the number of pages of our own PDF, our own fonts."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from letterkit.model.letter import Document, SignatoryList, plain
from letterkit.verify.readers import docx, pdf

from .letters import DRAFTS, LOOKS, in_look
from .order import difference, flow, key
from .programs import fonts, set_by_libreoffice

pytestmark = [pytest.mark.heavy, pytest.mark.parametrize("draft", DRAFTS), pytest.mark.parametrize("look", LOOKS)]
Pages = dict[str, bytes]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The PDF that LibreOffice makes of the Word file of each draft in each look."""
    files = {f"{draft}-{look}": in_look(draft, look).made("docx") for draft in DRAFTS for look in LOOKS}
    return set_by_libreoffice(files, tmp_path_factory.mktemp("libreoffice"))


def names(document: Document) -> list[str]:
    lists = [block for letter in document.parts for block in letter.blocks if isinstance(block, SignatoryList)]
    return [key(plain(entry.name)) for block in lists for entry in block.entries]


def test_libreoffice_reads_every_name(draft: str, look: str, pages: Pages) -> None:
    document = in_look(draft, look).document
    text = flow(pdf.text(pages[f"{draft}-{look}"]), document)
    assert [name for name in names(document) if name not in text] == []


def test_libreoffice_keeps_the_order_of_our_pdf(draft: str, look: str, pages: Pages) -> None:
    sheet = in_look(draft, look)
    ours = flow(pdf.text(sheet.made("pdf")), sheet.document)
    assert difference(flow(pdf.text(pages[f"{draft}-{look}"]), sheet.document), ours) == ""
    assert difference(flow(docx.text(sheet.made("docx")), sheet.document), ours) == ""


def test_libreoffice_needs_as_many_pages_within_one(draft: str, look: str, pages: Pages) -> None:
    ours = len(pypdfium2.PdfDocument(in_look(draft, look).made("pdf")))
    assert abs(len(pypdfium2.PdfDocument(pages[f"{draft}-{look}"])) - ours) <= 1


def test_libreoffice_takes_no_font_but_those_inside(draft: str, look: str, pages: Pages, tmp_path: Path) -> None:
    """So no character stands as a box, whatever is installed."""
    used = fonts(pages[f"{draft}-{look}"], tmp_path)
    assert used
    assert [font for font in used if not font.startswith("Letterkit")] == []
