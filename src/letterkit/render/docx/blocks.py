"""The blocks of a letter as paragraphs and tables of Word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from letterkit.model.letter import (
    Block,
    Blocks,
    Heading,
    Inlines,
    ListBlock,
    NoteMark,
    Paragraph,
    Picture,
    Quote,
    Role,
    Rule,
    Run,
    SignatoryList,
    Table,
    plain,
)
from letterkit.render.docx import tables
from letterkit.render.docx.inlines import inlines
from letterkit.render.docx.signatories import signatories
from letterkit.render.docx.story import Story
from letterkit.render.docx.styles import name_for
from letterkit.render.docx.xml import Element

_DEEPEST_STYLE = 3


def blocks(story: Story, content: Blocks) -> Iterator[tuple[Block, list[Element]]]:
    """Each block of a letter with its paragraphs and tables."""
    begun: set[Role] = set()
    for block in content:
        first = block.role not in begun
        yield block, list(_block(story, block, first=first))
        if not first or not isinstance(block, Paragraph) or not _is_pictures(block.inlines):
            begun.add(block.role)


def note(story: Story, content: Blocks, mark: list[Element]) -> list[Element]:
    """The paragraphs of a footnote, the first of which begins with its mark."""
    made: list[Element] = []
    for block in content:
        if isinstance(block, Paragraph):
            lead = mark if not made else []
            made.append(story.paragraph("footnote text", [*lead, *inlines(story, block.inlines)]))
        else:
            made += list(_block(story, block, first=True))
    return made or [story.paragraph("footnote text", mark)]


def _block(story: Story, block: Block, *, first: bool) -> Iterator[Element]:
    match block:
        case Paragraph() | Heading():
            style = "Picture" if _is_plain_picture(block) else name_for(block, first=first)
            content = _upright(block.inlines) if style == "Subtitle" else block.inlines
            yield story.paragraph(style, inlines(story, content))
        case ListBlock():
            yield from _list(story, block, level=0)
        case Quote():
            yield from _quote(story, block)
        case Table():
            yield from tables.body_table(story, block)
        case Rule():
            yield story.paragraph("Rule")
        case SignatoryList():
            yield from signatories(story, block)


def _quote(story: Story, quote: Quote) -> Iterator[Element]:
    for block in quote.blocks:
        if isinstance(block, Paragraph):
            yield story.paragraph("Quote", inlines(story, block.inlines))
        else:
            yield from _block(story, block, first=True)


def _upright(content: Inlines) -> Inlines:
    """A second headline that is all in italics without them: Markdown has no other way to tell it from the first."""
    runs = [i for i in content if isinstance(i, Run)]
    if not all(run.italic for run in runs):
        return content
    return tuple(replace(i, italic=False) if isinstance(i, Run) else i for i in content)


def _list(story: Story, block: ListBlock, *, level: int) -> Iterator[Element]:
    """Items at a level from 0; what follows the first paragraph of an item is set under its text, unnumbered."""
    level = min(level, 8)
    numbering = story.shared.numbering
    number = numbering.ordered(block.start, level) if block.ordered else numbering.bullets()
    style = "List Number" if block.ordered else "List Bullet"
    for item in block.items:
        numbered = False
        for inner in item if item else (Paragraph(()),):
            if isinstance(inner, Paragraph) and not numbered:
                numbered = True
                yield story.paragraph(style, inlines(story, inner.inlines), numbering=(number, level))
            elif isinstance(inner, Paragraph):
                yield story.paragraph(_continued(level), inlines(story, inner.inlines))
            elif isinstance(inner, ListBlock):
                if not numbered:
                    numbered = True
                    yield story.paragraph(style, numbering=(number, level))
                yield from _list(story, inner, level=level + 1)
            else:
                yield from _block(story, inner, first=True)


def _continued(level: int) -> str:
    depth = min(level + 1, _DEEPEST_STYLE)
    return "List Continue" if depth == 1 else f"List Continue {depth}"


def _is_pictures(content: Inlines) -> bool:
    """Whether there is nothing to read here."""
    return any(isinstance(i, Picture) for i in content) and not plain(content).strip()


def _is_plain_picture(block: Paragraph | Heading) -> bool:
    """Whether a paragraph of the body holds a picture, which lines of a fixed height would cut off."""
    return block.role is Role.BODY and any(isinstance(i, Picture) for i in block.inlines)


def marks(content: Sequence[Block]) -> Iterator[int]:
    """The numbers of the footnotes that are marked in paragraphs of the blocks."""
    for block in content:
        if isinstance(block, Paragraph | Heading):
            yield from (i.number for i in block.inlines if isinstance(i, NoteMark))
