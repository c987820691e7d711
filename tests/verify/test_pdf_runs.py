"""Long PDFs, read back from their own strings: the same as PDFium reads, or read by PDFium."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from letterkit import verify
from letterkit.model.artifact import Artifact
from letterkit.model.letter import Document, Entry, EntryGroup, Layout, Run, SignatoryList
from letterkit.render.formats import pdf
from letterkit.verify import pdf_runs
from letterkit.verify.pdfium_page import page_text
from letterkit.verify.readers import pdf as reader
from letterkit.verify.reading import letters, prepared
from tests.render import example

from .documents import document

WORDS = (
    "Rivers",
    "Côte d’Ivoire",
    "Asia-Pacific (Office)",
    "Łódź",
    "Affairs & Water",
    "25,000",
    "Wayfarers’",
    "A.V.A.",
)


def a_document(layout: Layout, count: int = 1500) -> Document:
    """A letter with a list that fills many pages; the size of the sheet is that of the template below."""
    made = tuple(
        Entry((Run(f"Body {number} of {WORDS[number % 8]} and {WORDS[number % 7]}"),), (Run("Kenya"),))
        for number in range(count)
    )
    block = SignatoryList("groups", layout, (EntryGroup((), made),), 2, name_label="Name", country_label="Country")
    return document(example.text("Lead."), block)


def rendered(made: Document) -> bytes:
    return pdf.render(made, example.template("@page { size: 148mm 100mm; margin: 15mm }"))


def findings(data: bytes, made: Document) -> list[str]:
    return [f"{f.code}: {f.message}" for f in verify.artifact(Artifact("sample.pdf", "pdf", data), made)]


def texts(data: bytes) -> list[str | None]:
    runs = pdf_runs.Runs(data)
    return [runs.text(number) for number in range(len(runs))]


@pytest.fixture(scope="module")
def columns() -> tuple[Document, bytes]:
    made = a_document(Layout.COLUMNS)
    return made, rendered(made)


def test_plain_pages_read_as_by_pdfium(columns: tuple[Document, bytes]) -> None:
    for data in (columns[1], rendered(a_document(Layout.TABLE, 1000))):
        pages = texts(data)
        assert len(pages) >= reader._LONG
        assert sum(page is not None for page in pages) > len(pages) * 0.8
        with pypdfium2.PdfDocument(data) as opened:
            for page, plain in zip(opened, pages, strict=True):
                if plain is not None:
                    assert letters(prepared(plain)) == letters(prepared(page_text(page)[0]))


def test_a_list_is_found_whole_in_a_long_file(columns: tuple[Document, bytes]) -> None:
    made, data = columns
    assert findings(data, made) == []


def test_a_name_that_is_not_in_a_long_file_is_missed(columns: tuple[Document, bytes]) -> None:
    made, data = columns
    *blocks, block = made.parts[0].blocks
    assert isinstance(block, SignatoryList)
    entries = list(block.entries)
    entries[900] = Entry((Run("Body of no Rivers at all"),), (Run("Kenya"),))
    other = replace(block, groups=(EntryGroup((), tuple(entries)),))
    lost = replace(made, parts=(replace(made.parts[0], blocks=(*blocks, other)),))
    assert findings(data, lost) == ['verify-name-missing: "Body of no Rivers at all" is missing']


def test_pdfium_reads_all_where_it_reads_anything_else(
    columns: tuple[Document, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = columns[1]
    by_pdfium = reader.text(data)
    right = pdf_runs.Runs.text

    def wrong(runs: pdf_runs.Runs, number: int) -> str | None:
        page = right(runs, number)
        return page and page.replace("Kenya", "Kenia")

    monkeypatch.setattr(pdf_runs.Runs, "text", wrong)
    assert any("Kenia" in (page or "") for page in texts(data))
    assert "Kenia" not in reader.text(data)
    assert letters(prepared(reader.text(data))) == letters(prepared(by_pdfium))


@pytest.mark.parametrize(
    "content",
    [
        b"/F 1 Tf\nBT\n1 0 0 -1 0 0 Tm\n[(\0\1)]TJ\nET\n/x0 Do\n",
        b"/F 1 Tf\nBT\n1 0 0 -1 0 0 Tm\n(\0\1) Tj\nET\n",
        b"/Span<</ActualText <0041>>>BDC\n/F 1 Tf\nBT\n1 0 0 -1 0 0 Tm\n[(\0\1)]TJ\nET\nEMC\n",
        b"/F 1 Tf\nBT\n1 0 0 -1 0 0 Tm\n[<0001>]TJ\nET\n",
        b"/F 1 Tf\nBT\n5 5 Td\n[(\0\1)]TJ\nET\n",
    ],
)
def test_a_page_of_another_form_is_left_to_pdfium(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"form|places|parts|digits"):
        list(pdf_runs._shown(content))


def test_strings_are_read_with_their_escapes_and_artifacts_left_out() -> None:
    content = (
        b"/Artifact\n<</Type /Pagination>>\nBDC\nBT\n1 0 0 -1 0 0 Tm\n/F 1 Tf\n[<0009>] TJ\nET\nEMC\nq\n/F 1 Tf\n"
        b"/Span<</MCID 0>>BDC\nBT\n1 0 0 -1 5 7 Tm\n[(\0\\()12(\0\\\\\0\\n)-3(BT)]TJ\nET\n"
        b"BT\n1 0 0 -1 5 9 Tm\n[(\0\\r)]TJ\nET\nEMC\nQ"
    )
    ((font, stretch),) = pdf_runs._shown(content)
    known = {0xFFFE: "\n", 0x28: "(", 0x5C: "\\", 0x0A: "n", 0x0D: "r", 0x4254: "B"}
    assert (font, pdf_runs._read(stretch, known)) == (b"F", "(\\nB\nr\n")
