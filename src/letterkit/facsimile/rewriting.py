"""Letters with their inline content changed: the same blocks, in the order of print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from letterkit.model.letter import (
    Block,
    Blocks,
    Entry,
    EntryGroup,
    Heading,
    Inlines,
    ListBlock,
    Paragraph,
    Quote,
    SignatoryList,
    Table,
)

Change = Callable[[Inlines], Inlines]


def rewritten(blocks: Blocks, change: Change) -> Blocks:
    """The blocks with `change` applied to each stretch of inline content, outer blocks before inner ones."""
    return tuple(_block(block, change) for block in blocks)


def _block(block: Block, change: Change) -> Block:
    match block:
        case Paragraph() | Heading():
            return replace(block, inlines=change(block.inlines))
        case ListBlock():
            return replace(block, items=tuple(rewritten(item, change) for item in block.items))
        case Quote():
            return replace(block, blocks=rewritten(block.blocks, change))
        case Table():
            header = tuple(map(change, block.header))
            return replace(block, header=header, rows=tuple(tuple(map(change, row)) for row in block.rows))
        case SignatoryList():
            return replace(block, groups=tuple(_group(group, change) for group in block.groups))
        case _:
            return block


def _group(group: EntryGroup, change: Change) -> EntryGroup:
    return EntryGroup(change(group.label), tuple(_entry(entry, change) for entry in group.entries))


def _entry(entry: Entry, change: Change) -> Entry:
    return Entry(change(entry.name), change(entry.country), tuple(map(change, entry.titles)))
