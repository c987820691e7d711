"""Read a PDF back by PDFium (not the library that wrote it), page by page in the order of its content."""

from __future__ import annotations

SQUEEZED = True
"""Lines break anywhere, letters may be spaced: white space tells nothing."""


def text(data: bytes) -> str:
    """The text of all pages, parted by form feeds; raises ValueError for bytes that are no PDF or show no page."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error
    try:
        pages = [_page(document, number) for number in range(len(document))]
    finally:
        document.close()
    if not pages:
        raise ValueError("it has no page")
    return "\f".join(pages)


def _page(document, number: int) -> str:  # type: ignore[no-untyped-def]
    page = document[number]
    words = page.get_textpage()
    content: str = words.get_text_range()
    words.close()
    page.close()
    return content.replace("\r\n", "\n")
