"""Read a PDF back by PDFium (not the library that wrote it), page by page in the order of its content.

What the file calls artifacts (running heads and feet, the repeated head of a table) is no part of the text and left
out. On pages with letters from right to left PDFium's order of them is a guess, and what replaces glyphs (ISO 32000-1,
14.9.4) runs into what comes after it; there the text is put together here, object by object.

Of long files PDFium reads each page that is not plain, and of the others one in sixteen: it must say the same as
`pdf_runs`, which reads all of them.
"""

from __future__ import annotations

import ctypes
import re
from codecs import BOM_UTF16_BE
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from letterkit.verify import pdf_pages, pdf_runs
from letterkit.verify.reading import letters, prepared

LATER = ("pypdfium2.raw",)
SQUEEZED = True
"""Lines break anywhere, letters may be spaced: white space tells nothing."""

_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
_NEAR = 1.0
"""Points by which what follows without a break may be off."""
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
        pages = pages or [_page(document[number])[0] for number in range(len(document))]
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
                    pages[number], by_content = _page(document[number])
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
    """The pages of a long file: plain ones from the strings that they show, the others and some of those by PDFium.
    None where the two do not agree."""
    try:
        pages = pdf_runs.texts(data)
    except ValueError:
        return None
    if len(pages) != len(document):
        return None
    found = []
    for number, plain in enumerate(pages):
        by_pdfium = plain is None or _LEFTWARD.search(plain) is not None
        if by_pdfium or number % _PROVEN == 0 or number + 1 == len(pages):
            content = _page(document[number])[0]
            if plain is not None and not by_pdfium and letters(prepared(plain)) != letters(prepared(content)):
                return None
            found.append(content)
        else:
            found.append(plain or "")
    return found


def _opened(data: bytes) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error


def _page(page: Any) -> tuple[str, bool]:
    """The text of a page, and whether its content alone tells it."""
    replaced = _drop_artifacts(page)
    words = page.get_textpage()
    content: str = words.get_text_range()
    words.close()
    by_structure = replaced or _LEFTWARD.search(content) is not None
    if by_structure:
        content = _by_structure(page)
    page.close()
    return content.replace("\r\n", "\n"), not by_structure


def _texts(page: Any) -> list[Any]:
    """The text objects of a page, in their order."""
    import pypdfium2.raw as pdfium

    objects = (pdfium.FPDFPage_GetObject(page, number) for number in range(pdfium.FPDFPage_CountObjects(page)))
    return [one for one in objects if pdfium.FPDFPageObj_GetType(one) == pdfium.FPDF_PAGEOBJ_TEXT]


def _drop_artifacts(page: Any) -> bool:
    """Take what is marked as an artifact off the page in memory; whether the marks of the rest say what it reads.

    A mark with nothing but a number, as nearly all have, is neither.
    """

    replaced = False
    for one in _texts(page):
        if _is_only_numbered(one):
            continue
        if any(map(_is_artifact, _marks(one))):
            _drop(page, one)
        else:
            replaced = replaced or any(map(_replacement, _marks(one)))
    return replaced


def _is_only_numbered(one: Any) -> bool:
    """Whether a text object has one mark, and that only the number by which the structure names it."""
    import pypdfium2.raw as pdfium

    if pdfium.FPDFPageObj_CountMarks(one) != 1 or pdfium.FPDFPageObj_GetMarkedContentID(one) < 0:
        return False
    return bool(pdfium.FPDFPageObjMark_CountParams(pdfium.FPDFPageObj_GetMark(one, 0)) == 1)


def _drop(page: Any, one: Any) -> None:
    import pypdfium2.raw as pdfium

    pdfium.FPDFPage_RemoveObject(page, one)
    pdfium.FPDFPageObj_Destroy(one)


def _marks(one: Any) -> Iterator[Any]:
    import pypdfium2.raw as pdfium

    return (pdfium.FPDFPageObj_GetMark(one, number) for number in range(pdfium.FPDFPageObj_CountMarks(one)))


def _is_artifact(mark: Any) -> bool:
    import pypdfium2.raw as pdfium

    name, size = (pdfium.FPDF_WCHAR * 64)(), ctypes.c_ulong()
    pdfium.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), size)
    return _decoded(name, size.value) == "Artifact"


