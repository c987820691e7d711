"""The structure of a PDF as PDFium reads it."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium


def elements(data: bytes) -> list[tuple[int, str, dict[str, str]]]:
    """Each structure element of each page: depth, type, and what it says of itself; in the order of reading."""
    with pypdfium2.PdfDocument(data) as document:
        return [found for page in document for found in _of_page(page)]


def types(data: bytes) -> list[str]:
    """The types alone, each further in than its parent by two blanks."""
    return ["  " * depth + name for depth, name, _ in elements(data)]


def attachments(data: bytes) -> dict[str, bytes]:
    """The files inside a PDF by their names."""
    with pypdfium2.PdfDocument(data) as document:
        found = (document.get_attachment(number) for number in range(document.count_attachments()))
        return {one.get_name(): bytes(one.get_data()) for one in found}


def bookmarks(data: bytes) -> list[tuple[int, str]]:
    """Level from 0, and title."""
    with pypdfium2.PdfDocument(data) as document:
        return [(one.level, one.get_title()) for one in document.get_toc()]


def _of_page(page: Any) -> Iterator[tuple[int, str, dict[str, str]]]:
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    for number in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        yield from _below(pdfium.FPDF_StructTree_GetChildAtIndex(tree, number), 0)
    pdfium.FPDF_StructTree_Close(tree)


_FACTS = {
    "alt": pdfium.FPDF_StructElement_GetAltText,
    "id": pdfium.FPDF_StructElement_GetID,
    "lang": pdfium.FPDF_StructElement_GetLang,
    "text": pdfium.FPDF_StructElement_GetActualText,
}


def _below(element: Any, depth: int) -> Iterator[tuple[int, str, dict[str, str]]]:
    if not element:
        return
    facts = {name: text for name, ask in _FACTS.items() if (text := _utf16(partial(ask, element)))}
    facts |= {"scope": scope} if (scope := _attribute(element, b"Scope")) else {}
    facts |= {"numbering": kind} if (kind := _attribute(element, b"ListNumbering")) else {}
    yield depth, _utf16(partial(pdfium.FPDF_StructElement_GetType, element)), facts
    for number in range(pdfium.FPDF_StructElement_CountChildren(element)):
        yield from _below(pdfium.FPDF_StructElement_GetChildAtIndex(element, number), depth + 1)


def _attribute(element: Any, name: bytes) -> str:
    """The value of an attribute that is a name."""
    for number in range(pdfium.FPDF_StructElement_GetAttributeCount(element)):
        attributes = pdfium.FPDF_StructElement_GetAttributeAtIndex(element, number)
        value = pdfium.FPDF_StructElement_Attr_GetValue(attributes, name)
        if value:
            buffer, size = (ctypes.c_ushort * 64)(), ctypes.c_ulong()
            pdfium.FPDF_StructElement_Attr_GetStringValue(value, buffer, 128, size)
            return bytes(buffer)[: size.value - 2].decode("utf-16-le")
    return ""


def _utf16(ask: Callable[[Any, int], int]) -> str:
    size = ask(None, 0)
    buffer = (ctypes.c_ushort * (size // 2))()
    ask(buffer, size)
    return bytes(buffer)[: max(size - 2, 0)].decode("utf-16-le")
