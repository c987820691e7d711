"""Long lists as tables: WeasyPrint breaks them into pages, by rows that are made for those of a page and know how high
their cells are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block
from weasyprint.layout.percent import percentage

from letterkit.render.paged.lists.choice import AHEAD, LongList
from letterkit.render.paged.lists.entries import like
from letterkit.render.paged.lists.extent import Extent, fill
from letterkit.render.paged.lists.glyphs import NotPlainError
from letterkit.render.paged.lists.lazy import Lazy
from letterkit.render.paged.lists.painted import Painted, Stretch
from letterkit.render.paged.lists.pattern import CellPattern, read_cell, refuse_painted, refuse_unlike
from letterkit.render.paged.lists.runs import innermost, lists_of, may_run, note_run, resumed
from letterkit.render.paged.lists.samples import samples
from letterkit.render.paged.lists.setting import CellSet, set_list
from letterkit.render.paged.lists.sheets import Plan
from letterkit.render.paged.lists.words import Words

_SIDES = ("top", "right", "bottom", "left")
_NEAR = 0.001
_EXACT = 1e-6
"""Pixels by which WeasyPrint lets a page be too full."""


def lay_out_rows_lazily() -> None:
    """Make WeasyPrint set such tables this way; asking twice changes nothing."""
    block.table_layout = _table_layout
    block.table_wrapper_width = _wrapper_width


_original_layout = block.table_layout
_original_width = block.table_wrapper_width


def _wrapper_width(context: Any, wrapper: Any, containing_block: Any) -> None:
    """WeasyPrint's table_wrapper_width."""
    table = wrapper.get_wrapped_table()
    long = lists_of(context).long.get(table.element)
    if long is not None:
        rows = _rows(context, table, long)
        rows.group.children = rows.samples
    _original_width(context, wrapper, containing_block)


def _table_layout(
    context: Any, table: Any, bottom_space: float, skip_stack: Any, containing_block: Any, *rest: Any
) -> Any:
    """WeasyPrint's table_layout."""
    long = lists_of(context).long.get(table.element)
    if long is None:
        return _original_layout(context, table, bottom_space, skip_stack, containing_block, *rest)
    rows = _rows(context, table, long)
    entries = rows.lay_out(context, table, containing_block)
    lists_of(context).set_short.add(table.element)
    made, resume_at, *others = _original_layout(context, table, bottom_space, skip_stack, containing_block, *rest)
    if made is not None and skip_stack and resume_at:
        pages: list[Plan] = []
        start = innermost(resume_at) or 0
        if may_run(context) and resumed(resume_at, start) == resume_at:
            top = made.children[-1].children[0].position_y
            place = top, context.page_bottom - bottom_space, tuple(made.column_positions)
            pages, end = entries.pages(rows.group.element, start, *place)
            resume_at = resumed(resume_at, end)
        note_run(context, table.element, pages, innermost(resume_at) or 0)
    return made, resume_at, *others


def _rows(context: Any, table: Any, long: LongList) -> Rows:
    known: dict[Any, Rows] = context.__dict__.setdefault("letterkit_rows", {})
    if table.element not in known:
        known[table.element] = Rows(table, long)
    return known[table.element]


class Rows:
    """The rows of a table: `group` is the box that they are in, `samples` have the widest texts and words of all."""

    def __init__(self, table: Any, long: LongList) -> None:
        self.long = long
        self.group = _body(table)
        self._raw = list(self.group.children)
        self.patterns = (*self._raw[:AHEAD], self._raw[-1])
        for row in self.patterns:
            for box in row.descendants():
                if not isinstance(box, boxes.LineBox | boxes.TextBox):
                    refuse_painted(box)
        if not all(cell.style["vertical_align"] == "top" for cell in self.patterns[0].children):
            raise NotPlainError("cells that are not aligned at the top")
        refuse_unlike(self.patterns[0], self.patterns[1:])
        self._odd = dict(zip(sorted(long.kept), self._raw[AHEAD:-1], strict=True))
        self._dresses: list[Words] = []
        self.samples = [*samples(self.patterns[1], long, self._dresses), *self._odd.values()]
        self._grid = _grid(table, len(self._raw), len(long))
        self._known: dict[tuple[float, ...], RowEntries] = {}

    def lay_out(self, context: Any, table: Any, containing_block: Any) -> RowEntries:
        """Give the table its rows for its widths of columns."""
        key = tuple(table.column_widths)
        if key not in self._known:
            self._known[key] = self._set(context, table, containing_block)
        self.group.children = self._known[key].children
        table.collapsed_border_grid = self._grid
        return self._known[key]

    def _set(self, context: Any, table: Any, containing_block: Any) -> RowEntries:
        laid_out = self._endless(context, table, containing_block, self._raw)
        patterns = _row_patterns((*laid_out[:AHEAD], laid_out[-1]), table.width, self._dresses)
        cells, doubtful = set_list(self.long, patterns)
        odd = dict(self._odd)
        odd.update((at, _in_doubt(self.patterns[1], self.long, at)) for at in doubtful)
        edges = [_edge(cell, laid_out[1]) for cell in laid_out[1].children]
        return RowEntries(cells, self.patterns, odd, edges)

    def _endless(self, context: Any, table: Any, containing_block: Any, rows: Sequence[Any]) -> list[Any]:
        """Rows laid out below each other on a page without end."""
        body = self.group.copy_with_children([row.deepcopy() for row in rows])
        heads = [child for child in table.children if child is not self.group]
        made = table.copy_with_children([*heads, body])
        found = _original_layout(context, made, -inf, None, containing_block, True, [], [])[0]
        return list(found.children[-1].children)


