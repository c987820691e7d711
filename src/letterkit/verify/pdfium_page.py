"""One page of a PDF as PDFium reads it, less what the file calls artifacts: running heads and feet, the repeated head
of a table.

On pages with letters from right to left PDFium's order of them is a guess, and what replaces glyphs (ISO 32000-1,
14.9.4) runs into what comes after it; there the text is put together here, object by object.
"""

from __future__ import annotations

import ctypes
import re
from codecs import BOM_UTF16_BE
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from letterkit.model.frozen import frozen

LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Letters from right to left."""
_NEAR = 1.0
"""Points by which what follows without a break may be off."""


def page_text(page: Any) -> tuple[str, bool]:
    """The text of a page, and whether its content alone tells it."""
    replaced = _drop_artifacts(page)
    words = page.get_textpage()
    content: str = words.get_text_range()
    words.close()
    by_structure = replaced or LEFTWARD.search(content) is not None
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


@frozen
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
