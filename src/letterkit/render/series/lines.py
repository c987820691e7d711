"""Lines on laid-out pages that are set again with other words, at the same place (WeasyPrint 70's boxes).

A line is only set again where nothing around it can move: it is a line of the text's own (between breaks), it stays
one line of the same height, it begins at the left, and its width is nobody's measure. All else is left to WeasyPrint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.inline import split_text_box
from weasyprint.text.line_break import strut

Texts = tuple[str, ...]

_LETTERS = "!-~\u00a1-\u00ac\u00ae-\u024f\u1e00-\u1eff\u2012-\u2027\u2030-\u205e\uac00-\ud7a3"
_PLAIN = re.compile(f" ?[{_LETTERS}]+(?: [{_LETTERS}]+)* ?")
"""Words whose glyphs stand in the order of their letters and that no rule of white space changes."""
_ROOM = 1.0
"""Pixels that are left free at the end of a line, so that no rounding decides on a break."""
_ROUNDED = 1e-9
"""Pixels that sums of the same numbers in another order may differ by."""
_INLINE = ("span", "strong", "em")

DECISIVE = (
    *("font_family", "font_size", "font_style", "font_weight", "font_stretch", "font_variation_settings"),
    *("font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps", "font_variant_numeric"),
    *("font_variant_alternates", "font_variant_east_asian", "font_feature_settings", "font_language_override", "lang"),
    *(
        "letter_spacing",
        "word_spacing",
        "overflow_wrap",
        "white_space",
        "direction",
        "line_height",
        "tab_size",
        "hyphens",
    ),
    *("hyphenate_character", "hyphenate_limit_chars", "hyphenate_limit_zone", "text_align_all", "text_decoration_line"),
    *("text_overflow", "visibility"),
)
"""What of a style WeasyPrint 70 sets and draws a text by, but for its colour."""


def is_plain(text: str) -> bool:
    """Whether a text is set as it is written."""
    return _PLAIN.fullmatch(text) is not None


def all_boxes(box: Any) -> Iterator[Any]:
    """A box and all in it, those that are positioned, too."""
    box = getattr(box, "_box", box)
    yield box
    for child in getattr(box, "children", ()):
        yield from all_boxes(child)


def leaves(box: Any) -> list[Any]:
    """The text boxes in a line, in the order of reading; empty where there is anything else in it."""
    found: list[Any] = []
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            found.append(child)
        elif _is_break(child):
            continue
        elif type(child) is boxes.InlineBox and child.element.tag in _INLINE and not _edges(child):
            inner = leaves(child)
            if not inner:
                return []
            found += inner
        else:
            return []
    return found


@dataclass(frozen=True, slots=True)
class Line:
    """A line of WeasyPrint's, and where the block around it ends (pixels)."""

    box: Any
    right: float


def paragraphs(page: Any) -> Iterator[tuple[tuple[Texts, ...], list[Line]]]:
    """The paragraphs on a page that can be set again: the texts in each of their lines, and the lines."""
    yield from _paragraphs(page, movable=True)


def heads(page: Any) -> Iterator[Line]:
    """The lines at the head of a page, where they stand at its left and alone: their box is as wide as they are, and
    has all of the page's width."""
    margins = [box for box in page.children if isinstance(box, boxes.MarginBox) and box.at_keyword.startswith("@top")]
    if [box.at_keyword for box in margins] == ["@top-left"]:
        right = page.content_box_x() + page.width
        yield from (Line(line.box, right) for line in _lines(margins[0]))


def _lines(box: Any) -> Iterator[Line]:
    for child in box.children:
        if isinstance(child, boxes.LineBox):
            yield Line(child, box.content_box_x() + box.width)
        elif isinstance(child, boxes.BlockBox):
            yield from _lines(child)


def _paragraphs(box: Any, *, movable: bool) -> Iterator[tuple[tuple[Texts, ...], list[Line]]]:
    for placed in box.children:
        child = getattr(placed, "_box", placed)
        if type(child) is not boxes.BlockBox:
            continue
        inner = movable and _is_steady(child)
        if child.children and all(isinstance(one, boxes.LineBox) for one in child.children):
            if inner and child.element_tag == "p":
                yield tuple(tuple(leaf.text for leaf in leaves(line)) for line in child.children), list(_lines(child))
        else:
            yield from _paragraphs(child, movable=inner)


