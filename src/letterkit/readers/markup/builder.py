"""Text and the edges of elements in, parts out: paragraphs, items of lists, tables within tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from letterkit.model.finding import Place
from letterkit.model.reading import BlockKind
from letterkit.readers.linked import gathered
from letterkit.readers.numerals import label
from letterkit.readers.parts import Cell, Line, Para, Part
from letterkit.readers.tables import Table

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = re.compile(r"[ \t\n\r\f]+")
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(slots=True)
class _List:
    """A list that is open: its number as a group, and how it counts."""

    group: int
    ordered: bool
    following: int
    form: str
    item: Para | None = None


@dataclass(slots=True)
class _Pending:
    """The line that is being filled: its pieces, each with the address that it leads to."""

    pieces: list[tuple[str, str]] = field(default_factory=list)
    place: Place | None = None
    seen: int = 0
    bold: int = 0
    italic: int = 0


class Builder:
    """Gathers parts. The walker sets the attributes as elements open and close; text goes where they say."""

    def __init__(self, path: str, *, wraps: bool) -> None:
        self.path, self.wraps = path, wraps
        self.line = 1
        self.bold = self.italic = self.quotes = self.notes = self.heading = self.preformatted = 0
        self.parted = False
        self.kind = BlockKind.PARAGRAPH
        self.lang = self.link = ""
        self.skipped: list[_Element] = []
        self._sinks: list[list[Part]] = [[]]
        self._tables: list[Table] = []
        self._lists: list[_List] = []
        self._hidden_lists: list[list[_List]] = []
        self._groups = 0
        self._lines: list[Line] = []
        self._pending = _Pending()

    @property
    def in_item(self) -> bool:
        """Whether the text that comes is that of an item of a list."""
        return bool(self._lists) and self._lists[-1].item is not None

    def text(self, text: str | None) -> None:
        """Text of the open element; white space is one space, but in preformatted text a line break is one."""
        if not text:
            return
        if self.preformatted and "\n" in text:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self.end_line()
                    self.line += 1
                self._put(line.expandtabs(8).replace("   ", "\t"))
            return
        if "\n" in text:
            before = text[: len(text) - len(text.lstrip())].count("\n")
            self.line += before
            self._put(_SPACE.sub(" ", text))
            self.line += text.count("\n") - before
        else:
            self._put(_SPACE.sub(" ", text))

    def _put(self, text: str) -> None:
        pending = self._pending
        solid = len(text) - text.count(" ")
        if solid and pending.place is None:
            pending.place = Place(self.path, self.line)
        pending.pieces.append((text, self.link))
        pending.seen += solid
        pending.bold += solid if self.bold else 0
        pending.italic += solid if self.italic else 0

    def end_line(self) -> None:
        """A line break within a paragraph."""
        pending, self._pending = self._pending, _Pending()
        if pending.place is not None:
            strong, emphasis = pending.bold == pending.seen, pending.italic == pending.seen
            text = "".join(piece for piece, _ in pending.pieces)
            self._lines.append(Line(text, pending.place, strong, emphasis, links=gathered(pending.pieces)))

    def end_paragraph(self) -> None:
        """The end of a block, whichever it was."""
        self.end_line()
        lines, self._lines = self._lines, []
        if not lines:
            return
        item = self._lists[-1].item if self._lists else None
        if item is not None and not self.heading and item.kind is not BlockKind.PARAGRAPH:
            if not item.lines:
                self._add(item)
            item.lines.extend(lines)
            return
        self._add(Para(lines, self._kind(), self._level(), wraps=self.wraps or len(lines) > 2, lang=self.lang))

    def _add(self, para: Para) -> None:
        para.parted, self.parted = self.parted, False
        self._sinks[-1].append(para)

    def _kind(self) -> BlockKind:
        if self.notes:
            return BlockKind.FOOTNOTE
        if self.heading:
            return BlockKind.HEADING
        return BlockKind.QUOTE if self.quotes and self.kind is BlockKind.PARAGRAPH else self.kind

    def _level(self) -> int:
        return self.heading or self.quotes

    def open_list(self, *, ordered: bool, start: str | None, form: str | None) -> None:
        """A list, numbered from `start`; what its item says after an inner list is a paragraph of its own."""
        if self._lists:
            self._lists[-1].item = None
        self._groups += 1
        first = int(start) if start and re.fullmatch(r"-?\d{1,9}", start) else 1
        self._lists.append(_List(self._groups, ordered, first, _FORMS.get(form or "", "decimal")))

    def close_list(self) -> None:
        """The end of the innermost list."""
        if self._lists:
            self._lists.pop()

    def open_item(self, value: str | None) -> None:
        """An item, with its label."""
        if not self._lists:
            self.open_list(ordered=False, start=None, form=None)
        current = self._lists[-1]
        if value and re.fullmatch(r"\d{1,9}", value):
            current.following = int(value)
        marker = f"{label(current.following, current.form)}." if current.ordered else "•"
        current.following += 1
        kind = BlockKind.FOOTNOTE if self.notes else BlockKind.LIST_ITEM
        typed = self.wraps and not self.notes
        current.item = Para([], kind, len(self._lists), marker, current.group, self.wraps, typed, lang=self.lang)

    def close_item(self) -> None:
        """The end of an item."""
        if self._lists:
            self._lists[-1].item = None

    def open_table(self) -> None:
        """A table; lists around it do not reach into it."""
        self._groups += 1
        self._tables.append(Table(self._groups))
        self._hidden_lists.append(self._lists)
        self._lists = []
        self._sinks.append([])

    def open_row(self) -> None:
        """A row of the innermost table."""
        if self._tables:
            self._tables[-1].rows.append((Place(self.path, self.line), []))

    def open_cell(self, *, header: bool, rowspan: int) -> None:
        """A cell of the innermost row."""
        if self._tables:
            if not self._tables[-1].rows:
                self.open_row()
            cell = Cell(rowspan=rowspan, header=header)
            self._tables[-1].rows[-1][1].append(cell)
            self._sinks.append(cell.parts)

    def close_cell(self) -> None:
        """The end of a cell."""
        if self._tables and len(self._sinks) > 2:
            self._sinks.pop()
            self._lists = []

    def close_table(self) -> None:
        """The end of a table: what stood beside its rows (a caption) first, then the rows."""
        if not self._tables:
            return
        table, beside = self._tables.pop(), self._sinks.pop()
        self._lists = self._hidden_lists.pop()
        parts = beside + table.parts()
        if parts:
            parts[0].parted, self.parted = parts[0].parted or self.parted, False
        self._sinks[-1].extend(parts)

    def finished(self) -> list[Part]:
        """All parts, when the walk is over."""
        self.end_paragraph()
        return self._sinks[0]
