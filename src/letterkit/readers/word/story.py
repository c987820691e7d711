"""The body of a Word file in the order of reading: paragraphs, lists, tables, text boxes, then the notes it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from letterkit.model.finding import Place
from letterkit.model.reading import BlockKind
from letterkit.readers.linked import chained, gathered
from letterkit.readers.parts import Cell, Line, Para, Part, clean
from letterkit.readers.tables import Table
from letterkit.readers.word.numbering import Numbering
from letterkit.readers.word.package import Package
from letterkit.readers.word.runs import Content, Piece, content, indent, is_deleted_mark
from letterkit.readers.word.styles import Style, Styles, numbered
from letterkit.readers.word.xml import child, children, is_on, local, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_THROUGH = frozenset(
    ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body", "docPartBody", "txbxContent")
)
_DEEPEST = 40
_FEWEST_BLANKS = 3


@dataclass(slots=True)
class Story:
    """What was read: parts, notes last, and the language that the file says it is in."""

    parts: list[Part] = field(default_factory=list)
    lang: str = ""


def read(package: Package, path: str) -> Story:
    """The text of a Word file. Headers and footers are left out; text that was deleted is, too."""
    reader = _Reader(package, path)
    parts = list(reader.blocks(package.document, 0))
    notes = list(reader.notes(package))
    return Story(_gathered(parts) + notes, reader.styles.lang)


class _Reader:
    def __init__(self, package: Package, path: str) -> None:
        self.styles, self.numbering, self.path = Styles(package.styles), Numbering(package.numbering), path
        self.targets = package.targets.get("document", {})
        self.paragraphs = 0
        self.groups = 10_000
        self.named: list[tuple[str, str]] = []
        self._carried: list[Line] = []

    def blocks(self, element: _Element, depth: int) -> Iterator[Part]:
        """The parts in an element; blank paragraphs are parts without lines."""
        if depth > _DEEPEST:
            return
        for one in element:
            name = local(one)
            if name == "p":
                yield from self._paragraph(one, depth)
            elif name == "tbl":
                yield from self._table(one, depth)
            elif name in _THROUGH:
                yield from self.blocks(one, depth + 1)
            elif name == "AlternateContent" and (choice := child(one, "Choice")) is not None:
                yield from self.blocks(choice, depth + 1)

    def _paragraph(self, element: _Element, depth: int) -> Iterator[Part]:
        self.paragraphs += 1
        place = Place(self.path, field=f"paragraph {self.paragraphs}")
        properties = child(element, "pPr")
        style = self.styles.get(value(child(properties, "pStyle")) or self.styles.paragraph)
        read = content(element, self.styles, style, self.targets)
        self.named.extend(read.notes)
        lines = _lines(read, place, indent(element))
        if is_deleted_mark(element):
            self._carried = _joined(self._carried, lines)
        else:
            lines, self._carried = _joined(self._carried, lines), []
            para = Para(lines, lang=read.lang, wraps=len(lines) > 2)
            self._dress(para, properties, style)
            yield para
        for box in read.boxes:
            yield from self.blocks(box, depth + 1)

    def _dress(self, para: Para, properties: _Element | None, style: Style) -> None:
        if not para.lines:
            return
        outline = child(properties, "outlineLvl")
        heading = number(outline, default=9) + 1 if outline is not None else style.heading
        num_id, level = numbered(properties) or style.numbering or ("0", 0)
        para.marker, group = self.numbering.next_label(num_id, level) if num_id != "0" else ("", 0)
        if 0 < heading <= 6:
            para.kind, para.level = BlockKind.HEADING, heading
        elif group and para.marker:
            para.kind, para.level, para.group = BlockKind.LIST_ITEM, level + 1, group
        elif style.quote:
            para.kind, para.level = BlockKind.QUOTE, 1
        elif style.caption:
            para.kind = BlockKind.CAPTION

    def _table(self, element: _Element, depth: int) -> Iterator[Part]:
        self.groups += 1
        table = Table(self.groups)
        above: dict[int, Cell] = {}
        for row in _through(element, "tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                continue
            place = Place(self.path, field=f"paragraph {self.paragraphs + 1}")
            header = is_on(properties, "tblHeader")
            cells: list[Cell] = []
            column = number(child(properties, "gridBefore"))
            for one in _through(row, "tc"):
                column = self._cell(one, cells, above, column, header=header, depth=depth)
            table.rows.append((place, cells))
        yield from table.parts()

    def _cell(
        self, element: _Element, cells: list[Cell], above: dict[int, Cell], column: int, *, header: bool, depth: int
    ) -> int:
        """Add a cell, and give the column after it; one that is merged with that above it holds the same."""
        properties = child(element, "tcPr")
        merged = child(properties, "vMerge")
        parts = [part for part in self.blocks(element, depth + 1) if not isinstance(part, Para) or part.lines]
        cell = Cell(parts, header=header)
        if merged is not None and value(merged) != "restart" and column in above and not parts:
            cell.parts = above[column].parts
        elif merged is not None:
            above[column] = cell
        cells.append(cell)
        return column + max(1, min(100, number(child(properties, "gridSpan"), default=1)))

    def notes(self, package: Package) -> Iterator[Part]:
        """The notes that the text names, in its order."""
        roots = {"footnote": package.footnotes, "endnote": package.endnotes}
        known = {(kind, value(note, "id")): note for kind, root in roots.items() for note in children(root, kind)}
        for count, key in enumerate(dict.fromkeys(self.named), 1):
            if (note := known.get(key)) is None:
                continue
            self.targets = package.targets.get(f"{key[0]}s", {})
            lines = [line for part in self.blocks(note, 0) if isinstance(part, Para) for line in part.lines]
            for line in lines:
                line.place = Place(self.path, field=f"{key[0]} {count}")
            if lines:
                yield Para(lines, BlockKind.FOOTNOTE, marker=str(count))


def _through(element: _Element, name: str, depth: int = 0) -> Iterator[_Element]:
    """Rows of a table, or cells of a row, also inside of content controls."""
    for one in element:
        if local(one) == name:
            yield one
        elif local(one) in _THROUGH and depth < _DEEPEST:
            yield from _through(one, name, depth + 1)


def _lines(read: Content, place: Place, steps: int) -> list[Line]:
    """The lines of a paragraph, parted at its breaks."""
    lines: list[Line] = []
    current: list[Piece] = []
    for piece in read.pieces:
        for count, text in enumerate(piece.text.split("\n")):
            if count:
                lines.append(_line(current, place, steps))
                current = []
            current.append(replace(piece, text=text))
    lines.append(_line(current, place, steps))
    return [line for line in lines if line.text]


def _line(pieces: list[Piece], place: Place, steps: int) -> Line:
    solid = [piece for piece in pieces if piece.text.strip()]
    strong, emphasis = all(piece.bold for piece in solid), all(piece.italic for piece in solid)
    links = gathered((piece.text, piece.link) for piece in pieces)
    text = clean("".join(piece.text for piece in pieces))
    return Line(text, place, bool(solid) and strong, bool(solid) and emphasis, steps, links)


def _joined(before: list[Line], after: list[Line]) -> list[Line]:
    """Two paragraphs as one, where the mark between them was deleted."""
    if not before or not after:
        return before or after
    last, first = before[-1], after[0]
    text, strong = f"{last.text} {first.text}", last.strong and first.strong
    middle = Line(text, last.place, strong, False, last.indent, chained((last, first)))
    return [*before[:-1], middle, *after[1:]]


def _gathered(parts: list[Part]) -> list[Part]:
    """Where blank paragraphs part the text, as on a typewriter, paragraphs with none between belong together."""
    blanks = sum(isinstance(part, Para) and not part.lines for part in parts)
    if blanks < _FEWEST_BLANKS:
        return parts
    result: list[Part] = []
    follows = False
    for part in parts:
        if not isinstance(part, Para) or not part.lines:
            follows = False
            result.append(part)
            continue
        before = result[-1] if result else None
        plain = part.kind is BlockKind.PARAGRAPH and isinstance(before, Para) and before.kind is BlockKind.PARAGRAPH
        if follows and plain and isinstance(before, Para) and before.lang == part.lang:
            before.lines.extend(part.lines)
            before.wraps = False
        else:
            result.append(part)
        follows = True
    return result
