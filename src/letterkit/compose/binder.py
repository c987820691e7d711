"""Binding: each value that a template prints becomes one private-use character, resolved after the Markdown is parsed.

So no value is ever read as markup, the way a database driver keeps parameters out of the statement. Characters of
plane 16 (Supplementary Private Use Area-B, Unicode 2.14) stand for values; those of plane 15 (Area-A), put in at the
end of each line of the source, carry its line number through loops and conditions.
"""

from __future__ import annotations

import re
from typing import Any

from letterkit.compose.bound import BoundBlocks, BoundInlines, BoundText
from letterkit.model.letter import Inline, LineBreak, Origin, Run

VALUE_BASE = 0x100000
LINE_BASE = 0xF0000
PLANE_SIZE = 0xFFFE
EXPRESSION = Origin("expression")
_BOUND = re.compile(f"([{chr(VALUE_BASE)}-{chr(VALUE_BASE + PLANE_SIZE - 1)}])")


class TooManyValuesError(ValueError):
    """A text that prints more values than there are characters to stand for them (65,534)."""


class Binder:
    """The values that one rendering printed, in order."""

    def __init__(self) -> None:
        self._values: list[Any] = []

    def bind(self, value: object) -> str:
        """The character that stands for the value from here on."""
        if len(self._values) >= PLANE_SIZE:
            raise TooManyValuesError(f"more than {PLANE_SIZE:,} values are printed in one text")
        self._values.append(value)
        return chr(VALUE_BASE + len(self._values) - 1)

    def value(self, character: str) -> Any:
        """The value behind a character; KeyError where it stands for none."""
        index = ord(character) - VALUE_BASE
        if not 0 <= index < len(self._values):
            raise KeyError(character)
        return self._values[index]

    def is_bound(self, piece: str) -> bool:
        """Whether a piece of text is a character that stands for a value."""
        return len(piece) == 1 and 0 <= ord(piece) - VALUE_BASE < len(self._values)

    def pieces(self, text: str) -> list[str]:
        """The text cut up into typed text and characters that stand for values; no piece is empty."""
        return [piece for piece in _BOUND.split(text) if piece]

    def values_in(self, text: str) -> list[Any]:
        """The values that a text prints, in order."""
        return [self.value(piece) for piece in _BOUND.findall(text) if self.is_bound(piece)]

    def as_text(self, text: str) -> str:
        """The text with every value in it written out, for places that hold no runs (a link's address)."""
        return "".join(_flat(self.value(p)) if self.is_bound(p) else p for p in self.pieces(text))


def _flat(value: object) -> str:
    if isinstance(value, BoundInlines):
        return " ".join(i.text for i in value.inlines if isinstance(i, Run))
    return "" if isinstance(value, BoundBlocks) else str(value)


def inlines_of(value: object) -> tuple[Inline, ...]:
    """A value that is no block as inlines: its lines become runs with a break between them."""
    if isinstance(value, BoundInlines):
        return value.inlines
    origin = getattr(value, "origin", EXPRESSION)
    return lines_of(BoundText(str(value), origin))


def lines_of(text: BoundText) -> tuple[Inline, ...]:
    """A text of one or several lines as runs with breaks between them; empty lines are left out."""
    out: list[Inline] = []
    for line in str(text).splitlines():
        if stripped := line.strip():
            out += [LineBreak(), Run(stripped, origin=text.origin)] if out else [Run(stripped, origin=text.origin)]
    if len(out) == 1:
        return (Run(str(text), origin=text.origin),)  # a single line keeps its blanks
    return tuple(out)
