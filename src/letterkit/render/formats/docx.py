"""Word: real styles, lists, tables, footnotes, links and page fields, dressed by the template's reference.docx."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

from letterkit.model.envelope import WINDOWS
from letterkit.model.letter import Block, Document, Layout, Role, SignatoryList
from letterkit.model.template import Template
from letterkit.render.datelines import run_in
from letterkit.render.docx.blocks import blocks, marks
from letterkit.render.docx.east_asian import name_fonts
from letterkit.render.docx.embedding import embed
from letterkit.render.docx.envelopes import Laid, margins, place
from letterkit.render.docx.furniture import Furniture, kept
from letterkit.render.docx.notes import add_notes
from letterkit.render.docx.numbering import Numbering, numbering_root
from letterkit.render.docx.package import describe, open_template, packed, set_language, strip
from letterkit.render.docx.sections import EMU_PER_TWIP, Page, Section, lay_out
from letterkit.render.docx.story import Shared, Story
from letterkit.render.docx.styles import Styles
from letterkit.render.docx.voice import Voice
from letterkit.render.docx.xml import qn

SUFFIX = ".docx"
LATER = ("letterkit.render.docx.ready",)
"""What is imported when it is used: python-docx, and what makes fonts."""


def render(document: Document, template: Template) -> bytes:
    """The document as a .docx file (ISO/IEC 29500 transitional); the same document gives the same bytes.

    Raises InputError where the template's reference.docx or a picture cannot be read.
    """
    file = open_template(template)
    body = file.element.body
    sheet = body.find(qn("w:sectPr"))
    own = kept(file.part, sheet)
    window = WINDOWS.get(document.envelope)
    page = Page(sheet, document.paper, margins(window) if window else None)
    numbers = count(1)
    shared = Shared(
        styles=Styles(file.styles.element),
        numbering=Numbering(numbering_root(file.part), file.styles.element),
        default=Voice(document.lang),
        next_id=lambda: next(numbers),
    )
    furniture = Furniture(file.part, own, shared, width=page.text_width, date=document.date)
    body.clear()
    strip(file, set(own.relations.values()))
    sections = _sections(file.part, document, shared, furniture, page, drop_letterhead=own.has_letterhead)
    add_notes(file.part, document.parts, shared, page.text_width)
    lay_out(body, sections, page)
    set_language(file, document)
    describe(file, document)
    name_fonts(file, document.lang)
    embed(file)
    return packed(file.part.package, shared.splices)


def series(template: Template) -> Callable[[Document], bytes]:
    """Renders letters one after another as `render` does, each after one before it where that gives the same bytes."""
    from letterkit.render.series import Series
    from letterkit.render.series.word import WordModel

    return Series(lambda document: WordModel(document, template)).render


def _sections(
    part: Any, document: Document, shared: Shared, furniture: Furniture, page: Page, *, drop_letterhead: bool
) -> list[Section]:
    """The sections of all letters; each letter begins on a new page."""
    made: list[Section] = []
    notes_before = 0
    renumbered = sum(bool(letter.notes) for letter in document.parts) > 1
    for letter in document.parts:
        story = Story(shared, part, Voice(letter.lang), page.text_width, notes_before)
        content = tuple(b for b in letter.blocks if not (drop_letterhead and b.role is Role.LETTERHEAD))
        laid = list(blocks(story, run_in(content)))
        if (window := WINDOWS.get(document.envelope)) is not None:
            place(laid, window, text_width=page.text_width // EMU_PER_TWIP)
        of_letter = _of_letter(story, laid, renumbered=renumbered)
        of_letter[0].starts, of_letter[0].furniture = "nextPage", furniture.of(letter)
        of_letter[0].title_page = furniture.title_page
        made += of_letter
        notes_before += len(letter.notes)
    return made


def _of_letter(story: Story, laid: Laid, *, renumbered: bool) -> list[Section]:
    """One section, or more where lists of signatories stand in columns."""
    made = [Section(story, first_note=int(renumbered))]
    marked = 0
    for block, elements in laid:
        columns = _columns(block)
        if columns != made[-1].columns:
            if made[-1].content:
                made.append(Section(story, columns=columns, first_note=(marked + 1) * renumbered))
            made[-1].columns = columns
        made[-1].content += elements
        marked += len(set(marks((block,))))
    if made[-1].columns > 1:
        made.append(Section(story))
    return made


def _columns(block: Block) -> int:
    in_columns = isinstance(block, SignatoryList) and block.layout in (Layout.COLUMNS, Layout.BY_COUNTRY)
    return max(1, block.columns) if in_columns and isinstance(block, SignatoryList) else 1
