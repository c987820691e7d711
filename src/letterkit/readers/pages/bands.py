"""Bands of a page: text that flows down, or cells side by side, told apart by the order in which the file paints them.

Columns are painted one after the other, the rows of a table one below the other. A stretch that is painted after
another one and stands no lower than it begins a new cell beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from letterkit.readers.pages.geometry import Stretch

Flow = list[Stretch]
_DISORDER = 0.25


@dataclass(slots=True)
class Band:
    """Cells from left to right, each a flow from top to bottom; one cell for text that takes the whole width."""

    cells: list[Flow]

    @property
    def top(self) -> float:
        """The baseline of its highest line."""
        return max(cell[0].y for cell in self.cells)

    @property
    def lefts(self) -> tuple[int, ...]:
        """Where its cells begin, in whole points."""
        return tuple(round(cell[0].x0) for cell in self.cells)


def bands(stretches: Sequence[Stretch]) -> list[Band]:
    """The bands of one page from top to bottom."""
    ordered = _in_order(stretches)
    found: list[Band] = []
    for stretch in ordered:
        if not found:
            found.append(Band([[stretch]]))
            continue
        band = found[-1]
        last = band.cells[-1][-1]
        if _is_below(stretch, last) and _same_column(stretch, band):
            band.cells[-1].append(stretch)
        elif stretch.x0 > last.words[0].x0 and not _is_below(stretch, last) and _overlaps(stretch, band):
            found[-1:] = _beside(band, stretch)
        else:
            found.append(Band([[stretch]]))
    return sorted(found, key=lambda band: -band.top)


def _in_order(stretches: Sequence[Stretch]) -> list[Stretch]:
    """In the order of the file, unless it jumps about so much that it cannot be that of reading."""
    jumps = sum(b.y > a.y + a.height and b.x0 < a.x1 for a, b in pairwise(stretches))
    if len(stretches) > 4 and jumps > _DISORDER * len(stretches):
        return sorted(stretches, key=lambda s: (-round(s.y / (0.5 * s.height)), s.x0))
    return list(stretches)


def _is_below(stretch: Stretch, last: Stretch) -> bool:
    return stretch.y < last.y - 0.35 * min(stretch.height, last.height)


def _same_column(stretch: Stretch, band: Band) -> bool:
    """Whether a lower stretch goes on with the last cell, not with a cell to the left of it or below all of them."""
    if len(band.cells) == 1:
        return True
    cell = band.cells[-1]
    if stretch.x0 < cell[0].x0 - 1.5 * stretch.em:
        return False
    lowest = min(other[-1].y for other in band.cells[:-1])
    return stretch.x0 <= cell[0].x0 + 12 * stretch.em and (len(cell) > 1 or stretch.y > lowest - 2 * stretch.height)


def _overlaps(stretch: Stretch, band: Band) -> bool:
    """Whether a stretch stands beside some line of the band's last cell, not above all of it."""
    cell = band.cells[-1]
    return stretch.y <= cell[0].y + 0.6 * stretch.height and stretch.x0 > cell[0].x0


def _beside(band: Band, stretch: Stretch) -> list[Band]:
    """The band with a new cell; the lines above the one that it stands beside are a band of their own."""
    cell = band.cells[-1]
    if len(band.cells) > 1:
        return [Band([*band.cells, [stretch]])]
    at = next((index for index, line in enumerate(cell) if line.y <= stretch.y + 0.35 * stretch.height), len(cell) - 1)
    if any(line.x1 > stretch.x0 for line in cell[at:]):
        return [band, Band([[stretch]])]
    if at == 0:
        return [Band([cell, [stretch]])]
    return [Band([cell[:at]]), Band([cell[at:], [stretch]])]
