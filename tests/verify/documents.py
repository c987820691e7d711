"""A document to be made into files and read back, and plain ways to make them without letterkit's renderers."""

from __future__ import annotations

import html
import io
from datetime import UTC, datetime

from letterkit.model.letter import (
    Block,
    Document,
    Entry,
    EntryGroup,
    Heading,
    Layout,
    Letter,
    NoteMark,
    Origin,
    Paragraph,
    Role,
    Run,
    SignatoryList,
    plain,
)

NAMES = ("HHK_Catacombs", "*Groups*", "1969. KAL", "Human Rights Without Frontiers", "북한인권시민연합", "Twice Named")
LONG = "The internationalization of well-known non-governmental organizations affects officials efficiently. " * 12


def entry(name: str, country: str = "", title: str = "") -> Entry:
    return Entry(
        (Run(name, origin=Origin("signatories.csv:2:name")),),
        (Run(country, origin=Origin("signatories.csv:2:country")),) if country else (),
        ((Run(title),),) if title else (),
    )


def signatories(*entries: Entry, kind: str = "groups") -> SignatoryList:
    return SignatoryList(kind, Layout.COLUMNS, (EntryGroup((), entries),))


def document(*blocks: Block, notes: tuple[tuple[Block, ...], ...] = ()) -> Document:
    letter = Letter("sample", "en", "A letter", blocks, notes)
    return Document("sample", "A letter", "A coalition", "", datetime(2020, 2, 4, tzinfo=UTC), "A4", (letter,))


def whole() -> Document:
    """A letter over several pages with everything that makes reading back hard."""
    groups = [entry(f"{name} {number}", "South Korea") for number in range(30) for name in NAMES]
    return document(
        Paragraph((Run("4 February 2020"),), Role.DATE),
        Paragraph((Run("President Moon", origin=Origin("draft.to.0.name")),), Role.ADDRESS),
        Heading(1, (Run("On the matter of rights"),)),
        Paragraph((Run("We, "), Run("70", origin=Origin("counts.groups")), Run(" groups, ask you to act."))),
        *(
            Paragraph(
                (Run(f"{number}. {LONG}"), NoteMark(1) if number == 2 else Run("")),
            )
            for number in range(9)
        ),
        Paragraph((Run("See "), Run("our page", link="https://example.org/page"), Run(" for more."))),
        signatories(*groups, entry("Twice Named"), entry("Twice Named")),
        signatories(entry("Ann Other", title="Professor of Law"), kind="individuals"),
        notes=((Paragraph((Run("A note that stands at the foot."),)),),),
    )


STYLE = """@page { size: A5; margin: 2cm; @top-center { content: "Running head" }
  @bottom-center { content: "Page " counter(page) " of " counter(pages) } }
p { hyphens: auto; text-align: justify } h1 { letter-spacing: .2em; text-transform: uppercase }
.list { columns: 2 } .note { float: footnote }"""


def as_html(doc: Document, style: str = STYLE) -> bytes:
    body = []
    notes = [" ".join(plain(block.inlines) for block in note) for note in doc.parts[0].notes]  # type: ignore[union-attr]
    for block in doc.parts[0].blocks:
        if isinstance(block, SignatoryList):
            body.append(f'<div class="list">{"".join(map(_item, block.entries))}</div>')
        else:
            tag = "h1" if isinstance(block, Heading) else "p"
            body.append(f"<{tag}>{''.join(_inline(i, notes) for i in block.inlines)}</{tag}>")  # type: ignore[union-attr]
    head = f"<title>{html.escape(doc.title)}</title><style>{style}</style>"
    return f"<html lang=en><head>{head}</head><body>{''.join(body)}".encode()


def _inline(inline: object, notes: list[str]) -> str:
    if isinstance(inline, NoteMark):
        return f'<span class="note">{html.escape(notes[inline.number - 1])}</span>'
    return html.escape(getattr(inline, "text", ""))


def _item(item: Entry) -> str:
    parts = [plain(part) for part in (item.name, item.country, *item.titles) if part]
    return f"<p>{html.escape(', '.join(parts))}</p>"


def as_pdf(doc: Document, style: str = STYLE) -> bytes:
    from weasyprint import HTML

    written: bytes = HTML(string=as_html(doc, style).decode()).write_pdf(pdf_tags=True)
    return written


def as_docx(doc: Document) -> bytes:
    import docx

    word = docx.Document()
    for block in doc.parts[0].blocks:
        if isinstance(block, SignatoryList):
            table = word.add_table(rows=0, cols=2)
            for item in block.entries:
                cells = table.add_row().cells
                cells[0].text = ", ".join(plain(part) for part in (item.name, *item.titles))
                cells[1].text = plain(item.country)
        else:
            word.add_paragraph(plain(block.inlines))  # type: ignore[union-attr]
    word.sections[0].footer.paragraphs[0].text = "A note that stands at the foot."
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def as_txt(doc: Document) -> bytes:
    import textwrap

    lines = []
    for block in doc.parts[0].blocks:
        if isinstance(block, SignatoryList):
            lines += [", ".join(plain(part) for part in (e.name, e.country, *e.titles) if part) for e in block.entries]
        else:
            text = "".join(
                f"[{i.number}]" if isinstance(i, NoteMark) else f"{i.text} <{i.link}>" if i.link else i.text  # type: ignore[union-attr]
                for i in block.inlines  # type: ignore[union-attr]
            )
            lines.append(textwrap.fill(text, 60))
    return "\n".join([*lines, "[1] A note that stands at the foot."]).encode()


MAKERS = {"pdf": as_pdf, "docx": as_docx, "html": as_html, "txt": as_txt}
