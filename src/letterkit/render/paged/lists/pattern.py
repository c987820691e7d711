"""What the patterns of a list tell of all its entries: where lines stand, in which dress."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.formatting_structure import boxes

from letterkit.model.frozen import frozen
from letterkit.render.paged.lists.breaking import Measure
from letterkit.render.paged.lists.glyphs import NotPlainError
from letterkit.render.paged.lists.words import Words

_OF_PLACE = {"anchor", "link", "lang", "break_before", "break_after", "page"}
"""Properties that may differ between entries that look alike."""
_COMPARED = tuple(
    name for name in INITIAL_VALUES if name not in _OF_PLACE and not {"block", "inline"} & {*name.split("_")}
)
"""Properties of which WeasyPrint computes values; those by the direction of writing are only other names of them."""
_NEAR = 0.001


@frozen
class Paragraph:
    """Where the lines of a paragraph stand: `left` is that of the first from the left edge of its entry, `baselines`
    those of head and tail below the top of a line; all in pixels."""

    measure: Measure
    left: float
    line_height: float
    baselines: tuple[float, float]


@frozen
class CellPattern:
    """A cell of a table, or an item of a list: its first paragraph and those of offices, `top` of the first line below
    that of the entry, `over` what its height is beyond that of its lines, `trailing` its margin at the bottom."""

    main: Paragraph
    office: Paragraph | None
    top: float
    over: float
    trailing: float

    @property
    def dresses(self) -> tuple[Words, ...]:
        """The dresses of its texts, each once."""
        paragraphs = (self.main, self.office) if self.office else (self.main,)
        found = (dress for each in paragraphs for dress in (each.measure.head, each.measure.tail))
        return tuple(dict.fromkeys(found))


def read_cell(
    box: Any, edge: tuple[float, float], known: list[Words], padding_bottom: float | None = None
) -> CellPattern:
    """The pattern of a cell or an item that WeasyPrint laid out; `edge` is the upper left edge of its entry, `known`
    are dresses that it may share, `padding_bottom` its own where it was stretched. Raises NotPlainError where it is no
    plain one."""
    blocks = [box] if all(type(child) is boxes.LineBox for child in box.children) else list(box.children)
    if not blocks or not all(type(block) is boxes.BlockBox or block is box for block in blocks):
        raise NotPlainError("neither lines nor paragraphs")
    for block in blocks[1:]:
        if block.margin_height() != block.height or block.element_tag != "div":
            raise NotPlainError("paragraphs with margins")
    if blocks[0] is not box and blocks[0].margin_height() != blocks[0].height:
        raise NotPlainError("paragraphs with margins")
    main = _paragraph(blocks[0], box, edge[0], known)
    office = _paragraph(blocks[1], box, edge[0], known) if len(blocks) > 1 else None
    top = blocks[0].children[0].position_y - edge[1]
    lines = sum(line.height for block in blocks for line in block.children)
    over = box.margin_height() - lines
    if padding_bottom is not None:
        over -= box.padding_bottom - padding_bottom
    return CellPattern(main, office, top, over, box.margin_bottom)


def refuse_unlike(one: Any, others: Iterable[Any]) -> None:
    """Raise NotPlainError where the style sheets dress two patterns each in its own way."""
    for other in others:
        for first, second in zip(_styled(one), _styled(other), strict=False):
            if first.element_tag != second.element_tag or _dress(first) != _dress(second):
                raise NotPlainError("entries of several looks")


def refuse_painted(box: Any) -> None:
    """Raise NotPlainError where anything is painted behind or around a text."""
    style = box.style
    if style["background_color"].alpha or style["background_image"] != (("none", None),) or style["box_shadow"]:
        raise NotPlainError("background")
    if not isinstance(box, boxes.TableCellBox | boxes.TableRowBox | boxes.TableRowGroupBox) and any(
        style[f"border_{side}_width"] for side in ("top", "right", "bottom", "left")
    ):
        raise NotPlainError("border")
    if style["position"] != "static" or style["opacity"] < 1 or style["transform"] or style["overflow"] != "visible":
        raise NotPlainError("a layer of its own")
    if style["outline_width"]:
        raise NotPlainError("outline")


def _paragraph(block: Any, container: Any, edge: float, known: list[Words]) -> Paragraph:
    lines = block.children
    if len(lines) < 3 or not all(type(line) is boxes.LineBox for line in lines):
        raise NotPlainError("lines")
    texts = [_texts(line) for line in lines]
    head, tail = texts[0][0], texts[-1][-1]
    height = lines[0].height
    for number, (line, found) in enumerate(zip(lines, texts, strict=True)):
        top = lines[0].position_y + number * height
        if abs(line.position_y - top) > _NEAR or abs(line.height - height) > _NEAR:
            raise NotPlainError("lines of several heights")
        for text in found:
            like = head if text.style["font_size"] == head.style["font_size"] else tail
            if abs(_baseline(text, line) - _baseline(like, lines[0] if like is head else lines[-1])) > _NEAR:
                raise NotPlainError("baselines")
    dress = words_of(head.style, known)
    right = container.content_box_x() + container.width
    measure = Measure(
        first_width=right - head.position_x,
        indent=texts[1][0].position_x - head.position_x,
        width=right - texts[1][0].position_x,
        head=dress,
        tail=dress if tail is head else words_of(tail.style, known),
    )
    baselines = (_baseline(head, lines[0]), _baseline(tail, lines[-1]))
    return Paragraph(measure, head.position_x - edge, height, baselines)


def words_of(style: Any, known: list[Words]) -> Words:
    """The words of a dress, which are those of one that is known where nobody could tell them apart."""
    made = Words(style)
    for other in known:
        if other.pairs.font == made.pairs.font and other.pairs.style["color"] == style["color"]:
            return other
    known.append(made)
    return made


def _texts(line: Any) -> list[Any]:
    """The boxes of text of a line: what stands in `bdi`, and what follows it."""
    found: list[Any] = []
    for child in line.children:
        if isinstance(child, boxes.TextBox):
            found.append(child)
        elif child.element_tag == "bdi" and len(child.children) == 1 and child.margin_width() == child.width:
            found += child.children
            refuse_painted(child)
        else:
            raise NotPlainError(child.element_tag)
    if not found or not all(isinstance(one, boxes.TextBox) for one in found):
        raise NotPlainError("no text")
    return found


def _baseline(text: Any, line: Any) -> float:
    return float(text.position_y + text.baseline - line.position_y)


def _styled(item: Any) -> Sequence[Any]:
    return [box for box in item.descendants() if box is item or not isinstance(box, boxes.LineBox)]


def _dress(box: Any) -> list[Any]:
    return [box.style[name] for name in _COMPARED]
