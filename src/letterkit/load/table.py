"""The rows of a list of signatories read into columns, hundreds at once where nothing is to be looked at twice."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from itertools import chain

from letterkit.load.careful import ONE_LINE, CarefulReader
from letterkit.load.columns import Columns
from letterkit.load.rows import MOST_IN_CELL, is_blank
from letterkit.load.separated import Cells
from letterkit.model import cells
from letterkit.model.cells import Key
from letterkit.model.roster import SignatoryKind, Status, parse_represents
from letterkit.model.signatory import joined_aliases, joined_letters

_PARTS = 8
"""Into how many parts rows are taken of which one needs care, until so few are left."""


def _kind(cell: str) -> str:
    return SignatoryKind(cell.casefold()).value


def _status(cell: str) -> str:
    return Status(cell.casefold() or Status.SIGNED).value


def _represents(cell: str) -> str:
    return str(parse_represents(cell) or "")


def _own_status(cell: str) -> str:
    return _status(cell) if cell else ""


def _own_represents(cell: str) -> str:
    parse_represents(cell)
    return cell


_MEANT: dict[str, Callable[[str], str]] = {
    "kind": _kind,
    "status": _status,
    "represents": _represents,
    "letters": joined_letters,
    "aliases": joined_aliases,
}
"""What a cell of a column counts as; a ValueError for one that the careful reader has something to say of."""
_OWN_MEANT = {"status": _own_status, "represents": _own_represents}
"""The same for a column for one language or letter, where a blank cell says nothing."""
_MOSTLY_OTHERS = frozenset({"name", "sort", "email", "contact", "note", "text"})
"""Columns in which few rows have the same; in all others equal cells are kept as one object."""
_MOST_KNOWN = 10_000
"""Different cells of a column that are known again."""


class Table:
    """The columns of a list, filled from above. What is wrong with a row is found by the careful reader, in order."""

    def __init__(self, columns: Columns, looking: Cells) -> None:
        self._at = {(name, "", ""): at for name, at in columns.plain.items()} | columns.overrides
        self._width, self._looking, self._careful = len(columns.header), looking, CarefulReader(columns, looking)
        self._columns: dict[Key, list[str]] = {key: [] for key in self._at}
        self._known: dict[Key, dict[str, str]] = {key: {} for key in self._at}
        self.lines: range | array[int] = range(0)

    def add(self, lines: Sequence[int], rows: Sequence[Sequence[str]]) -> None:
        """Take rows that begin on `lines`, which are a range where no cell among them has a line break."""
        columns = self._plain(rows, one_line=isinstance(lines, range))
        if columns is not None:
            self._append(lines, columns)
        elif len(rows) > _PARTS:
            step = -(-len(rows) // _PARTS)
            for begin in range(0, len(rows), step):
                self.add(lines[begin : begin + step], rows[begin : begin + step])
        else:
            for line, cells in zip(lines, rows, strict=True):
                if not is_blank(cells) and (row := self._careful.row(line, cells)):
                    self._append(range(line, line + 1), [[row[key]] for key in self._at])

    def cells(self, path: str) -> cells.Cells:
        """All that was taken; `path` is as the findings name the file."""
        return cells.Cells(path, self.lines, self._columns)

    def _append(self, lines: Sequence[int], columns: Sequence[Sequence[str]]) -> None:
        for whole, more in zip(self._columns.values(), columns, strict=True):
            whole += more
        if isinstance(self.lines, range):
            if isinstance(lines, range) and self.lines.stop in (0, lines.start):
                self.lines = range(self.lines.start or lines.start, lines.stop)
                return
            self.lines = array("I", self.lines)
        self.lines.extend(lines)

    def _plain(self, rows: Sequence[Sequence[str]], *, one_line: bool) -> list[list[str]] | None:
        """The cells of rows by column; None where one of them needs care, or is blank."""
        try:
            written = list(zip(*rows, strict=True))
        except ValueError:
            return None
        if len(written) != self._width or max(len(max(column, key=len)) for column in written) > MOST_IN_CELL:
            return None
        if not self._looking.are_plain([*chain.from_iterable(rows)]):
            return None
        try:
            return [self._meant(key, written[at], one_line=one_line) for key, at in self._at.items()]
        except ValueError:
            return None

    def _meant(self, key: Key, written: Sequence[str], *, one_line: bool) -> list[str]:
        """The cells of a column as they count. Raises ValueError where one of them needs care."""
        cells, (name, lang, letter) = list(map(str.strip, written)), key
        own = bool(lang or letter)
        if name == "name" and not own and not all(cells):
            raise ValueError
        if name in ONE_LINE and not one_line and _have_breaks(cells):
            raise ValueError
        if name in _MOSTLY_OTHERS:
            return cells
        known, meant = self._known[key], (_OWN_MEANT if own else _MEANT).get(name, str)
        if new := set(cells).difference(known):
            if len(known) > _MOST_KNOWN:
                known.clear()
                new = set(cells)
            known.update({cell: meant(cell) for cell in new})
        return list(map(known.__getitem__, cells))


def _have_breaks(cells: Sequence[str]) -> bool:
    joined = "".join(cells)
    return "\n" in joined or "\r" in joined
