"""Long lists in one column or by country: WeasyPrint breaks them into pages and columns, by boxes that are made for the
entries of a page and know how high they are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial, reduce
from math import inf
from operator import add
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from weasyprint.layout import block, column

from letterkit.model.letter import Layout
from letterkit.render.paged.lists.choice import LongList
from letterkit.render.paged.lists.entries import Mixed
from letterkit.render.paged.lists.extent import fill
from letterkit.render.paged.lists.glyphs import NotPlainError
from letterkit.render.paged.lists.lazy import Lazy, keep_placeholders
from letterkit.render.paged.lists.painted import Painted, Stretch
from letterkit.render.paged.lists.runs import innermost, lists_of, may_run, note_run, resumed
from letterkit.render.paged.lists.sheets import Plan


def stack_lists() -> None:
    """Make WeasyPrint set such lists this way; asking twice changes nothing."""
    block.block_container_layout = _container_layout
    block.block_level_layout_switch = _layout_switch
    keep_placeholders()


_EXACT = 1e-6
"""Pixels by which WeasyPrint lets a page be too full."""

_original_container = block.block_container_layout
_original_switch = block.block_level_layout_switch


def _container_layout(context: Any, box: Any, bottom_space: float, skip_stack: Any, *rest: Any, **named: Any) -> Any:
    """WeasyPrint's block_container_layout."""
    long = lists_of(context).long
    if not long or box.element not in long or box.is_column or box.element.tag != "ul":
        return _original_container(context, box, bottom_space, skip_stack, *rest, **named)
    stack = stack_of(context, box, long[box.element], box, box.width)
    made, resume_at, *others = _original_container(context, box, bottom_space, skip_stack, *rest, **named)
    if skip_stack and resume_at:
        room = Room(made.content_box_y(), context.page_bottom - bottom_space, (made.content_box_x(),))
        resume_at = stack.run(context, box.element, resume_at, room)
    return made, resume_at, *others


def _layout_switch(context: Any, box: Any, bottom_space: float, *rest: Any, **named: Any) -> Any:
    """WeasyPrint's block_level_layout_switch. Without any room it asks for the least height: that of the first line."""
    if not isinstance(box, Painted):
        return _original_switch(context, box, bottom_space, *rest, **named)
    lines = box.cell.lines(box.first)
    goes_on = bottom_space == inf and len(lines) > 1
    # Added up as WeasyPrint does: it compares sums of heights, and each rounding of them tells.
    bottom = reduce(add, lines[:1] if goes_on else lines, box.position_y)
    made = box.copy()
    made.width, made.height = 0, bottom - box.position_y
    return made, {0: None} if goes_on else None, {"break": "any", "page": None}, [], False, None


def stack_of(context: Any, box: Any, long: LongList, containing_block: Any, width: float) -> Stack:
    """The entries of a list, in columns of a width; its box gets children that are made when they are laid out."""
    known: dict[Any, Stack] = context.__dict__.setdefault("letterkit_stacks", {})
    key = (box.element, width)
    if key not in known:
        known[key] = Stack(context, box, long, containing_block, width)
    for each in _lists(box, long):
        each.children = known[key].children[each.element]
    lists_of(context).set_short.add(box.element)
    return known[key]


class Room(NamedTuple):
    """The columns of a page: from `top` to `bottom`, in pixels, each with its left edge."""

    top: float
    bottom: float
    lefts: tuple[float, ...]


