"""Balanced columns of entries that are never split, laid out once.

WeasyPrint 70 finds the height of columns by trial: it lays out every entry again for each height, and for 70 names that
is a third of the whole time. Here each entry is laid out once, the height follows by adding up, and the
entries are moved into place. Whatever is not a plain list of whole entries goes WeasyPrint's way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

from weasyprint.layout import block, column
from weasyprint.layout.percent import percentage

_ROUNDING = 0.01
"""Pixels by which a sum of heights may be off."""

FEWEST = 2
"""Entries that a column has at the foot of a page, below its heading, where the list goes on overleaf."""

_original = column.columns_layout


def lay_out_columns_once() -> None:
    """Make WeasyPrint set plain lists in columns this way; asking twice changes nothing."""
    if block.columns_layout is not _columns:
        block.columns_layout = _columns


@dataclass(frozen=True, slots=True)
class Extent:
    """The height of an entry with its margins, and its margin at the bottom, which the end of a column swallows."""

    height: float
    trailing: float


def fill(extents: Sequence[Extent], limit: float, count: int) -> list[int]:
    """Where each column ends (index of the first entry after it) if none of `count` may be higher than `limit`.

    There are fewer columns, or none, where the next entry alone is higher than that.
    """
    ends: list[int] = []
    at = 0
    while len(ends) < count and at < len(extents):
        used, start = 0.0, at
        while at < len(extents) and used + extents[at].height - extents[at].trailing <= limit + _ROUNDING:
            used += extents[at].height
            at += 1
        if at == start:
            break  # the next entry is higher than a whole column
        ends.append(at)
    return ends


def balance(extents: Sequence[Extent], room: float, count: int) -> list[int]:
    """Where each column ends: all of the same height as far as may be, and full where the rest goes to another page."""
    full = fill(extents, room, count)
    if not full or full[-1] < len(extents):
        return full
    limit = max(sum(extent.height for extent in extents) / count, *(e.height - e.trailing for e in extents), 0)
    while (ends := fill(extents, limit, count))[-1] < len(extents):
        starts = [0, *ends[:-1]]
        tried = (extents[start : end + 1] for start, end in zip(starts, ends, strict=True))
        limit = min(sum(extent.height for extent in column) - column[-1].trailing for column in tried)
    return ends


def _columns(context: Any, box: Any, bottom_space: float, skip_stack: Any, containing_block: Any, *rest: Any) -> Any:
    """WeasyPrint's columns_layout."""
    start, inner = next(iter(skip_stack.items())) if skip_stack else (0, None)
    adjoining_margins = rest[3]
    if inner is None and _is_plain(box):
        placed = _place(context, box, bottom_space, start, containing_block, adjoining_margins)
        if placed is not None and placed[1] and start == 0 and len(placed[0].children[0].children) < FEWEST:
            page_is_empty = rest[0]
            if not page_is_empty:
                return None, {0: None}, {"break": "any", "page": None}, [], False
        if placed is not None:
            return placed
    return _original(context, box, bottom_space, skip_stack, containing_block, *rest)


def _is_plain(box: Any) -> bool:
    style = box.style
    return (
        style["column_count"] != "auto"
        and style["column_width"] == "auto"
        and style["column_fill"] == "balance"
        and style["height"] == "auto"
        and style["direction"] == "ltr"
        and bool(box.children)
        and all(_is_whole(child) for child in box.children)
    )


def _is_whole(child: Any) -> bool:
    style = child.style
    return (
        child.is_in_normal_flow()
        and style["break_inside"] in ("avoid", "avoid-column", "avoid-page")
        and style["break_before"] == style["break_after"] == "auto"
        and style["column_span"] == "none"
        and not any(inner.footnote for inner in child.descendants())
    )


def _place(
    context: Any, box: Any, bottom_space: float, start: int, containing_block: Any, adjoining_margins: Any
) -> Any | None:
    """The box with its columns, as columns_layout gives it; None where not one entry has room."""
    new = box.copy_with_children([])
    new.position_y += block.collapse_margin(adjoining_margins)
    block.block_level_width(new, containing_block)
    count = box.style["column_count"]
    gap = box.style["column_gap"]
    gap = box.style["font_size"] if gap == "normal" else percentage(gap, box.style, new.width)
    width = max(0, new.width - (count - 1) * gap) / count
    top = new.content_box_y()

    laid_out = _laid_out(context, new, box, width, containing_block)[start:]
    extents = [Extent(child.margin_height(), child.margin_bottom) for child in laid_out]
    ends = balance(extents, context.page_bottom - top - bottom_space, count)
    if not ends:
        return None

    for number, (first, end) in enumerate(zip([0, *ends[:-1]], ends, strict=True)):
        left = new.content_box_x() + number * (width + gap)
        new.children.append(_column(new, containing_block, laid_out[first:end], left, top, width))
    new.height = max(each.height for each in new.children)
    for each in new.children:
        each.height = new.height
    resume_at = {start + ends[-1]: None} if ends[-1] < len(laid_out) else None
    return new, resume_at, {"break": "any", "page": box.page_values()[1]}, [], False


def _laid_out(context: Any, new: Any, box: Any, width: float, containing_block: Any) -> list[Any]:
    """All entries, laid out below each other in a column without end, once for each list and width."""
    known = context.__dict__.setdefault("letterkit_entries", {})
    key = (box.element, width)
    if key not in known:
        children = [child.copy() for child in box.children]
        endless = column._create_column_box(new, containing_block, children, width, new.content_box_y())
        was_in_column, context.in_column = context.in_column, True
        found = block.block_box_layout(
            context, endless, -inf, None, containing_block, True, [], [], [], None, None, discard=False, max_lines=None
        )[0]
        context.in_column = was_in_column
        known[key] = list(found.children)
    entries: list[Any] = known[key]
    return entries


def _column(new: Any, containing_block: Any, entries: Sequence[Any], left: float, top: float, width: float) -> Any:
    children, bottom = [], top
    for entry in entries:
        child = entry.deepcopy()
        child.translate(left - child.position_x, bottom - child.position_y)
        bottom += child.margin_height()
        children.append(child)
    each = column._create_column_box(new, containing_block, children, width, top)
    each.position_x = left
    each.height = bottom - top - children[-1].margin_bottom
    return each
