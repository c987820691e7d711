"""The cover page of a fax as a letter of its own: one table of labels and what stands behind them."""

from __future__ import annotations

from letterkit.model.letter import Align, Heading, Inline, Inlines, Letter, LineBreak, Paragraph, Role, Run, Table
from letterkit.model.recipient import FaxCover


def cover_letter(cover: FaxCover, pages: int) -> Letter:
    """The cover page of a fax that has `pages` pages in all, this one among them."""
    rows = list(cover.rows)
    rows.insert(cover.after, (cover.pages_label, str(pages)))
    table = Table((), tuple((_label(label), _lines(value)) for label, value in rows), (Align.START, Align.START))
    notice = (Paragraph((Run(cover.notice),), role=Role.NOTICE),) if cover.notice else ()
    blocks = (Heading(1, (Run(cover.heading),)), table, *notice)
    return Letter(id="cover", lang=cover.lang, title=cover.heading, blocks=blocks)


def _label(text: str) -> Inlines:
    return (Run(text, bold=True),)


def _lines(text: str) -> Inlines:
    out: list[Inline] = []
    for line in text.splitlines():
        if line.strip():
            out += [LineBreak(), Run(line.strip())]
    return tuple(out[1:])
