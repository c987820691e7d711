"""Balanced columns of entries that are never split, laid out once.

WeasyPrint 70 finds the height of columns by trial: it lays out every entry again for each height, and for 70 names that
is a third of the whole time. Here each entry is laid out once (one of a long list not even that: lists/), the height
follows by adding up, and the entries are moved into place. Whatever is not a plain list of whole entries goes
WeasyPrint's way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from weasyprint.layout import block, column
from weasyprint.layout.percent import percentage

from letterkit.model.frozen import frozen
from letterkit.model.letter import Layout
from letterkit.render.paged.lists.choice import LongList
from letterkit.render.paged.lists.entries import Boxed, Mixed
from letterkit.render.paged.lists.extent import Extent, balance, fill
from letterkit.render.paged.lists.painted import Stretch
from letterkit.render.paged.lists.runs import lists_of, may_run, note_run, refuse
from letterkit.render.paged.lists.sheets import Plan
from letterkit.render.paged.lists.stacks import Room, endless, stack_of

__all__ = ["FEWEST", "Extent", "balance", "fill", "lay_out_columns_once"]

FEWEST = 2
"""Entries that a column has at the foot of a page, below its heading, where the list goes on overleaf."""

_original = column.columns_layout


def lay_out_columns_once() -> None:
    """Make WeasyPrint set plain lists in columns this way; asking twice changes nothing."""
    if block.columns_layout is not _columns:
        block.columns_layout = _columns


def _columns(context: Any, box: Any, bottom_space: float, skip_stack: Any, containing_block: Any, *rest: Any) -> Any:
    """WeasyPrint's columns_layout."""
    start, inner = next(iter(skip_stack.items())) if skip_stack else (0, None)
    page_is_empty, adjoining_margins = rest[0], rest[3]
    long = lists_of(context).long.get(box.element)
    if long and long.layout is Layout.BY_COUNTRY:
        return _by_country(context, box, long, bottom_space, skip_stack, containing_block, *rest)
    if inner is not None or not _is_plain(context, box):
        refuse(context, box)
        return _original(context, box, bottom_space, skip_stack, containing_block, *rest)
    geometry = _Geometry.of(box, containing_block, adjoining_margins)
    entries = _entries(context, geometry, box, containing_block)
    limit = context.page_bottom - geometry.top - bottom_space
    ends = balance(entries.extents, limit, geometry.count, start)
    if not ends:
        refuse(context, box)
        return _original(context, box, bottom_space, skip_stack, containing_block, *rest)
    goes_on = ends[-1] < len(entries.extents)
    if goes_on and start == 0 and ends[0] < FEWEST and not page_is_empty:
        return None, {0: None}, {"break": "any", "page": None}, [], False
    placed = geometry.place(entries, start, ends)
    end = _run(context, box, geometry, entries, limit, ends[-1]) if start else ends[-1]
    resume_at = {end: None} if goes_on else None
    return placed, resume_at, {"break": "any", "page": box.page_values()[1]}, [], False


def _by_country(
    context: Any, box: Any, long: LongList, bottom_space: float, skip_stack: Any, containing_block: Any, *rest: Any
) -> Any:
    """WeasyPrint's columns_layout of groups of entries."""
    geometry = _Geometry.of(box, containing_block, rest[3])
    stack = stack_of(context, box, long, containing_block, geometry.width)
    made, resume_at, *others = _original(context, box, bottom_space, skip_stack, containing_block, *rest)
    if made is not None and skip_stack and resume_at:
        lefts = tuple(map(geometry.left, range(geometry.count)))
        room = Room(geometry.top, context.page_bottom - bottom_space, lefts)
        resume_at = stack.run(context, box.element, resume_at, room)
    return made, resume_at, *others


def _run(context: Any, box: Any, geometry: _Geometry, entries: Boxed | Mixed, limit: float, start: int) -> int:
    """Note the pages after this one that a long list fills as it fills this one; the first entry after them."""
    pages: list[Plan | Callable[[], Any]] = []
    at = start
    if isinstance(entries, Mixed) and may_run(context):
        while (ends := fill(entries.extents, limit, geometry.count, at)) and ends[-1] < len(entries.extents):
            if len(ends) < geometry.count:
                break
            if entries.is_plain(at, ends[-1]):
                pages.append(geometry.planned(entries, at, ends))
            else:
                pages.append(partial(geometry.place, entries, at, ends))
            at = ends[-1]
    note_run(context, box.element, pages, at)
    return at


def _is_plain(context: Any, box: Any) -> bool:
    """Whether a box is a plain list of whole entries; found once for each."""
    known = context.__dict__.setdefault("letterkit_plain", {})
    if box.element not in known:
        known[box.element] = _looks_plain(box)
    return bool(known[box.element])


def _looks_plain(box: Any) -> bool:
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


@frozen
class _Geometry:
    """Where the columns of a list stand on a page: `box` is the list's, still empty."""

    box: Any
    containing_block: Any
    count: int
    width: float
    gap: float
    top: float

    @classmethod
    def of(cls, box: Any, containing_block: Any, adjoining_margins: Any) -> _Geometry:
        new = box.copy_with_children([])
        new.position_y += block.collapse_margin(adjoining_margins)
        block.block_level_width(new, containing_block)
        count = box.style["column_count"]
        gap = box.style["column_gap"]
        gap = box.style["font_size"] if gap == "normal" else percentage(gap, box.style, new.width)
        width = max(0, new.width - (count - 1) * gap) / count
        return cls(new, containing_block, count, width, gap, new.content_box_y())

    def left(self, number: int) -> float:
        """The left edge of a column."""
        return float(self.box.content_box_x() + number * (self.width + self.gap))

    def planned(self, entries: Mixed, start: int, ends: Sequence[int]) -> Plan:
        """The columns of a page as a plan."""
        pairs = enumerate(zip([start, *ends[:-1]], ends, strict=True))
        columns = tuple(
            Stretch(first, entries.heights(first, end), (self.left(number),), self.top)
            for number, (first, end) in pairs
        )
        return Plan(self.box.element, (entries.cell,), columns)

    def place(self, entries: Boxed | Mixed, start: int, ends: Sequence[int]) -> Any:
        """The box with its columns, as columns_layout gives it."""
        new = self.box.copy_with_children([])
        for number, (first, end) in enumerate(zip([start, *ends[:-1]], ends, strict=True)):
            left = self.left(number)
            children = entries.boxes(new, first, end, left, self.top)
            new.children.append(self._column(new, children, left, entries.extents[end - 1].trailing))
        new.height = max(each.height for each in new.children)
        for each in new.children:
            each.height = new.height
        return new

    def _column(self, new: Any, children: list[Any], left: float, trailing: float) -> Any:
        each = column._create_column_box(new, self.containing_block, children, self.width, self.top)
        each.position_x = left
        each.height = children[-1].position_y + children[-1].margin_height() - self.top - trailing
        return each


def _entries(context: Any, geometry: _Geometry, box: Any, containing_block: Any) -> Boxed | Mixed:
    """The entries of a list, laid out once for each list and width."""
    known = context.__dict__.setdefault("letterkit_entries", {})
    key = (box.element, geometry.width)
    if key not in known:
        lay_out = partial(endless, context, geometry.box, containing_block, geometry.width)
        lists = lists_of(context)
        long = lists.long.get(box.element)
        known[key] = (
            Mixed(long, box.children, lay_out, geometry.box.content_box_x()) if long else Boxed(lay_out(box.children))
        )
        lists.set_short.add(box.element)
    entries: Boxed | Mixed = known[key]
    return entries
