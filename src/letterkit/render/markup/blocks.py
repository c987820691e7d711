"""The blocks of a letter as elements; what shares a role stands in one element of the class `role-NAME`."""

from __future__ import annotations

from itertools import groupby
from xml.etree.ElementTree import Element

from letterkit.model.letter import (
    Align,
    Block,
    Blocks,
    Heading,
    Inlines,
    ListBlock,
    Paragraph,
    Quote,
    Role,
    Rule,
    SignatoryList,
    Table,
)
from letterkit.render.datelines import run_in
from letterkit.render.markup.elements import add
from letterkit.render.markup.inlines import Setting, inlines
from letterkit.render.markup.signatories import signatories

WRAPPERS = {Role.LETTERHEAD: "header", Role.SENDER: "address", Role.ADDRESS: "address", Role.COPIES: "address"}
TITLES = {Role.SUBJECT: "h1", Role.HEADLINE: "h1", Role.LIST_HEADING: "h2"}
"""Roles whose paragraphs are headings to a reader that cannot see them."""


def letter_blocks(parent: Element, blocks: Blocks, setting: Setting) -> None:
    """Append the blocks of a letter, wrapped by their roles, and its notes unless they stand at the foot of pages."""
    titled = any(isinstance(block, Heading) and block.level == 1 for block in blocks)
    for role, members in groupby(run_in(blocks), key=lambda block: block.role):
        content = tuple(members)
        tag = WRAPPERS.get(role, "div")
        if tag == "address" and any(isinstance(block, Heading) for block in content):
            tag = "div"  # an address may not contain headings
        group = add(parent, tag, class_=f"role-{role.value}")
        for number, block in enumerate(content):
            as_title = TITLES.get(role) if number == 0 and not (titled and TITLES.get(role) == "h1") else None
            _block(group, block, setting, as_title)
    if setting.notes and not setting.at_foot:
        _endnotes(parent, setting)


def plain_blocks(parent: Element, blocks: Blocks, setting: Setting) -> None:
    """Append blocks without regard to their roles, as inside a quotation, an item or a note."""
    for block in blocks:
        _block(parent, block, setting, None)


def _block(parent: Element, block: Block, setting: Setting, title: str | None) -> None:
    match block:
        case Paragraph():
            inlines(add(parent, title or "p", id=_list_id(block.role, setting)), block.inlines, setting)
        case Heading():
            tag = f"h{min(max(block.level, 1), 6)}"
            inlines(add(parent, tag, id=_list_id(block.role, setting)), block.inlines, setting)
        case ListBlock():
            _list(parent, block, setting)
        case Quote():
            plain_blocks(add(parent, "blockquote"), block.blocks, setting)
        case Table():
            _table(parent, block, setting)
        case Rule():
            add(parent, "hr")
        case SignatoryList():
            signatories(parent, block, setting)


def _list_id(role: Role, setting: Setting) -> str | None:
    """The id by which the list that follows a list heading is named."""
    if role is not Role.LIST_HEADING:
        return None
    setting.lists += 1
    return f"{setting.prefix}list-{setting.lists}"


def _list(parent: Element, block: ListBlock, setting: Setting) -> None:
    if block.ordered and block.start != 1:
        # WeasyPrint passes over the attribute start, a screen reader over the counter.
        target = add(parent, "ol", start=str(block.start), style=f"counter-reset: list-item {block.start - 1}")
    else:
        target = add(parent, "ol" if block.ordered else "ul")
    for item in block.items:
        entry = add(target, "li")
        for number, inner in enumerate(item):
            if number == 0 and isinstance(inner, Paragraph) and not any(isinstance(b, Paragraph) for b in item[1:]):
                inlines(entry, inner.inlines, setting)
            else:
                _block(entry, inner, setting, None)


def _table(parent: Element, table: Table, setting: Setting) -> None:
    target = add(parent, "table")
    if table.header:
        row = add(add(target, "thead"), "tr")
        _cells(row, "th", table.header, table.aligns, setting)
    body = add(target, "tbody")
    for cells in table.rows:
        _cells(add(body, "tr"), "td", cells, table.aligns, setting)


def _cells(row: Element, tag: str, cells: tuple[Inlines, ...], aligns: tuple[Align, ...], setting: Setting) -> None:
    scope = "col" if tag == "th" else None
    for cell, align in zip(cells, aligns, strict=True):
        name = None if align is Align.START else f"align-{align.value}"
        inlines(add(row, tag, scope=scope, class_=name), cell, setting)


def _endnotes(parent: Element, setting: Setting) -> None:
    target = add(add(parent, "div", role="doc-endnotes", class_="notes"), "ol")
    for number, blocks in enumerate(setting.notes, 1):
        name = f"{setting.prefix}note-{number}"
        item = add(target, "li", id=name)
        plain_blocks(item, blocks, setting)
        if number in setting.marked:
            last = item[-1] if len(item) and item[-1].tag == "p" else item
            add(last, "a", "↩\ufe0e", href=f"#{name}-mark", role="doc-backlink", aria_label=str(number))
