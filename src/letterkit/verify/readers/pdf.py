"""Read a PDF back by PDFium (not the library that wrote it), page by page in the order of its content.

What the file calls artifacts (running heads and feet, the repeated head of a table) is no part of the text and left
out (`pdfium_page`).

Of long files PDFium reads each page that is not plain, and of the others one in sixteen: it must say the same as
`pdf_runs`, which reads all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from letterkit import isolation
from letterkit.verify import pdf_pages, pdf_runs
from letterkit.verify.pdfium_page import LEFTWARD, page_text
from letterkit.verify.reading import letters, prepared

LATER = ("pypdfium2.raw",)
SQUEEZED = True
"""Lines break anywhere, letters may be spaced: white space tells nothing."""

_LONG = 40
"""Pages from which on a file is long: a page takes PDFium 2 ms, and 0.7 ms otherwise."""
_PROVEN = 16
"""Each so many pages of a long file PDFium has to read the same."""
_known = pdf_pages.Known()


def text(data: bytes) -> str:
    """The text of all pages, parted by form feeds; raises ValueError for bytes that are no PDF or show no page."""
    document = _opened(data)
    try:
        pages = _long(document, data) if len(document) >= _LONG else None
        pages = pages or [page_text(document[number])[0] for number in range(len(document))]
    finally:
        document.close()
    if not pages:
        raise ValueError("it has no page")
    return "\f".join(pages)


def text_again(data: bytes) -> str:
    """As `text`, of one of many letters: pages that read as those of files before this one are not read again."""
    wanted = pdf_pages.described(data)
    if not wanted:
        return text(data)
    pages = [_known.text(page) for page in wanted]
    if None in pages:
        document = _opened(data)
        try:
            if len(document) != len(pages):
                raise ValueError("it is not clear how many pages it has")
            for number, page in enumerate(wanted):
                if pages[number] is None:
                    pages[number], by_content = page_text(document[number])
                    if by_content:
                        _known.remember(page, pages[number] or "")
        finally:
            document.close()
    return "\f".join(page or "" for page in pages)


def faults(data: bytes, title: str) -> Iterator[str]:
    """What the file lacks of what readers aloud and archives need: tags, its title, a language."""
    import pypdfium2.raw as pdfium

    document = _opened(data)
    try:
        if not document.is_tagged():
            yield "it has no tags"
        if document.get_metadata_value("Title").split() != title.split():
            yield "it does not name its title"
        if pdfium.FPDFCatalog_GetLanguage(document, None, 0) <= 2:  # bytes, with the NUL of UTF-16 at the end
            yield "it names no language"
    finally:
        document.close()


def _long(document: Any, data: bytes) -> list[str] | None:
    """The pages of a long file, as `_read`, in two halves, side by side where that is allowed."""
    half = len(document) // 2
    with isolation.Beside(_read, document, data, range(half, len(document))) as other:
        first = _read(document, data, range(half))
        second = other.given() if first is not None else None
    return [*first, *second] if first is not None and second is not None else None


def _read(document: Any, data: bytes, numbers: range) -> list[str] | None:
    """Some pages of a long file: plain ones from the strings that they show, the others and some of those by PDFium.
    None where the two do not agree."""
    try:
        runs = pdf_runs.Runs(data)
        if len(runs) != len(document):
            return None
        found = [(number, runs.text(number)) for number in numbers]
    except ValueError:
        return None
    pages = []
    for number, plain in found:
        by_pdfium = plain is None or LEFTWARD.search(plain) is not None
        if by_pdfium or number % _PROVEN == 0 or number + 1 == len(document):
            content = page_text(document[number])[0]
            if plain is not None and not by_pdfium and letters(prepared(plain)) != letters(prepared(content)):
                return None
            pages.append(content)
        else:
            pages.append(plain or "")
    return pages


def _opened(data: bytes) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error
