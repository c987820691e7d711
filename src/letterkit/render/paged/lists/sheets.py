"""Pages that a list fills, written without a box: their operators are those of the page before them, which WeasyPrint
drew, with other entries and another number of the page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pydyf
from weasyprint import document, draw

from letterkit.model.frozen import frozen
from letterkit.render.paged.lists.borders import Borders
from letterkit.render.paged.lists.glyphs import NotPlainError
from letterkit.render.paged.lists.margins import Margins, Numbered
from letterkit.render.paged.lists.marks import Mark, noted
from letterkit.render.paged.lists.painted import Stretch, drawn, dresses_in
from letterkit.render.paged.lists.setting import CellSet
from letterkit.render.paged.lists.words import Words


@frozen
class Plan:
    """What a page shows of a list: columns of entries of which all are plain. `parent` is the element whose children
    they are."""

    parent: Any
    cells: tuple[CellSet, ...]
    columns: tuple[Stretch, ...]

    @property
    def count(self) -> int:
        """How many entries there are."""
        return sum(len(column.heights) for column in self.columns)

    @property
    def is_alike(self) -> bool:
        """Whether each cell of each entry is one paragraph."""
        return not any(cell.offices for cell in self.cells) and all(
            all(cell.shows[column.first : column.first + len(column.heights)])
            for cell in self.cells
            for column in self.columns
        )

    def rows(self) -> Iterator[list[list[int]]]:
        """The numbers of content of each cell of each entry."""
        number = 0
        for column in self.columns:
            for at in range(column.first, column.first + len(column.heights)):
                row = []
                for cell in self.cells:
                    count = cell.marks(at)
                    row.append(list(range(number, number + count)))
                    number += count
                yield row


class Model:
    """The page before some sheets: its operators around those of its entries, once it is drawn."""

    def __init__(self, margins: Margins) -> None:
        self._margins = margins
        self._pieces: list[bytes] = []
        self._slots: list[tuple[Any, bytes]] = []
        self._borders: Borders | None = None
        self._dresses: tuple[tuple[CellSet, ...], dict[Words, str]] = ((), {})

    def learn(self, stream: Any, start: int) -> None:
        """Take the page's operators apart, from `start` on. Raises NotPlainError where they are not plain enough."""
        marks: list[Mark] = stream.letterkit_marks
        shown = [mark for mark in marks if mark.is_content]
        if not shown or len({mark.depth for mark in shown}) > 1:
            raise NotPlainError("content at several depths")
        numbered = self._margins.numbered
        found: list[tuple[int, int, Any]] = [(shown[0].start, shown[-1].end, None)]
        for mark in marks:
            if mark.box is Borders:
                found.append((mark.start, mark.end, Borders))
            found += [(mark.start, mark.end, each) for each in numbered if each.box is mark.box]
        found.sort(key=lambda slot: slot[0])
        if any(one[1] > other[0] for one, other in pairwise(found)):
            raise NotPlainError("content in content")
        if sum(isinstance(what, Numbered) for _, _, what in found) != len(numbered):
            raise NotPlainError("margins that are not drawn")
        edges = [start, *(edge for first, end, _ in found for edge in (first, end)), len(stream.stream)]
        self._pieces = [_joined(stream, *edges[at : at + 2]) for at in range(0, len(edges), 2)]
        self._slots = [(what, _joined(stream, first, end) if what else b"") for first, end, what in found]

    def paint(self, stream: Any, plan: Plan, number: int) -> None:
        """Draw a page of a plan."""
        stream.stream.append(self._pieces[0])
        for (what, own), piece in zip(self._slots, self._pieces[1:], strict=True):
            if what is None:
                made: Any = _Content(plan, self._dressed(stream, plan.cells), is_marked=stream._tags is not None)
            elif isinstance(what, Numbered):
                made = what.operators(stream, number, own)
            else:
                column = plan.columns[0]
                self._borders = self._borders or Borders.of(own, column.top)
                made = self._borders.operators(column.top, column.heights)
            stream.stream += (made, piece)

    def _dressed(self, stream: Any, cells: tuple[CellSet, ...]) -> dict[Words, str]:
        """As dresses_in, which is the same for all pages of a list: they share their resources."""
        if self._dresses[0] != cells:
            self._dresses = cells, dresses_in(stream, cells)
        return self._dresses[1]


class _Content(pydyf.Object):  # type: ignore[misc]
    """Operators that draw the entries of a page, made when they are written."""

    def __init__(self, plan: Plan, dresses: dict[Words, str], *, is_marked: bool) -> None:
        super().__init__()
        self.plan, self.dresses = plan, dresses
        self.number = 0 if is_marked else None

    @property
    def data(self) -> bytes:
        """The operators (ISO 32000-1, 9.4)."""
        made, number = ["q\n"], self.number
        for column in self.plan.columns:
            pieces = list(drawn(self.plan.cells, column, self.dresses, number))
            made += pieces
            if number is not None:
                number += len(pieces) - (len(self.dresses) == 1)
        return "".join((*made, "Q")).encode("latin-1")


def sheet(like: Any, model: Model, plan: Plan, number: int) -> Any:
    """The box of a page like another one, with the number that it prints, of which nothing but the plan is made."""
    made = like.copy_with_children([])
    made.letterkit_sheet = (model, plan, number)
    return made


def plan_of(page: Any) -> Plan | None:
    """The plan of a page that is a sheet."""
    found = getattr(page, "letterkit_sheet", None)
    return found[1] if found else None


def draw_sheets() -> None:
    """Make WeasyPrint draw such pages, and note where on the pages before them things are drawn; asking twice changes
    nothing."""
    document.draw_page = _draw_page
    draw.draw_collapsed_borders = _draw_collapsed_borders


_original_page = document.draw_page
_original_borders = draw.draw_collapsed_borders


def _draw_page(page: Any, stream: Any) -> None:
    """WeasyPrint's draw_page."""
    if planned := getattr(page, "letterkit_sheet", None):
        model, plan, number = planned
        model.paint(stream, plan, number)
        return
    model, start = getattr(page, "letterkit_model", None), len(stream.stream)
    if model is not None:
        stream.letterkit_marks = []
    _original_page(page, stream)
    if model is not None:
        model.learn(stream, start)


def _draw_collapsed_borders(stream: Any, table: Any) -> None:
    """WeasyPrint's draw_collapsed_borders."""
    with noted(stream, Borders, is_content=False):
        _original_borders(stream, table)


def _joined(stream: Any, start: int, end: int) -> bytes:
    return b"\n".join(map(pydyf._to_bytes, stream.stream[start:end]))
