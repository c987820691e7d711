"""Tables whose first row is repeated on each page and whose rows stay whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letterkit.model.letter import Align, Table
from letterkit.render.docx.inlines import inlines
from letterkit.render.docx.story import Story
from letterkit.render.docx.xml import Element, element, value

_EMU_PER_TWIP = 635
# In a paragraph from right to left Word reads "left" and "right" as its start and its end.
_JUSTIFICATION = {Align.START: "", Align.CENTER: "center", Align.END: "right"}


def body_table(story: Story, block: Table) -> Iterator[Element]:
    """A table of the body, and the paragraph that keeps it from the next table."""
    if not block.aligns:
        return
    rows: list[tuple[Sequence[Element], ...]] = []
    for row in ((block.header,) if any(block.header) else ()) + block.rows:
        style = "Table Heading" if not rows and any(block.header) else "Table Text"
        pairs = zip(row, block.aligns, strict=True)
        cells = ([story.paragraph(style, inlines(story, cell), align=_JUSTIFICATION[align])] for cell, align in pairs)
        rows.append(tuple(cells))
    yield from table(story, rows, columns=len(block.aligns), header=any(block.header))


def table(
    story: Story,
    rows: Sequence[Sequence[Sequence[Element]]],
    *,
    columns: int,
    header: bool,
    shares: Sequence[int] | None = None,
) -> Iterator[Element]:
    """A table as wide as the text: rows of cells of paragraphs; `shares` are widths of the columns in hundredths."""
    parts = shares or [100 // columns] * columns
    widths = [story.width // _EMU_PER_TWIP * part // sum(parts) for part in parts]
    grid = element("w:tblGrid", *(element("w:gridCol", w_w=width) for width in widths))
    made = element("w:tbl", _properties(story, header=header), grid)
    for index, cells in enumerate(rows):
        made.append(_row(cells, widths, heading=header and index == 0))
    yield made
    yield story.paragraph("Table End")


def _properties(story: Story, *, header: bool) -> Element:
    props = element("w:tblPr")
    if (style_id := story.shared.styles.table("Table Grid Light")) is not None:
        props.append(value("w:tblStyle", style_id))
    if story.voice.right_to_left:
        props.append(element("w:bidiVisual"))
    props.append(element("w:tblW", w_w=5000, w_type="pct"))
    first = int(header)
    look = {"w_firstRow": first, "w_lastRow": 0, "w_firstColumn": 0, "w_lastColumn": 0, "w_noHBand": 1, "w_noVBand": 1}
    props.append(element("w:tblLook", w_val="0620" if header else "0600", **look))
    return props


def _row(cells: Sequence[Sequence[Element]], widths: Sequence[int], *, heading: bool) -> Element:
    props = element("w:trPr", element("w:cantSplit"), *([element("w:tblHeader")] if heading else []))
    made = element("w:tr", props)
    for paragraphs, width in zip(cells, widths, strict=True):
        size = element("w:tcPr", element("w:tcW", w_w=width, w_type="dxa"))
        made.append(element("w:tc", size, *paragraphs))
    return made
