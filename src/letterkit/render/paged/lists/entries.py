"""The entries of a list in columns: how high each is, and their boxes for a stretch of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes

from letterkit.render.paged.lists.breaking import pieces
from letterkit.render.paged.lists.choice import AHEAD, Line, LongList
from letterkit.render.paged.lists.extent import Extent
from letterkit.render.paged.lists.painted import Painted
from letterkit.render.paged.lists.pattern import read

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
    """Entries of a long list: plain ones as pieces of text, others as boxes. Raises NotPlainError where none can be."""

    def __init__(self, long: LongList, items: Sequence[Any], lay_out: Layout) -> None:
        laid_out = lay_out(items)
        self._pattern = read((*laid_out[:AHEAD], laid_out[-1]))
        self._set: list[Any] = []
        self.extents: list[Extent] = []
        kept = iter(laid_out[AHEAD:-1])
        measure, known = self._pattern.measure, {}
        doubtful: list[int] = []
        for number, line in enumerate(long.entries):
            if line is None:
                self._add(next(kept))
                continue
            found = pieces(line, measure)
            if found is None:
                doubtful.append(number)
            lines = found[-1].line + 1 if found else 1
            if lines not in known:
                known[lines] = Extent(self._pattern.extent(lines), self._pattern.trailing)
            self._set.append(found)
            self.extents.append(known[lines])
        self._settle(doubtful, long, items[0], lay_out)

    def boxes(self, parent: Any, first: int, end: int, left: float, top: float) -> list[Any]:
        """New boxes of the entries from `first` to before `end`, below each other."""
        return stacked(self._boxes(parent, first, end), left, top)

    def _boxes(self, parent: Any, first: int, end: int) -> Any:
        at = first
        while at < end:
            start = at
            while at < end and isinstance(self._set[at], tuple):
                at += 1
            if at > start:
                heights = [extent.height for extent in self.extents[start:at]]
                yield Painted(parent, self._pattern.look, self._set[start:at], heights)
            else:
                yield self._set[at].deepcopy()
                at += 1

    def _add(self, box: Any) -> None:
        self._set.append(box)
        self.extents.append(Extent(box.margin_height(), box.margin_bottom))

    def _settle(self, doubtful: Sequence[int], long: LongList, item: Any, lay_out: Layout) -> None:
        """Let WeasyPrint break the lines that are in doubt."""
        if not doubtful:
            return
        lines = (long.entries[number] for number in doubtful)
        laid_out = lay_out([_like(item, line) for line in lines if line])
        for number, box in zip(doubtful, laid_out, strict=True):
            self._set[number] = box
            self.extents[number] = Extent(box.margin_height(), box.margin_bottom)


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


def _like(item: Any, line: Line) -> Any:
    """A box as the pattern's, not yet laid out, with the text of an entry."""
    made = item.deepcopy()
    elements: dict[Any, Element] = {}
    texts = [box for box in made.descendants() if isinstance(box, boxes.TextBox)]
    for box in made.descendants():  # elements of its own, by which the structure tells entries apart
        box.element = elements.setdefault(box.element, Element(box.element.tag, dict(box.element.attrib)))
    for box, text in zip(texts, (line.name, line.rest), strict=False):
        box.text = text
    if not line.rest and len(texts) > 1:
        _drop(made, texts[1])
    return made


def _drop(box: Any, unwanted: Any) -> None:
    box.children = [child for child in box.children if child is not unwanted]
    for child in box.children:
        _drop(child, unwanted)
