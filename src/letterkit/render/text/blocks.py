"""Blocks as lines of plain text."""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.model.language import Words
from letterkit.model.letter import Block, Blocks, Heading, ListBlock, Paragraph, Quote, Role, Rule, SignatoryList, Table
from letterkit.render.text.inlines import flat
from letterkit.render.text.measure import WIDTH, width, wrap
from letterkit.render.text.signatories import signatories
from letterkit.render.text.tables import table

_RULE = "* * *"
_TITLES = (Role.SUBJECT, Role.HEADLINE)
_TOGETHER = (Role.LETTERHEAD, Role.SENDER, Role.HEADLINE, Role.SIGNATURE, Role.CONTACT)


def letter_lines(blocks: Blocks, words: Words, *, limit: int = WIDTH) -> Iterator[str]:
    """The lines of a letter, an empty one between its blocks; blocks of a letterhead and the like stand close."""
    groups = [(block, list(_block(block, words, limit))) for block in blocks]
    written = [(block, lines) for block, lines in groups if any(lines)]
    for index, (block, lines) in enumerate(written):
        before = written[index - 1][0] if index else block
        if index and not (block.role in _TOGETHER and block.role is before.role):
            yield ""
        yield from lines


def _block(block: Block, words: Words, limit: int) -> Iterator[str]:
    match block:
        case Heading():
            yield from _heading(block, limit)
        case Paragraph():
            yield from wrap(flat(block.inlines), limit=limit)
        case ListBlock():
            yield from _list(block, words, limit)
        case Quote():
            yield from (f"> {line}".rstrip() for line in letter_lines(block.blocks, words, limit=limit - 2))
        case Table():
            yield from table(block, limit)
        case Rule():
            yield _RULE.center(limit).rstrip()
        case SignatoryList():
            yield from signatories(block, words, limit)


def _heading(block: Heading, limit: int) -> Iterator[str]:
    """A heading of the text or of a list is underlined; the subject and the letterhead are lines like others."""
    lines = list(wrap(flat(block.inlines), limit=limit))
    yield from lines
    if block.role not in (*_TITLES, Role.LETTERHEAD, Role.CONTACT) and any(lines):
        yield ("=" if block.level == 1 else "-") * max(width(line) for line in lines)


def _list(block: ListBlock, words: Words, limit: int) -> Iterator[str]:
    """Items with a hanging indent; an empty line between them where one has several paragraphs."""
    last = block.start + len(block.items) - 1
    marks = [f"{number}." for number in range(block.start, last + 1)] if block.ordered else ["-"] * len(block.items)
    indent = max((len(mark) for mark in marks), default=1) + 1
    loose = any(sum(isinstance(inner, Paragraph) for inner in item) > 1 for item in block.items)
    for index, (mark, item) in enumerate(zip(marks, block.items, strict=True)):
        if index and loose:
            yield ""
        lines = _item(item, words, limit - indent, loose=loose)
        for number, line in enumerate(lines or [""]):
            lead = mark.rjust(indent - 1) + " " if number == 0 else " " * indent
            yield (lead + line).rstrip()


def _item(item: Blocks, words: Words, limit: int, *, loose: bool) -> list[str]:
    if loose:
        return list(letter_lines(item, words, limit=limit))
    return [line for block in item for line in _block(block, words, limit)]
