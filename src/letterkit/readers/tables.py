"""Tables as rows of cells, or as what stands in them where the table is only there to set things side by side."""

from __future__ import annotations

from dataclasses import dataclass, field

from letterkit.model.finding import Place
from letterkit.readers.linked import chained
from letterkit.readers.parts import Cell, Line, Part, Row

_MOST_ROWS_OF_LAYOUT = 3
_LINES_OF_LAYOUT = 4
_LONGEST_SPAN = 200
_LONGEST_SPANNING = 200
_MOST_COLUMNS = 20
"""Rows, characters and columns beyond which no cell is repeated: what is repeated has to be paid for."""


@dataclass(slots=True)
class Table:
    """A table that is being read; a row has its place and its cells."""

    group: int
    rows: list[tuple[Place, list[Cell]]] = field(default_factory=list)

    def parts(self) -> list[Part]:
        """Its rows; or, of a table for layout, what its cells hold, column after column."""
        if self._is_layout():
            return [part for _, cells in self.rows for cell in cells for part in cell.parts]
        return list(self._rows())

    def _is_layout(self) -> bool:
        filled = [cell for _, cells in self.rows for cell in cells if cell.parts]
        if any(isinstance(part, Row) for cell in filled for part in cell.parts):
            return True
        if len(self.rows) == 1 and len(filled) == 1:
            return True
        if len(self.rows) > _MOST_ROWS_OF_LAYOUT or not filled:
            return False
        lengths = sorted(len(cell.lines) for cell in filled)
        return lengths[len(lengths) // 2] >= _LINES_OF_LAYOUT

    def _rows(self) -> list[Row]:
        """The rows; a cell that spans several stands in each of them."""
        result: list[Row] = []
        spanning: dict[int, tuple[int, str]] = {}
        for place, cells in self.rows:
            texts: list[str] = []
            lines: list[Line] = []
            for cell in cells:
                filled = len(texts)
                self._fill(texts, spanning)
                lines += [*(Line(text, place) for text in texts[filled:]), *cell.written]
                text = "\n".join(cell.lines)
                if cell.rowspan > 1 and len(text) < _LONGEST_SPANNING and len(texts) < _MOST_COLUMNS:
                    spanning[len(texts)] = (min(cell.rowspan, _LONGEST_SPAN) - 1, text)
                texts.append(text)
            self._fill(texts, spanning)
            header = bool(cells) and all(cell.header for cell in cells)
            result.append(Row(tuple(texts), place, self.group, header=header, links=chained(lines)))
        return result

    @staticmethod
    def _fill(texts: list[str], spanning: dict[int, tuple[int, str]]) -> None:
        while (left := spanning.get(len(texts))) is not None:
            rest, text = left
            if rest > 1:
                spanning[len(texts)] = (rest - 1, text)
            else:
                del spanning[len(texts)]
            texts.append(text)
