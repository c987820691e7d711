"""The box of plain entries below each other, which draws them by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import pydyf
from weasyprint import draw
from weasyprint.formatting_structure import boxes

from letterkit.render.paged.lists.breaking import Shows
from letterkit.render.paged.lists.marks import noted
from letterkit.render.paged.lists.pattern import Paragraph
from letterkit.render.paged.lists.setting import CellSet
from letterkit.render.paged.lists.words import Words


class Painted(boxes.BlockLevelBox):  # type: ignore[misc]
    """One cell of the entries from `first` to before `end`, in a column; `left` and `top` are where entries of height
    `heights` begin, from the edge of this box."""

    def __init__(
        self, parent: Any, cell: CellSet, first: int, heights: Sequence[float], left: float = 0, top: float = 0
    ) -> None:
        super().__init__(parent.element_tag, parent.style.anonymous_style, parent.element)
        self.cell, self.first, self.end, self.heights = cell, first, first + len(heights), heights
        self.left, self.top = left, top
        self.width, self.height = 0, sum(heights)
        for side in ("top", "right", "bottom", "left"):
            for name in (f"margin_{side}", f"padding_{side}", f"border_{side}_width"):
                setattr(self, name, 0)

    @property
    def marks(self) -> int:
        """How many stretches of content it draws."""
        if not self.cell.offices:
            return sum(map(bool, self.cell.shows[self.first : self.end]))
        return sum(map(self.cell.marks, range(self.first, self.end)))

    def paint(self, stream: Any) -> None:
        """Draw all entries, each paragraph as content of its own."""
        tags, number = stream._tags, None
        with noted(stream, self, is_content=True), stream.stacked():
            dresses = dresses_in(stream, (self.cell,))
            if tags is not None:
                number = len(tags)
                tags.update(((self, at), number + at) for at in range(self.marks))
            stream.stream.append(_Drawn(self, dresses, number))

    def numbers(self, tags: dict[Any, int]) -> list[list[int]]:
        """The numbers of marked content of each entry, taken out of those of the page."""
        taken = iter([tags.pop((self, at)) for at in range(self.marks)])
        return [[next(taken) for _ in range(self.cell.marks(at))] for at in range(self.first, self.end)]


def dresses_in(stream: Any, cells: Iterable[CellSet]) -> dict[Words, str]:
    """The operators that set colour and font for each dress of some cells."""
    found = {}
    for dress in dict.fromkeys(dress for cell in cells for dress in cell.pattern.dresses):
        font, size = dress.pairs.font_in(stream)
        before = len(stream.stream)
        stream._current_color = stream._current_alpha = stream._current_font = None
        stream.set_color(dress.pairs.style["color"])
        stream.set_font_size(font.hash, size)
        found[dress] = b"\n".join(stream.stream[before:]).decode("ascii") + "\n"
        del stream.stream[before:]
    return found


class _Pen:
    """Draws the paragraphs of one place in a column: `left` is where entries begin, in pixels."""

    def __init__(self, paragraph: Paragraph, left: float, dresses: Mapping[Words, str]) -> None:
        measure = paragraph.measure
        self._left = left + paragraph.left
        self._height = paragraph.line_height
        self._baselines = paragraph.baselines
        self._first = f"BT\n1 0 0 -1 {self._left:.6f}"
        self._lefts = {0.0: f"{self._left:.6f}", measure.indent: f"{self._left + measure.indent:.6f}"}
        several = len(dresses) > 1
        self._dresses = [dresses[each] if several else "" for each in (measure.head, measure.tail)]

    def drawn(self, shows: Shows, top: float) -> str:
        """The operators for a paragraph whose first line begins at a height."""
        if isinstance(shows, str):
            return f"{self._dresses[0]}{self._first} {_written(top + self._baselines[0])} Tm\n[({shows})]TJ\nET\n"
        made = []
        for line, left, part, string in shows:
            x = self._lefts.get(left) or f"{self._left + left:.6f}"
            y = _written(top + line * self._height + self._baselines[part])
            made.append(f"{self._dresses[part]}BT\n1 0 0 -1 {x} {y} Tm\n[({string})]TJ\nET\n")
        return "".join(made)


@lru_cache(maxsize=8192)
def _written(height: float) -> str:
    """A number as WeasyPrint writes it; lines stand at the same heights on most pages."""
    return f"{height:.6f}"


class Stretch(NamedTuple):
    """Entries below each other: from `first` on, of given heights; `lefts` of their cells and `top` of the first are in
    pixels."""

    first: int
    heights: Sequence[float]
    lefts: tuple[float, ...]
    top: float


def drawn(
    cells: Sequence[CellSet],
    column: Stretch,
    dresses: Mapping[Words, str],
    number: int | None,
) -> Iterator[str]:
    """The operators that draw cells of the entries of a column, each paragraph by itself: `number` is that of the first
    content, none where content is not marked. Where there is only one dress, the first piece sets it."""
    places = []
    for cell, left in zip(cells, column.lefts, strict=True):
        main = _Pen(cell.pattern.main, left, dresses).drawn
        below = _Pen(cell.pattern.office, left, dresses).drawn if cell.pattern.office else main
        places.append((cell.shows, cell.offices, main, below, cell.pattern.top))
    if len(dresses) == 1:
        yield from dresses.values()
    top = column.top
    for at, height in enumerate(column.heights, column.first):
        for shows, offices, main, below, inset in places:
            if not shows[at]:
                continue
            found = main(shows[at], top + inset)
            yield found if number is None else f"/Span<</MCID {number}>>BDC\n{found}EMC\n"
            if number is not None:
                number += 1
            for office in offices.get(at, ()):
                found = below(office.shows, top + inset + office.down)
                yield found if number is None else f"/Span<</MCID {number}>>BDC\n{found}EMC\n"
                if number is not None:
                    number += 1
        top += height


class _Drawn(pydyf.Object):  # type: ignore[misc]
    """Operators that draw entries, made when they are written: those of all pages need not stand side by side."""

    def __init__(self, box: Painted, dresses: Mapping[Words, str], number: int | None) -> None:
        super().__init__()
        self.box, self.dresses, self.first = box, dresses, number

    @property
    def data(self) -> bytes:
        """The operators (ISO 32000-1, 9.4)."""
        box = self.box
        column = Stretch(box.first, box.heights, (box.position_x + box.left,), box.position_y + box.top)
        return "".join(drawn((box.cell,), column, self.dresses, self.first)).encode("latin-1")


def draw_painted() -> None:
    """Make WeasyPrint draw these boxes; asking twice changes nothing."""
    draw.draw_block_level = _draw_block_level


_original = draw.draw_block_level


def _draw_block_level(page: Any, stream: Any, blocks_and_cells: Any) -> None:
    """WeasyPrint's draw_block_level."""
    for block, inner in blocks_and_cells.items():
        if isinstance(block, Painted):
            block.paint(stream)
        else:
            _original(page, stream, {block: inner})
