"""Place and date of a press release in the first line of its text, for all formats that are set on pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeGuard

from letterkit.model.letter import Block, Blocks, Paragraph, Role, Run


def run_in(content: Blocks) -> Blocks:
    """The blocks with each dateline at the head of the paragraph that follows it, in bold, as newspapers set it."""
    made: list[Block] = []
    for block in content:
        before = made[-1] if made else None
        if _is_text(before, Role.DATELINE) and _is_text(block, Role.BODY):
            lead = tuple(replace(i, bold=True) if isinstance(i, Run) else i for i in before.inlines)
            made[-1] = replace(block, inlines=(*lead, Run(" "), *block.inlines))
        else:
            made.append(block)
    return tuple(made)


def _is_text(block: Block | None, role: Role) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and block.role is role
