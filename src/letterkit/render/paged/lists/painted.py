"""The box of many plain entries below each other, which draws them by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import add
from typing import Any

import pydyf
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
            _paint(self, stream)

    def numbers(self, tags: dict[Any, int]) -> list[list[int]]:
        """The numbers of marked content of each entry, taken out of those of the page."""
        taken = iter([tags.pop((self, at)) for at in range(sum(map(len, self.entries)))])
        return [[next(taken) for _ in entry] for entry in self.entries]


def _paint(box: Painted, stream: Any) -> None:
    tags, look = stream._tags, box.look
    fonts, strings = zip(*(dress.strings_in(stream) for dress in look.dresses), strict=True)
    number = None
    if tags is not None:
        number = len(tags)
        tags.update(((box, at), number + at) for at in range(sum(map(len, box.entries))))
    dresses = [_dress(stream, look, part, fonts[part]) for part in range(1 if look.is_one else len(fonts))]
    stream.stream.append(_Drawn(box, strings, dresses, number))


def _dress(stream: Any, look: Look, part: int, font: tuple[Any, float]) -> bytes:
    """The operators that set colour and font for a part of the entries."""
    before = len(stream.stream)
    stream._current_color = stream._current_font = None
    stream.set_color(look.dresses[part].style["color"])
    stream.set_font_size(font[0].hash, font[1])
    operators = stream.stream[before:]
    del stream.stream[before:]
    return b"\n".join(operators)


class _Drawn(pydyf.Object):  # type: ignore[misc]
    """Operators that draw entries, made when they are written: those of all pages need not stand side by side."""

    def __init__(
        self, box: Painted, strings: Sequence[dict[str, str]], dresses: Sequence[bytes], number: int | None
    ) -> None:
        super().__init__()
        self.box, self.strings, self.dresses, self.first = box, strings, dresses, number

    @property
    def data(self) -> bytes:
        """The operators (ISO 32000-1, 9.4)."""
        return b"\n".join((self.dresses[0], "\n".join(self._pieces()).encode("ascii")))

    def _pieces(self) -> Iterator[str]:
        look, left, number = self.box.look, self.box.position_x, self.first
        top, strings = self.box.position_y + look.top, [each.__getitem__ for each in self.strings]
        changes = ["", ""] if len(self.dresses) == 1 else [f"{each.decode('ascii')}\n" for each in self.dresses]
        for entry, height in zip(self.box.entries, self.box.heights, strict=True):
            for line, aside, part, units in entry:
                text = "".join(map(strings[part], map(add, units, units[1:] + END)))
                y = top + line * look.line_height + look.baselines[part]
                shows = f"{changes[part]}BT\n1 0 0 -1 {left + aside:.6f} {y:.6f} Tm\n[<{text}>] TJ\nET"
                if number is None:
                    yield shows
                else:
                    yield f"/Span\n<</MCID {number}>>\nBDC\n{shows}\nEMC"
                    number += 1
            top += height


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
