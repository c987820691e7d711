"""Values that remember where they came from, through arithmetic and the filters that templates use."""

from __future__ import annotations

from letterkit.model.letter import Blocks, Inlines, Origin


class BoundText(str):
    """A text with its origin; changes of case keep it."""

    __slots__ = ("origin",)
    origin: Origin

    def __new__(cls, text: str, origin: Origin) -> BoundText:
        """Bind a text to its origin."""
        self = super().__new__(cls, text)
        self.origin = origin
        return self

    def capitalize(self) -> BoundText:
        """The text with its first letter as a capital; unlike str.capitalize it leaves the others alone."""
        return BoundText(self[:1].upper() + self[1:], self.origin)

    def upper(self) -> BoundText:
        """The text in capitals."""
        return BoundText(str.upper(self), self.origin)

    def lower(self) -> BoundText:
        """The text in small letters."""
        return BoundText(str.lower(self), self.origin)


class BoundNumber(int):
    """A whole number with its origin; sums and differences keep it ("all groups but the one that writes")."""

    origin: Origin

    def __new__(cls, number: int, origin: Origin) -> BoundNumber:
        """Bind a number to its origin."""
        self = super().__new__(cls, number)
        self.origin = origin
        return self

    def __add__(self, other: int) -> BoundNumber:
        return BoundNumber(int(self) + int(other), Origin(f"{self.origin.ref} + {other}"))

    def __sub__(self, other: int) -> BoundNumber:
        return BoundNumber(int(self) - int(other), Origin(f"{self.origin.ref} - {other}"))


class BoundInlines:
    """Text already set in runs, such as the lines of an address; false where it is empty."""

    def __init__(self, inlines: Inlines) -> None:
        self.inlines = inlines

    def __bool__(self) -> bool:
        return bool(self.inlines)


class BoundBlocks:
    """Whole blocks, such as the body or a list of signatories; they stand alone in a paragraph of the template."""

    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks

    def __bool__(self) -> bool:
        return bool(self.blocks)