def _is_steady(box: Any) -> bool:
    """Whether a block's width does not depend on its content."""
    style = box.style
    if box.is_floated() or box.is_footnote() or style["column_count"] != "auto" or style["column_width"] != "auto":
        return False
    return style["bookmark_level"] == "none" and (not box.is_absolutely_positioned() or style["width"] != "auto")


def set_again(line: Line, texts: Sequence[str]) -> list[Any] | None:
    """The text boxes of a line with other texts, one for one; None where more of the page than these would change."""
    old = leaves(line.box)
    if not old or len(old) != len(texts) or not _is_at_left(line.box, old):
        return None
    right = line.right - _ROOM
    made: list[Any] = []
    end = _place(line.box, line.box, old[0].position_x, iter(texts), right, made)
    return made if end is not None and end <= right else None


def _place(line: Any, box: Any, left: float, texts: Iterator[str], right: float, made: list[Any]) -> float | None:
    """Lay out the children of a line or an inline box in it from `left` on; gives where they end."""
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            text = next(texts)
            new = child.copy() if text == child.text else _laid_out(line, child, text, right - left)
            if new is None:
                return None
            new.position_x = left
            made.append(new)
            left = new.position_x + new.margin_width()
        elif not _is_break(child):
            end = _place(line, child, left, texts, right, made)
            if end is None:
                return None
            left = left + (end - left)
    return left


def _laid_out(line: Any, old: Any, text: str, width: float) -> Any | None:
    if not (is_plain(text) and is_plain(old.text) and _ends(text) == _ends(old.text)):
        return None
    new, rest, _ = split_text_box(None, old.copy_with_text(text), width, 0)
    if new is None or rest is not None or new.pango_layout.text != text:
        return None
    same = (new.height, new.baseline, new.margin_top, new.margin_bottom)
    if same == (old.height, old.baseline, old.margin_top, old.margin_bottom):
        return new
    return _at_base(new, old.position_y + old.baseline) if _is_lower(line, old) and _is_lower(line, new) else None


def _is_lower(line: Any, leaf: Any) -> bool:
    """Whether a text on the base line of a line leaves its height to the line's own font: the text's letters may come
    from another, whose letters are higher."""
    height, base = strut(line.style)
    below = height - base - _ROUNDED
    raised = any(box.style["vertical_align"] != "baseline" for box in all_boxes(line) if box is not line)
    return not raised and leaf.baseline < base - _ROUNDED and leaf.margin_height() - leaf.baseline < below


def _at_base(leaf: Any, base: float) -> Any | None:
    """A text put on its base line; None where the last bit of a sum decides on how it is written."""
    leaf.position_y = base - leaf.baseline
    return leaf if f"{base - _ROUNDED:f}" == f"{base + _ROUNDED:f}" else None


def _is_break(box: Any) -> bool:
    """Whether a box is the break at the end of a line, which takes no room."""
    return str(box.element.tag) == "br" and not any(isinstance(one, boxes.TextBox) for one in all_boxes(box))


def _ends(text: str) -> tuple[bool, bool]:
    return text[0] == " ", text[-1] == " "


def _is_at_left(line: Any, old: Sequence[Any]) -> bool:
    style = line.style
    aligned: bool = style["text_align_all"] in ("start", "left", "justify") and style["direction"] == "ltr"
    return aligned and all(_is_simple(leaf) for leaf in old)


def _is_simple(leaf: Any) -> bool:
    style = leaf.style
    return bool(
        leaf.justification_spacing == 0
        and style["text_decoration_line"] == "none"
        and style["visibility"] == "visible"
        and style["text_overflow"] == "clip"
        and style["direction"] == "ltr"
    )


def _edges(box: Any) -> bool:
    """Whether an inline box has any width of its own."""
    sides = ("margin", "padding", "border")
    return any(
        getattr(box, f"{side}_{where}{'_width' if side == 'border' else ''}")
        for side in sides
        for where in ("left", "right")
    )
