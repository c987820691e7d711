"""The box of many plain entries below each other, which draws them by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import add
from typing import Any

from weasyprint import draw
from weasyprint.formatting_structure import boxes

from letterkit.render.paged.lists.breaking import Pieces
from letterkit.render.paged.lists.glyphs import END, Pairs


@dataclass(frozen=True, slots=True)
class Look:
    """How the pieces of entries are drawn: for each part its dress, and its baseline below the top of a line; `top` is
    that of the first line below the top of the entry, all in pixels."""

    dresses: tuple[Pairs, Pairs]
    baselines: tuple[float, float]
    top: float
    line_height: float

    @property
    def is_one(self) -> bool:
        """Whether name and rest look alike."""
        name, rest = (dress.style for dress in self.dresses)
        return bool(name["color"] == rest["color"] and self.dresses[0].pango_font == self.dresses[1].pango_font)


class Painted(boxes.BlockLevelBox):  # type: ignore[misc]
    """Plain entries in a column. `tops` are their upper edges, from that of the box."""

    def __init__(self, parent: Any, look: Look, entries: Sequence[Pieces], heights: Sequence[float]) -> None:
        super().__init__(parent.element_tag, parent.style.anonymous_style, parent.element)
        self.look, self.entries, self.heights = look, entries, heights
        self.width, self.height = 0, sum(heights)
        for side in ("top", "right", "bottom", "left"):
            for name in (f"margin_{side}", f"padding_{side}", f"border_{side}_width"):
                setattr(self, name, 0)

    def paint(self, stream: Any) -> None:
        """Draw all entries, each piece as content of its own."""
        with stream.stacked():
            _Painter(self, stream).paint()

    def numbers(self, tags: dict[Any, int]) -> list[list[int]]:
        """The numbers of marked content of each entry, taken out of those of the page."""
        taken = iter([tags.pop((self, at)) for at in range(sum(map(len, self.entries)))])
        return [[next(taken) for _ in entry] for entry in self.entries]


class _Painter:
    def __init__(self, box: Painted, stream: Any) -> None:
        self.box, self.stream, self.look = box, stream, box.look
        self.strings: list[dict[str, str]] = []
        self.fonts: list[tuple[Any, float]] = []
        for dress in self.look.dresses:
            known = dress.strings_in(stream)
            self.fonts.append(known[0])
            self.strings.append(known[1])

    def paint(self) -> None:
        tags, stream, look = self.stream._tags, self.stream, self.look
        number = 0 if tags is None else len(tags)
        first, alike = number, look.is_one
        lines: list[bytes] = []
        if alike:
            self._dress(0)
        top = self.box.position_y + look.top
        for entry, height in zip(self.box.entries, self.box.heights, strict=True):
            for line, left, part, units in entry:
                if not alike:
                    stream.stream.extend(lines)
                    lines = []
                    self._dress(part)
                text = "".join(map(self.strings[part].__getitem__, map(add, units, units[1:] + END)))
                x, y = self.box.position_x + left, top + line * look.line_height + look.baselines[part]
                shows = f"BT\n1 0 0 -1 {x:.6f} {y:.6f} Tm\n[<{text}>] TJ\nET"
                if tags is not None:
                    shows = f"/Span\n<</MCID {number}>>\nBDC\n{shows}\nEMC"
                lines.append(shows.encode("ascii"))
                number += 1
            top += height
        stream.stream.extend(lines)
        if tags is not None:
            tags.update(((self.box, at), at + first) for at in range(number - first))

    def _dress(self, part: int) -> None:
        font, size = self.fonts[part]
        self.stream.set_color(self.look.dresses[part].style["color"])
        self.stream.set_font_size(font.hash, size)


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
