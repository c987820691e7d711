"""Heads and feet of many pages that differ only in the number of the page.

WeasyPrint 70 takes a millisecond and more for those of a page. Those of two pages tell what stays and where the number
is; those of the last page prove it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import split_first_line

Maker = Callable[[int], list[Any]]
"""Makes the margin boxes of the page so many pages further, by WeasyPrint."""

_SHARES = {"left": 0.0, "start": 0.0, "center": 0.5, "right": 1.0, "end": 1.0}
"""How much of what a text is shorter by its left edge moves to the right."""
_NEAR = 1e-6


def margins(count: int, first: int, make: Maker) -> list[list[Any]]:
    """The margin boxes of `count` pages, of which the first is the page `first`."""
    if count < 4:
        return [make(ahead) for ahead in range(1, count + 1)]
    one, two, last = make(1), make(2), make(count)
    varying = [_varying(*pair, first) for pair in zip(one, two, strict=True)] if len(one) == len(two) else [None]
    if None in varying or not _alike(_numbered(one, varying, first + count - 1), last):
        return [make(ahead) for ahead in range(1, count + 1)]
    return [_numbered(one, varying, first + ahead) for ahead in range(count - 1)] + [last]


@dataclass(frozen=True, slots=True)
class _Varying:
    """What of a margin box changes with the page: the text at a place among its texts, before and behind the number."""

    place: int = -1
    before: str = ""
    behind: str = ""


def _varying(one: Any, two: Any, number: int) -> _Varying | None:
    """What differs between the boxes of two pages that follow each other; None where it is more than the number."""
    texts = list(zip(_texts(one), _texts(two), strict=False))
    if len(_texts(one)) != len(_texts(two)):
        return None
    changed = [place for place, (text, other) in enumerate(texts) if text.text != other.text]
    if not changed:
        return _Varying()
    text, other = texts[changed[0]]
    found = text.text.partition(str(number))
    if len(changed) > 1 or len(texts) > 1 or other.text != f"{found[0]}{number + 1}{found[2]}":
        return None
    return _Varying(changed[0], found[0], found[2])


def _numbered(made: Sequence[Any], varying: Sequence[_Varying | None], number: int) -> list[Any]:
    return [
        _with_text(box, f"{each.before}{number}{each.behind}") if each and each.place >= 0 else box
        for box, each in zip(made, varying, strict=True)
    ]


def _with_text(box: Any, text: str) -> Any:
    """A copy of a margin box with another text on its only line."""
    made = box.deepcopy()
    found = _texts(made)[0]
    layout, _, _, width, height, baseline = split_first_line(text, found.style, None, None, 0)
    share = _SHARES.get(found.style["text_align_all"], 0.0)
    found.position_x += share * (found.width - width)
    found.text, found.pango_layout = layout.text, layout
    found.width, found.height, found.baseline = width, height, baseline
    return made


def _texts(box: Any) -> list[Any]:
    return [inner for inner in box.descendants() if isinstance(inner, boxes.TextBox)]


def _alike(made: Sequence[Any], true: Sequence[Any]) -> bool:
    """Whether all texts say the same in the same places."""
    ours, theirs = ([text for box in each for text in _texts(box)] for each in (made, true))
    return len(ours) == len(theirs) and all(
        text.text == other.text
        and abs(text.position_x - other.position_x) < _NEAR
        and abs(text.position_y - other.position_y) < _NEAR
        for text, other in zip(ours, theirs, strict=True)
    )