class Stack:
    """The entries of a list by groups: `children` are those of the box of each group's list, by its element."""

    def __init__(self, context: Any, box: Any, long: LongList, containing_block: Any, width: float) -> None:
        lists = _lists(box, long)
        self._grouped = long.layout is Layout.BY_COUNTRY
        self._elements = [each.element for each in lists]
        self._ends = long.ends
        wrap = partial(_grouped, box.children[0], lists[0]) if self._grouped else None
        first, last = lists[0].children[:-1], lists[0].children[-1]
        items = [*first, *(item for each in lists[1:] for item in each.children), last]
        lay_out = partial(endless, context, box, containing_block, width, wrap=wrap)
        self._mixed = Mixed(long, items, lay_out, box.content_box_x())
        if self._mixed.cell.pattern.trailing and self._grouped:
            raise NotPlainError("margins between entries")
        starts = [0, *long.ends[:-1]]
        self.children = {
            element: Lazy(end - start, partial(_item, self._mixed, start, end))
            for element, start, end in zip(self._elements, starts, long.ends, strict=True)
        }

    def run(self, context: Any, element: Any, resume_at: Any, room: Room) -> Any:
        """Note the pages that follow one with some room; where WeasyPrint goes on after them."""
        pages: list[Plan] = []
        group, at = self._entry(resume_at)
        begin = self._ends[group - 1] if group else 0
        if at > 1 and may_run(context) and not self._mixed.leading:
            pages, end = self._pages(group, begin + at, room)
            resume_at = resumed(resume_at, end - begin) if pages else resume_at
        note_run(context, element, pages, innermost(resume_at) or 0)
        return resume_at

    def _entry(self, resume_at: Any) -> tuple[int, int]:
        """The group and which entry of it a path leads to; 0 where it leads to no entry."""
        ((first, more),) = resume_at.items()
        if not self._grouped:
            return 0, 0 if more else first
        ((_, inner),) = (more or {0: None}).items()
        ((at, rest),) = (inner or {0: None}).items()
        return first, 0 if rest else at

    def _pages(self, group: int, at: int, room: Room) -> tuple[list[Plan], int]:
        """Pages that entries of one group fill, up to one with others than plain ones or with the last of the group."""
        mixed, stop = self._mixed, self._ends[group]
        pages: list[Plan] = []
        while True:
            ends = fill(mixed.extents, room.bottom - room.top, len(room.lefts), at, rounding=_EXACT)
            if len(ends) < len(room.lefts) or ends[-1] >= stop - 1 or not mixed.is_plain(at, ends[-1]):
                return pages, at
            columns = tuple(
                Stretch(first, mixed.heights(first, end), (left + mixed.inset,), room.top)
                for first, end, left in zip([at, *ends[:-1]], ends, room.lefts, strict=True)
            )
            pages.append(Plan(self._elements[group], (mixed.cell,), columns))
            at = ends[-1]


def _lists(box: Any, long: LongList) -> list[Any]:
    """The boxes of which entries are the children."""
    if long.layout is not Layout.BY_COUNTRY:
        return [box]
    found = [[child for child in group.children if child.element_tag == "ul"] for group in box.children]
    if not all(len(each) == 1 for each in found):
        raise NotPlainError("groups of another form")
    return [each for (each,) in found]


def _grouped(group: Any, inner: Any, items: Sequence[Any]) -> Any:
    """A copy of a group with other entries."""
    made = group.deepcopy()
    at = next(number for number, child in enumerate(group.children) if child is inner)
    made.children[at].children = list(items)
    return made


def _item(mixed: Mixed, start: int, end: int, at: int) -> Any:
    """The box of an entry in a list of those from `start` to before `end`, not yet laid out."""
    number = start + at
    ahead, behind = mixed.patterns[0], mixed.patterns[-1]
    like = ahead if at == 0 else behind if number == end - 1 else mixed.patterns[1]
    if number in mixed.odd:
        item = mixed.odd[number].copy()
        item.style = like.style
        return item
    item = like.copy()
    item.element = Element(like.element.tag)
    left, top = mixed.edge
    item.children = [Painted(item, mixed.cell, number, [mixed.cell.heights[number]], -left, -top)]
    return item


def endless(
    context: Any, box: Any, containing_block: Any, width: float, children: Sequence[Any], wrap: Any = None
) -> list[Any]:
    """Boxes laid out below each other in a column of a width without end; `wrap` puts them into a box around them."""
    copies = [child.deepcopy() for child in children]
    made = column._create_column_box(box, containing_block, [wrap(copies)] if wrap else copies, width, 0)
    was_in_column, context.in_column = context.in_column, True
    found = block.block_box_layout(
        context, made, -inf, None, containing_block, True, [], [], [], None, None, discard=False, max_lines=None
    )[0]
    context.in_column = was_in_column
    if wrap is None:
        return list(found.children)
    (group,) = found.children
    return next(list(child.children) for child in group.children if child.element_tag == "ul")