def _replacement(mark: Any) -> str:
    """What the mark of a stretch says that it reads; empty where its glyphs do."""
    import pypdfium2.raw as pdfium

    size = ctypes.c_ulong()
    pdfium.FPDFPageObjMark_GetParamBlobValue(mark, b"ActualText", None, 0, size)
    content = (ctypes.c_ubyte * size.value)()
    pdfium.FPDFPageObjMark_GetParamBlobValue(mark, b"ActualText", content, size.value, size)
    raw = bytes(content)
    return raw[2:].decode("utf-16-be", "replace") if raw.startswith(BOM_UTF16_BE) else raw.decode("latin-1")


def _by_structure(page: Any) -> str:
    """The text of a page object by object; for those of which structure or mark says what they read, that.

    Those are taken off the page: letters from right to left make PDFium turn round what stands in their line.
    """
    pieces = list(_pieces(page))
    for piece in pieces:
        if isinstance(piece, Replaced):
            _drop(page, piece.text_object)
    words = page.get_textpage()
    content = "".join(
        piece if isinstance(piece, str) else piece.reads if isinstance(piece, Replaced) else _written(piece, words)
        for piece in pieces
    )
    words.close()
    return content


@dataclass(frozen=True, slots=True)
class Replaced:
    """A text object, and what the file says that it reads."""

    text_object: Any
    reads: str


def _pieces(page: Any) -> Iterator[Any]:
    """The text objects of a page in their order, as they are or Replaced, with breaks of lines between them."""
    import pypdfium2.raw as pdfium

    said = _said(page)
    line, end = 0.0, 0.0
    for one in _texts(page):
        start, baseline, stop = _position(one)
        if abs(baseline - line) > _NEAR or abs(start - end) > _NEAR:
            yield "\n"
        line, end = baseline, stop
        number = pdfium.FPDFPageObj_GetMarkedContentID(one)
        if number not in said and (replacement := "".join(map(_replacement, _marks(one)))):
            said[number] = replacement
        yield Replaced(one, said[number]) if number in said else one
        if number in said:
            said[number] = ""  # the rest of it may be drawn by other objects, one for each font


def _position(one: Any) -> tuple[float, float, float]:
    """Where a text object begins, its baseline, and where it ends, in points."""
    import pypdfium2.raw as pdfium

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(one, left, bottom, right, top)
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(one, matrix)
    return left.value, matrix.f, right.value


def _written(one: Any, words: Any) -> str:
    import pypdfium2.raw as pdfium

    # A hyphen at the end of a line is U+0002 here and U+FFFE in the text of a whole page.
    return _utf16(partial(pdfium.FPDFTextObj_GetText, one, words), pdfium.FPDF_WCHAR).replace("\x02", "\ufffe")


def _said(page: Any) -> dict[int, str]:
    """What structure elements say that the content with these numbers reads (ActualText)."""
    import pypdfium2.raw as pdfium

    tree = pdfium.FPDF_StructTree_GetForPage(page)
    said: dict[int, str] = {}
    waiting = [
        pdfium.FPDF_StructTree_GetChildAtIndex(tree, n) for n in range(pdfium.FPDF_StructTree_CountChildren(tree))
    ]
    while waiting:
        element = waiting.pop()
        if not element:
            continue  # a piece of content, not of structure
        children = range(pdfium.FPDF_StructElement_CountChildren(element))
        waiting += (pdfium.FPDF_StructElement_GetChildAtIndex(element, number) for number in children)
        content = _utf16(partial(pdfium.FPDF_StructElement_GetActualText, element), ctypes.c_ushort)
        if content:
            said[pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, 0)] = content
    pdfium.FPDF_StructTree_Close(tree)
    return said


def _utf16(ask: Callable[[Any, int], int], unit: Any) -> str:
    """A text that PDFium writes as UTF-16 with a NUL at its end into a buffer, whose size in bytes it tells first."""
    size = ask(None, 0)
    buffer = (unit * (size // 2))()
    ask(buffer, size)
    return _decoded(buffer, size)


def _decoded(buffer: Any, size: int) -> str:
    return bytes(buffer)[: max(size - 2, 0)].decode("utf-16-le", "replace")
