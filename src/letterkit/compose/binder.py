"""Binding: each value that a template prints becomes one private-use character, resolved after the Markdown is parsed.

So no value is ever read as markup, the way a database driver keeps parameters out of the statement. Characters of
plane 16 (Supplementary Private Use Area-B, Unicode 2.14) stand for values; those of plane 15 (Area-A), put in at the
end of each line of the source, carry its line number through loops and conditions.
"""

from __future__ import annotations

from typing import Any

from letterkit.compose.bound import BoundBlocks, BoundInlines, BoundText
from letterkit.model.letter import Inline, LineBreak, Origin, Run

VALUE_BASE = 0x100000
LINE_BASE = 0xF0000
PLANE_SIZE = 0xFFFE
EXPRESSION = Origin("expression")


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

    def is_bound(self, character: str) -> bool:
        """Whether a character stands for a value."""
        return 0 <= ord(character) - VALUE_BASE < len(self._values)

    def as_text(self, text: str) -> str:
        """The text with every value in it written out, for places that hold no runs (a link's address)."""
        return "".join(_flat(self.value(c)) if self.is_bound(c) else c for c in text)


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
