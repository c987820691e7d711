"""The entries of a list: how high each is, and their boxes for a stretch of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes

from letterkit.render.paged.lists.choice import AHEAD, LongList
from letterkit.render.paged.lists.extent import Extent
from letterkit.render.paged.lists.glyphs import NotPlainError
from letterkit.render.paged.lists.painted import Painted
from letterkit.render.paged.lists.pattern import CellPattern, read_cell, refuse_painted, refuse_unlike
from letterkit.render.paged.lists.setting import CellSet, set_list

Layout = Callable[[Sequence[Any]], list[Any]]
"""Lays out boxes below each other in a column without end."""


class Boxed:
    """Entries of which each is a box that WeasyPrint laid out."""

    def __init__(self, laid_out: Sequence[Any]) -> None:
        self._boxes = laid_out
        self.extents = [Extent(each.margin_height(), each.margin_bottom) for each in laid_out]

    def boxes(self, _: Any, first: int, end: int, left: float, top: float) -> list[Any]:
        """New boxes of the entries from `first` to before `end`, below each other."""
        return stacked((one.deepcopy() for one in self._boxes[first:end]), left, top)


class Mixed:
    """Entries of a long list that is no table: plain ones as text, others as boxes. Raises NotPlainError where none can
    be. `odd` are the boxes of entries that are not plain, before they were laid out; `edge` is where the content of an
    item begins from its upper left edge, `inset` where an item does from that of the column, which `lay_out` puts at
    `left`; `leading` is the margin above an item."""

    def __init__(self, long: LongList, items: Sequence[Any], lay_out: Layout, left: float) -> None:
        laid_out = lay_out(items)
        pattern = _item_pattern((*laid_out[:AHEAD], laid_out[-1]))
        self.patterns = (*items[:AHEAD], items[-1])
        self.edge, self.leading = _edge(laid_out[0]), laid_out[0].margin_top
        self.inset = laid_out[0].position_x - left
        (self.cell,), doubtful = set_list(long, (pattern,))
        self.odd = dict(zip(sorted(long.kept), items[AHEAD:-1], strict=True))
        self._laid_out = dict(zip(self.odd, laid_out[AHEAD:-1], strict=True))
        if doubtful:
            made = [_in_doubt(items[1], long, at) for at in doubtful]
            self.odd.update(zip(doubtful, made, strict=True))
            self._laid_out.update(zip(doubtful, lay_out(made), strict=True))
        self.extents = _extents(self.cell, self._laid_out)

    def boxes(self, parent: Any, first: int, end: int, left: float, top: float) -> list[Any]:
        """New boxes of the entries from `first` to before `end`, below each other."""
        return stacked(self._boxes(parent, first, end), left, top)

    def is_plain(self, first: int, end: int) -> bool:
        """Whether there is only text in a stretch of entries."""
        return all(self.cell.shows[first:end])

    def heights(self, first: int, end: int) -> list[float]:
        """The heights of a stretch of entries, with their margins."""
        return [extent.height for extent in self.extents[first:end]]

    def _boxes(self, parent: Any, first: int, end: int) -> Iterator[Any]:
        at, shows = first, self.cell.shows
        while at < end:
            start = at
            while at < end and shows[at]:
                at += 1
            if at > start:
                yield Painted(parent, self.cell, start, self.heights(start, at))
            else:
                yield self._laid_out[at].deepcopy()
                at += 1


def stacked(each: Any, left: float, top: float) -> list[Any]:
    """Boxes moved below each other."""
    found, bottom = [], top
    for box in each:
        if isinstance(box, Painted):
            box.position_x, box.position_y = left, bottom
        else:
            box.translate(left - box.position_x, bottom - box.position_y)
        bottom += box.margin_height()
        found.append(box)
    return found


def like(item: Any, before: Sequence[str], offices: Sequence[str] | None = None, behind: Sequence[str] = ()) -> Any:
    """A box as the pattern's, not yet laid out, with the texts of an entry in the order of the pattern's; empty ones
    are left out. `offices` are as many paragraphs as there are, none where the pattern has none."""
    made = item.deepcopy()
    lines = [offices or [""]] if offices is not None else []
    texts = [*before, *(line for each in lines for line in each), *behind]
    if offices is not None:
        for _ in offices[1:]:
            _repeat_office(made)
    elements: dict[Any, Element] = {}
    found = [box for box in made.descendants() if isinstance(box, boxes.TextBox)]
    for box in made.descendants():  # elements of its own, by which the structure tells entries apart
        box.element = elements.setdefault(box.element, Element(box.element.tag, dict(box.element.attrib)))
    for box, text in zip(found, texts, strict=True):
        if text:
            box.text = text
        else:
            _drop(made, box)
    return made


def _repeat_office(made: Any) -> bool:
    """Put a copy of an entry's paragraph of office behind it, as another element; whether there is one."""
    for at, child in enumerate(made.children):
        if child.element_tag == "div":
            other = child.deepcopy()
            element = Element(child.element.tag, dict(child.element.attrib))
            for box in other.descendants():
                box.element = element
            made.children = [*made.children[: at + 1], other, *made.children[at + 1 :]]
            return True
        if _repeat_office(child):
            return True
    return False


def _in_doubt(item: Any, long: LongList, at: int) -> Any:
    """The box of an entry of which it is in doubt how its lines break."""
    (cell,) = long.cells
    tails = (cell.tails[at],) if any(cell.tails) else ()
    return like(item, (cell.heads[at], *tails), long.offices[at] if long.offices else None)


def _item_pattern(items: Sequence[Any]) -> CellPattern:
    refuse_unlike(items[0], items[1:])
    for box in items[0].descendants():
        if not isinstance(box, boxes.LineBox | boxes.TextBox):
            refuse_painted(box)
    patterns = [read_cell(item, (item.position_x, item.position_y), []) for item in items]
    if len({(round(each.top, 3), round(each.over, 3), round(each.trailing, 3)) for each in patterns}) > 1:
        raise NotPlainError("entries of several heights")
    return patterns[0]


def _edge(item: Any) -> tuple[float, float]:
    return item.content_box_x() - item.position_x, item.content_box_y() - item.position_y


def _extents(cell: CellSet, laid_out: dict[int, Any]) -> list[Extent]:
    """The extent of each entry; those of plain ones with as many lines are one object."""
    over, trailing = cell.pattern.over, cell.pattern.trailing
    known = {height: Extent(over + height, trailing) for height in set(cell.heights)}
    found = list(map(known.__getitem__, cell.heights))
    for at, box in laid_out.items():
        found[at] = Extent(box.margin_height(), box.margin_bottom)
    return found


def _drop(box: Any, unwanted: Any) -> None:
    """Take a box of text away, and what is left without children but for cells of a table."""
    for child in list(box.children):
        _drop(child, unwanted)
    box.children = [
        child
        for child in box.children
        if child is not unwanted and (child.children or isinstance(child, boxes.TextBox | boxes.TableCellBox))
    ]
