"""Blocks for tests, from a small form of text: `- ` items, `# ` headings, `|` rows, blank lines between paragraphs."""

from __future__ import annotations

from letterkit.model.finding import Place
from letterkit.model.reading import BlockKind, TextBlock


def blocks(text: str) -> tuple[TextBlock, ...]:
    """The blocks of a text; lines of one paragraph go on with it."""
    made: list[TextBlock] = []
    fresh = True
    for number, line in enumerate(text.strip("\n").split("\n"), 1):
        if not line.strip():
            fresh = True
            continue
        made.append(_block(line, Place("letter.txt", number), continues=not fresh))
        fresh = False
    return tuple(made)


def _block(line: str, place: Place, *, continues: bool) -> TextBlock:
    if line.startswith("# "):
        return TextBlock(line[2:], place, BlockKind.HEADING, level=1)
    if line.startswith("- "):
        return TextBlock(line[2:], place, BlockKind.LIST_ITEM, level=1, marker="•", group=1)
    if line.startswith("|"):
        cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
        return TextBlock("\t".join(cells), place, BlockKind.TABLE_ROW, cells=cells, group=2)
    indent = (len(line) - len(line.lstrip())) // 2
    return TextBlock(line.strip(), place, continues=continues, indent=indent)