class RowEntries:
    """The entries of a table with columns of certain widths: `children` are their rows, made when they are asked for;
    `odd` are those of entries that are not plain, `edges` where the content of each cell begins in it."""

    def __init__(
        self, cells: tuple[CellSet, ...], patterns: Sequence[Any], odd: Mapping[int, Any], edges: Sequence[Any]
    ) -> None:
        self._cells, self._patterns, self._odd, self._edges = cells, patterns, odd, edges
        count = len(cells[0].shows)
        heights = ([cell.pattern.over + height for height in cell.heights] for cell in cells)
        self._extents = [Extent(height, 0.0) for height in map(max, zip(*heights, strict=True))]
        self._last = count - 1
        self.children = Lazy(count, self._row, rows=True)

    def pages(
        self, parent: Any, at: int, top: float, bottom: float, lefts: tuple[float, ...]
    ) -> tuple[list[Plan], int]:
        """Pages that rows fill from `top` to `bottom`, up to one with others than plain ones or with the last row but
        one; `lefts` are the left edges of columns."""
        pages: list[Plan] = []
        while at > 1:
            end = (fill(self._extents, bottom - top, 1, at, rounding=_EXACT) or [at])[-1]
            if end == at or end >= self._last or not all(self._cells[0].shows[at:end]):
                break
            heights = [extent.height for extent in self._extents[at:end]]
            pages.append(Plan(parent, self._cells, (Stretch(at, heights, lefts, top),)))
            at = end
        return pages, at

    def _row(self, at: int) -> Any:
        raw = self._patterns[0 if at == 0 else -1 if at == self._last else 1]
        if at in self._odd:
            return _bordered(self._odd[at], raw)
        made = raw.copy()
        made.element = Element("tr")
        pairs = zip(raw.children, self._cells, self._edges, strict=True)
        made.children = [_cell(each, cell, at, edge) for each, cell, edge in pairs]
        return made


def _body(table: Any) -> Any:
    head, *bodies = table.children
    if len(bodies) != 1 or not head.is_header or table.style["border_collapse"] != "collapse":
        raise NotPlainError("a table of another form")
    if table.style["direction"] != "ltr":
        raise NotPlainError("from right to left")
    refuse_painted(bodies[0])
    return bodies[0]


def _row_patterns(rows: Sequence[Any], width: float, known: list[Words]) -> list[CellPattern]:
    """The patterns of the cells of a row that is neither the first nor the last."""
    one, other = (
        [
            read_cell(
                cell,
                (cell.position_x, row.position_y),
                known,
                percentage(cell.style["padding_bottom"], cell.style, width),
            )
            for cell in row.children
        ]
        for row in rows[1:3]
    )
    for cell, same in zip(one, other, strict=True):
        if abs(cell.top - same.top) > _NEAR or abs(cell.over - same.over) > _NEAR:
            raise NotPlainError("rows of several heights")
    return one


def _edge(cell: Any, row: Any) -> tuple[float, float]:
    return cell.content_box_x() - cell.position_x, cell.content_box_y() - row.position_y


def _cell(raw: Any, cell: Any, at: int, edge: tuple[float, float]) -> Any:
    """A cell of an entry, not yet laid out."""
    made = raw.copy()
    made.element = Element("td")
    left, top = edge
    made.children = [Painted(made, cell, at, [cell.heights[at]], -left, -top)] if cell.shows[at] else []
    return made


def _bordered(row: Any, like_it: Any) -> Any:
    """A row with the borders of another one, kept together with others as that is."""
    made = row.copy()
    made.style = like_it.style
    made.children = [cell.copy() for cell in row.children]
    for cell, other in zip(made.children, like_it.children, strict=True):
        for side in _SIDES:
            setattr(cell, f"border_{side}_width", getattr(other, f"border_{side}_width"))
    return made


def _in_doubt(pattern: Any, long: LongList, at: int) -> Any:
    """The row of an entry of which it is in doubt how its lines break."""
    others = [cell.heads[at] for cell in long.cells[1:] if any(cell.heads)]
    return like(pattern, (long.cells[0].heads[at],), long.offices[at] if long.offices else None, others)


def _grid(table: Any, rows: int, count: int) -> tuple[list[Any], list[Any]]:
    """The borders of a table with `count` rows in place of those that it has. Raises NotPlainError where two rows have
    others."""
    vertical, horizontal = table.collapsed_border_grid
    head = len(vertical) - rows
    beside, below = vertical[head + 1 : -1], horizontal[head + 1 : -1]
    if any(each != beside[0] for each in beside) or any(each != below[0] for each in below):
        raise NotPlainError("rows of several borders")
    return (
        [*vertical[: head + 1], *[beside[0]] * (count - 2), vertical[-1]],
        [*horizontal[: head + 1], *[below[0]] * (count - 1), horizontal[-1]],
    )
