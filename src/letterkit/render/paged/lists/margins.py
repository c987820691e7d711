"""Heads and feet of many pages that differ only in the number of the page.

WeasyPrint 70 takes a millisecond and more for those of a page. Those of two pages tell what stays and where the number
is; those of the last page prove it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pydyf
from weasyprint.draw import draw_text
from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import split_first_line

from letterkit.render.paged.lists.glyphs import SCALE, NotPlainError
from letterkit.render.paged.lists.words import Words

Maker = Callable[[int], list[Any]]
"""Makes the margin boxes of the page so many pages further, by WeasyPrint."""

_SHARES = {"left": 0.0, "start": 0.0, "center": 0.5, "right": 1.0, "end": 1.0}
"""How much of what a text is shorter by its left edge moves to the right."""
_NEAR = 1e-6
_OF_BOX = ("text_align_all", "white_space", "vertical_align")
"""Properties that say where a text stands, not what it looks like."""
_PLACE = re.compile(rb"1 0 0 -1 \S+ (\S+) Tm\n")
_STRING = re.compile(rb"\[<[^\]]*\] TJ")


@dataclass(slots=True)
class Numbered:
    """A text of a page's margin with the number of the page between two parts."""

    box: Any
    before: str
    behind: str
    _words: Words | None = None
    _around: tuple[bytes, bytes, bytes, bytes] = (b"", b"", b"", b"")
    _tried: bool = field(default=False)

    def operators(self, stream: Any, number: int, own: bytes) -> bytes:
        """The operators that draw it on the page with this number; `own` are those of the page that it is from."""
        text = f"{self.before}{number}{self.behind}"
        if not self._tried:
            self._tried = True
            self._learn(own)
        if self._words is None:
            return _drawn(stream, with_text(self.box, text))
        width, string = self._words.shown(text)
        self._words.pairs.font_in(stream)
        left = self.box.position_x + _share(self.box) * (self.box.width - width / SCALE)
        before, y, between, behind = self._around
        return b"%b1 0 0 -1 %.6f %b Tm\n%b[(%b)] TJ%b" % (before, left, y, between, string.encode("latin-1"), behind)

    def _learn(self, own: bytes) -> None:
        place, string = _PLACE.findall(own), _STRING.findall(own)
        if len(place) != 1 or len(string) != 1:
            return
        try:
            words = Words(self.box.style, _OF_BOX)
            words.shown(self.box.text)
        except NotPlainError:
            return
        before, rest = _PLACE.split(own)[0], own[_PLACE.search(own).end() :]  # type: ignore[union-attr]
        between, behind = _STRING.split(rest)
        self._words, self._around = words, (before, place[0], between, behind)


class Margins:
    """The margin boxes of `count` pages behind a page with the number `number` and the margin boxes `own`."""

    def __init__(self, own: Sequence[Any], number: int, count: int, make: Maker) -> None:
        self._own, self._number, self._make = own, number, make
        one, last = make(1), make(count)
        found = [_varying(*pair, number) for pair in zip(own, one, strict=True)] if len(own) == len(one) else [None]
        self.varying = [each for each in found if each] if None not in found else None
        self.is_known = self.varying is not None and _alike(self.boxes(count), last)

    @property
    def numbered(self) -> list[Numbered]:
        """The texts with the number of the page. Raises NotPlainError where margins differ in more than that."""
        if not self.is_known or self.varying is None:
            raise NotPlainError("margins that differ")
        return [each for _, each in self.varying if each]

    def boxes(self, ahead: int) -> list[Any]:
        """The margin boxes of the page so many pages further."""
        if self.varying is None:
            return self._make(ahead)
        number = self._number + ahead
        return [
            _replaced(box, each, f"{each.before}{number}{each.behind}") if each else box for box, each in self.varying
        ]


def with_text(box: Any, text: str) -> Any:
    """A copy of a box of text with another text on its only line."""
    found = box.copy()
    layout, _, _, width, height, baseline = split_first_line(text, found.style, None, None, 0)
    found.position_x += _share(found) * (found.width - width)
    found.text, found.pango_layout = layout.text, layout
    found.width, found.height, found.baseline = width, height, baseline
    return found


def _share(box: Any) -> float:
    return _SHARES.get(box.style["text_align_all"], 0.0)


def _varying(own: Any, other: Any, number: int) -> tuple[Any, Numbered | None] | None:
    """A margin box, and what of it the next page has in another way; None where that is more than the number."""
    ours, theirs = _texts(own), _texts(other)
    if len(ours) != len(theirs):
        return None
    changed = [place for place, (text, same) in enumerate(zip(ours, theirs, strict=True)) if text.text != same.text]
    if not changed:
        return own, None
    found = ours[0].text.partition(str(number))
    if len(ours) > 1 or theirs[0].text != f"{found[0]}{number + 1}{found[2]}":
        return None
    return own, Numbered(ours[0], found[0], found[2])


def _replaced(box: Any, numbered: Numbered, text: str) -> Any:
    """A copy of a margin box with another text in it."""
    if box is numbered.box:
        return with_text(box, text)
    made = box.copy()
    made.children = [_replaced(child, numbered, text) for child in box.children]
    return made


def _drawn(stream: Any, box: Any) -> bytes:
    """The operators by which WeasyPrint draws a text of a page's margin."""
    before, stream.stream = stream.stream, []
    stream._current_color = stream._current_alpha = stream._current_font = None
    with stream.marked(box, "Span"):
        draw_text(stream, box, 0, "clip", "none")
    found = b"\n".join(map(pydyf._to_bytes, stream.stream))
    stream.stream = before
    return found


def _texts(box: Any) -> list[Any]:
    return [inner for inner in box.descendants() if isinstance(inner, boxes.TextBox)]


def _alike(made: Sequence[Any], true: Sequence[Any]) -> bool:
    """Whether all texts say the same in the same places."""
    ours, theirs = (list(_all_texts(each)) for each in (made, true))
    return len(ours) == len(theirs) and all(
        text.text == other.text
        and abs(text.position_x - other.position_x) < _NEAR
        and abs(text.position_y - other.position_y) < _NEAR
        for text, other in zip(ours, theirs, strict=True)
    )


def _all_texts(made: Sequence[Any]) -> Iterator[Any]:
    return (text for box in made for text in _texts(box))
