"""Whether the address of a letter for a window envelope stands in the window, and nothing else does: by the coordinates
of the text in the finished PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from letterkit.model.artifact import Artifact
from letterkit.model.envelope import WINDOWS, Window
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.letter import Document, Letter, Paragraph, Role, plain

POINTS = 72 / 25.4
"""Points in a millimetre."""


def misplaced(artifact: Artifact, document: Document) -> list[Finding]:
    """An error for each letter of a PDF of which the window shows less than the address and the return address, or
    more."""
    window = WINDOWS.get(document.envelope)
    if artifact.format != "pdf" or window is None:
        return []
    seen = set(_seen(artifact.data, window))
    return [
        Finding(
            "address-outside-window",
            Severity.ERROR,
            f"the address does not stand alone in the window of the envelope {document.envelope.value}",
            Place(artifact.name),
            "shorten its lines or the letterhead to what the window has room for, or write envelope: none",
        )
        for part in document.parts
        if _squeezed(_expected(part)) not in seen
    ]


def _expected(part: Letter) -> str:
    """The return address and the address, as they are printed one after another."""
    before = takewhile(lambda block: block.role is not Role.BODY, part.blocks)
    paragraphs = [b for b in before if isinstance(b, Paragraph) and b.role in (Role.SENDER, Role.ADDRESS)]
    addresses = [b for b in paragraphs if b.role is Role.ADDRESS][:1]
    senders = [b for b in paragraphs if b.role is Role.SENDER]
    return " ".join(plain(block.inlines) for block in (*senders, *addresses))


def _seen(data: bytes, window: Window) -> Iterator[str]:
    """What stands in the window on each page, whole lines of it: half a line in it is seen, too."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as pages:
        for page in pages:
            yield _squeezed(" ".join(_lines(page, window)))


def _lines(page: Any, window: Window) -> Iterator[str]:
    height = page.get_height()
    left, right = window.left * POINTS, (window.left + window.width) * POINTS
    top, bottom = height - window.top * POINTS, height - window.bottom * POINTS
    text = page.get_textpage()
    for number in range(text.count_rects()):
        rect = text.get_rect(number)
        if rect[0] < right and rect[2] > left and rect[1] < top and rect[3] > bottom:
            inside = rect[0] >= left and rect[2] <= right and rect[1] >= bottom and rect[3] <= top
            yield text.get_text_bounded(*rect) if inside else "\ufffd"


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)
