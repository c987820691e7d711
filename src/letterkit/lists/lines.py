"""The blocks of a file as lines: what a person sees one below the other, each knowing its block."""

from __future__ import annotations

from collections.abc import Sequence

from letterkit.model.finding import Place
from letterkit.model.frozen import frozen
from letterkit.model.reading import BlockKind, TextBlock

_LONGEST_ITEM = 6
"""Lines of one item of a list: a name with a title of four lines, and one to spare."""


@frozen
class Line:
    """One line. `block` is the index of its block; `inner` is true for a further line of an item, `first` where a
    blank line, a rule or another block stands before it."""

    text: str
    block: int
    place: Place
    kind: BlockKind
    first: bool
    inner: bool = False
    marker: str = ""
    cells: tuple[str, ...] = ()
    header: bool = False
    group: int = 0
    level: int = 0
    marked: bool = False
    indent: int = 0
    parted: bool = False

    @property
    def item(self) -> bool:
        """Whether it is in a bulleted or numbered list."""
        return self.kind is BlockKind.LIST_ITEM

    @property
    def row(self) -> bool:
        """Whether it is a row of a table."""
        return self.kind is BlockKind.TABLE_ROW and len(self.cells) > 0

    @property
    def heading(self) -> bool:
        """Whether the format itself says that it is a heading."""
        return self.kind is BlockKind.HEADING


def lines_of(blocks: Sequence[TextBlock]) -> tuple[Line, ...]:
    """All lines of a file. An item of more than six lines is a text that the item was not parted from."""
    found: list[Line] = []
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.TABLE_ROW:
            found.append(_line(block, index, block.text, number=0, inner=False))
            continue
        texts = [text for text in block.text.split("\n") if text.strip()]
        whole = block.kind is BlockKind.LIST_ITEM and len(texts) <= _LONGEST_ITEM
        for number, text in enumerate(texts):
            found.append(_line(block, index, text, number=number, inner=whole and number > 0))
    return tuple(found)


def _line(block: TextBlock, index: int, text: str, *, number: int, inner: bool) -> Line:
    outside = block.kind is BlockKind.LIST_ITEM and number > 0 and not inner
    return Line(
        text=text.strip(),
        block=index,
        place=block.place,
        kind=BlockKind.PARAGRAPH if outside else block.kind,
        first=number == 0 and not block.continues,
        inner=inner,
        marker="" if number else block.marker,
        cells=block.cells,
        header=block.header,
        group=0 if outside else block.group,
        level=block.level,
        marked=block.strong or block.emphasis,
        indent=block.indent,
        parted=block.parted and number == 0,
    )
