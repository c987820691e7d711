"""Long lists in one column or by country: WeasyPrint breaks them into pages and columns, by boxes that are made for the
entries of a page and know how high they are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import inf
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.layout import block, column

from letterkit.model.letter import Layout
from letterkit.render.paged.lists.choice import LongList
from letterkit.render.paged.lists.entries import Mixed
from letterkit.render.paged.lists.glyphs import NotPlainError
from letterkit.render.paged.lists.lazy import Lazy, keep_placeholders
from letterkit.render.paged.lists.painted import Painted
from letterkit.render.paged.lists.runs import lists_of


def stack_lists() -> None:
    """Make WeasyPrint set such lists this way; asking twice changes nothing."""
    block.block_container_layout = _container_layout
    block.block_level_layout_switch = _layout_switch
    keep_placeholders()


_original_container = block.block_container_layout
_original_switch = block.block_level_layout_switch


def _container_layout(context: Any, box: Any, bottom_space: float, skip_stack: Any, *rest: Any, **named: Any) -> Any:
    """WeasyPrint's block_container_layout."""
    long = lists_of(context).long
    if long and box.element in long and not box.is_column and box.element.tag == "ul":
        fill_lazily(context, box, long[box.element], box, box.width)
    return _original_container(context, box, bottom_space, skip_stack, *rest, **named)


def _layout_switch(context: Any, box: Any, bottom_space: float, *rest: Any) -> Any:
    """WeasyPrint's block_level_layout_switch. Without any room it asks for the least height: that of the first line."""
    if not isinstance(box, Painted):
        return _original_switch(context, box, bottom_space, *rest)
    made = box.copy()
    made.width, made.height = 0, sum(box.heights)
    least = box.cell.pattern.main.line_height
    goes_on = bottom_space == inf and made.height > least * 1.5
    if goes_on:
        made.height = least
    return made, {0: None} if goes_on else None, {"break": "any", "page": None}, [], False, None


def fill_lazily(context: Any, box: Any, long: LongList, containing_block: Any, width: float) -> None:
    """Give the box of a list children that are made when they are laid out, in columns of a width."""
    known = context.__dict__.setdefault("letterkit_stacks", {})
    key = (box.element, width)
    if key not in known:
        known[key] = _by_country(context, box, long, containing_block, width)
    by_list: dict[Any, Lazy] = known[key]
    for each in _lists(box, long):
        each.children = by_list[each.element]
    lists_of(context).set_short.add(box.element)


def _lists(box: Any, long: LongList) -> list[Any]:
    """The boxes of which entries are the children."""
    if long.layout is not Layout.BY_COUNTRY:
        return [box]
    found = [[child for child in group.children if child.element_tag == "ul"] for group in box.children]
    if not all(len(each) == 1 for each in found):
        raise NotPlainError("groups of another form")
    return [each for (each,) in found]


def _by_country(context: Any, box: Any, long: LongList, containing_block: Any, width: float) -> dict[Any, Lazy]:
    """The children of each list, by its element."""
    lists = _lists(box, long)
    items = [*lists[0].children[:-1], *(item for each in lists[1:] for item in each.children), lists[0].children[-1]]
    wrap = partial(_grouped, box.children[0], lists[0]) if long.layout is Layout.BY_COUNTRY else None
    mixed = Mixed(long, items, partial(endless, context, box, containing_block, width, wrap=wrap))
    if mixed.cell.pattern.trailing and long.layout is Layout.BY_COUNTRY:
        raise NotPlainError("margins between entries")
    starts = [0, *long.ends[:-1]]
    return {
        each.element: Lazy(end - start, partial(_item, mixed, start, end))
        for each, start, end in zip(lists, starts, long.ends, strict=True)
    }


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
