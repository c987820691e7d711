"""Footnotes that WeasyPrint 70 forgets.

Where a page ends it may move notes to the next page to make room for one more line. The notes of that line itself
are then never set. Here they follow the moved ones to the next page.
"""

from __future__ import annotations

from typing import Any

from weasyprint.layout import block

_original = block._linebox_layout


def keep_all_notes() -> None:
    """Make WeasyPrint set each note; asking twice changes nothing."""
    if block._linebox_layout is not _lines:
        block._linebox_layout = _lines


def _lines(context: Any, box: Any, index: int, child: Any, new_children: list[Any], *rest: Any) -> Any:
    """WeasyPrint's _linebox_layout; `new_children` are the lines that stay on the page."""
    done = _original(context, box, index, child, new_children, *rest)
    abort, stop, _, _, new_footnotes, _ = done
    if stop and not abort and new_children:
        for inner in new_children[-1].descendants():
            if inner.footnote in context.footnotes:
                context.layout_footnote(inner.footnote)
                context.report_footnote(inner.footnote)
                new_footnotes.append(inner.footnote)
    return done
