"""What the pattern of a list tells of all its entries: where lines stand, in which dress."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.formatting_structure import boxes

from letterkit.render.paged.lists.breaking import Measure
from letterkit.render.paged.lists.glyphs import NotPlainError, Pairs
from letterkit.render.paged.lists.painted import Look

_OF_PLACE = {"anchor", "link", "lang", "break_before", "break_after", "page"}
"""Properties that may differ between entries that look alike."""
_COMPARED = tuple(
    name for name in INITIAL_VALUES if name not in _OF_PLACE and not {"block", "inline"} & {*name.split("_")}
)
"""Properties of which WeasyPrint computes values; those by the direction of writing are only other names of them."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """`height` is that of an entry without its lines; `trailing` its margin at the bottom."""

    measure: Measure
    look: Look
    height: float
    trailing: float

    def extent(self, lines: int) -> float:
        """The height of an entry of so many lines, with its margins."""
        return self.height + lines * self.look.line_height


def read(items: Sequence[Any]) -> Pattern:
    """The pattern of a list from its boxes that WeasyPrint laid out. Raises NotPlainError where it is no plain one."""
    for other in items[1:]:
        _refuse_unlike(items[0], other)
    item = items[0]
    if item.border_width() != item.padding_width() or item.border_height() != item.padding_height():
        raise NotPlainError("border")
    if item.style["background_color"].alpha or item.style["background_image"] != (("none", None),):
        raise NotPlainError("background")
    lines = item.children
    if len(lines) < 3 or not all(type(line) is boxes.LineBox for line in lines):
        raise NotPlainError("lines")
    return _measured(item, lines)


def _measured(item: Any, lines: Sequence[Any]) -> Pattern:
    texts = [_texts(line) for line in lines]
    name, rest = texts[0][0], texts[-1][-1]
    height = lines[0].height
    for line, found in zip(lines, texts, strict=True):
        top = lines[0].position_y + lines.index(line) * height
        if abs(line.position_y - top) > 0.001 or abs(line.height - height) > 0.001:
            raise NotPlainError("lines of several heights")
        for text in found:
            like = name if text.style["font_size"] == name.style["font_size"] else rest
            if abs(_baseline(text, line) - _baseline(like, lines[0] if like is name else lines[-1])) > 0.001:
                raise NotPlainError("baselines")
    dress = Pairs(name.style)
    dresses = (dress, dress if rest is name else Pairs(rest.style))
    edge = item.position_x
    right = item.content_box_x() + item.width
    measure = Measure(
        first_left=name.position_x - edge,
        first_width=right - name.position_x,
        left=texts[1][0].position_x - edge,
        width=right - texts[1][0].position_x,
        name=dresses[0],
        rest=dresses[1],
    )
    baselines = (_baseline(name, lines[0]), _baseline(rest, lines[-1]))
    look = Look(dresses, baselines, lines[0].position_y - item.position_y, height)
    return Pattern(measure, look, item.margin_height() - len(lines) * height, item.margin_bottom)


def _texts(line: Any) -> list[Any]:
    """The boxes of text of a line: what stands in `bdi`, and what follows it."""
    found: list[Any] = []
    for child in line.children:
        if isinstance(child, boxes.TextBox):
            found.append(child)
        elif child.element_tag == "bdi" and len(child.children) == 1 and child.margin_width() == child.width:
            found += child.children
        else:
            raise NotPlainError(child.element_tag)
    if not found or not all(isinstance(one, boxes.TextBox) for one in found):
        raise NotPlainError("no text")
    return found


def _baseline(text: Any, line: Any) -> float:
    return float(text.position_y + text.baseline - line.position_y)


def _refuse_unlike(one: Any, other: Any) -> None:
    """Raise NotPlainError where the style sheets dress two patterns each in its own way."""
    pairs = zip(_styled(one), _styled(other), strict=False)
    for first, second in pairs:
        if first.element_tag != second.element_tag or _dress(first) != _dress(second):
            raise NotPlainError("entries of several looks")


def _styled(item: Any) -> list[Any]:
    return [box for box in item.descendants() if box is item or not isinstance(box, boxes.LineBox)][:4]


def _dress(box: Any) -> list[Any]:
    return [box.style[name] for name in _COMPARED]
