"""Small PDFs in the form that WeasyPrint's have, so that any part of one can be another."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import pydyf

FOOT = b"q\n/Artifact\n<</Type /Pagination>>\nBDC\nBT\n1 0 0 1 20 10 Tm\n/F 9 Tf\n[<0002>] TJ\nET\nEMC\nQ"
TRANSLATED = {1: "a", 2: "b", 3: "c", 4: " "}


def shown(codes: str, *, y: int = 80, font: str = "F") -> bytes:
    """The content that shows characters of two bytes."""
    runs = "".join(f"<{codes[at : at + 4]}>" for at in range(0, len(codes), 4))
    return f"/Span\n<</MCID 0>>\nBDC\nBT\n1 0 0 1 20 {y} Tm\n/{font} 12 Tf\n[{runs}] TJ\nET\nEMC".encode()


@dataclass(frozen=True)
class Page:
    """What is on a page, and what its font says of the characters."""

    content: bytes = shown("00010002") + b"\n" + FOOT
    reads: tuple[tuple[int, str], ...] = tuple(TRANSLATED.items())
    widths: str = "[1 [500 500 500 250]]"
    box: str = "[0 0 200 100]"
    program: bytes = b"shapes"
    extra: str = ""
    """In the dictionary of the page."""


def pdf(*pages: Page, catalog: str = "", compress: bool = True) -> bytes:
    """The bytes of a file with these pages."""
    made = pydyf.PDF()
    for page in pages:
        content, program, reads = (
            pydyf.Stream([one], compress=True) for one in (page.content, page.program, _map(page))
        )
        for stream in (content, program, reads):
            made.add_object(stream)
        drawn = _added(made, f"<</Type /FontDescriptor /FontName /X /FontFile2 {_ref(program)} >>")
        below = _added(
            made,
            f"<</Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDToGIDMap /Identity /W {page.widths} "
            f"/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor {drawn} >>",
        )
        font = _added(
            made,
            f"<</Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [{below}] "
            f"/ToUnicode {_ref(reads)} >>",
        )
        fonts = _added(made, f"<</F {font} /G {font} >>")
        resources = _added(made, f"<</ExtGState <<>> /Font {fonts} >>")
        made.add_page(
            pydyf.Dictionary(
                {
                    "Type": "/Page",
                    "Parent": made.pages.reference,
                    "MediaBox": page.box,
                    "Contents": content.reference,
                    "Resources": resources + page.extra,
                }
            )
        )
    for name, value in (pair.split(maxsplit=1) for pair in filter(None, catalog.split(";"))):
        made.catalog[name] = value
    out = io.BytesIO()
    made.write(out, version=b"1.7", identifier=b"x", compress=compress)
    return out.getvalue()


def _map(page: Page) -> bytes:
    pairs = "\n".join(f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in page.reads)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapType 2 def\n1 begincodespacerange\n"
        f"<0000> <ffff>\nendcodespacerange\n{len(page.reads)} beginbfchar\n{pairs}\nendbfchar\nendcmap\nend\nend"
    ).encode()


def _added(made: pydyf.PDF, content: str) -> str:
    plain = _Plain(content.encode())
    made.add_object(plain)
    return _ref(plain)


class _Plain(pydyf.Object):  # type: ignore[misc]
    """An object as it is written."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._data = data

    @property
    def data(self) -> bytes:
        return self._data


def _ref(one: Any) -> str:
    return f"{one.number} 0 R"
