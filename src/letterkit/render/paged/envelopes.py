"""Address, return address and letterhead where a window envelope wants them (model/envelope.py has the measures)."""

from __future__ import annotations

from letterkit.model.envelope import WINDOWS, Window
from letterkit.model.letter import Document

TOP, RIGHT = 25, 35
"""Margins of the pages of a letter in a window envelope, in millimetres; the left one is the window's."""
HEAD = 12
"""Where the letterhead begins, in millimetres from the upper edge of the sheet."""
LINE = 4.5
"""Height of a line of the address, in millimetres: six of them fit below the return address."""


def envelope_rules(document: Document) -> str:
    """The rules for a document's envelope; empty for none. All lengths are from the sheet's edges, which are known here
    since the margins are set here, too."""
    window = WINDOWS.get(document.envelope)
    if window is None:
        return ""
    margins = f"margin-top: {TOP}mm; margin-left: {window.margin}mm; margin-right: {RIGHT}mm"
    pages = (f"@page part-{number} {{ {margins} }}" for number, _ in enumerate(document.parts, 1))
    return "\n".join((*pages, *_places(f"article.envelope-{document.envelope.value}", window)))


def _places(article: str, window: Window) -> tuple[str, ...]:
    width = window.left + window.width - window.margin
    return (
        f"{article} {{ position: relative; padding-top: {window.text - TOP:.2f}mm }}",
        f"{article} > .role-letterhead {{ position: absolute; top: {HEAD - TOP}mm; left: 0; right: 0; margin: 0 }}",
        f"{article} > .role-letterhead ~ .role-letterhead {{ position: static }}",
        f"{article} > .role-sender {{ position: absolute; top: {window.top - TOP:.2f}mm; left: 0; "
        f"width: {width:.2f}mm; height: {window.address - window.top - 1:.2f}mm; margin: 0; display: flex; "
        "align-items: flex-end; font-size: 7.5pt; line-height: 9pt }",
        f"{article} > .role-address > p:first-child {{ position: absolute; top: {window.address - TOP:.2f}mm; left: 0; "
        f"width: {width:.2f}mm; font-size: 10.5pt; line-height: {LINE}mm; margin: 0 }}",
        f"{article} > .role-address > p:first-child + p {{ margin-top: 0 }}",
        f"{article} > .role-address ~ .role-address > p:first-child {{ position: static }}",
    )
