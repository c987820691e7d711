"""Words and stretches of text on a page. Lengths are points (1/72 inch), from the lower left corner of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from letterkit.readers.linked import Linked, gathered

_MARKER = re.compile(r"[•●○◦▪■□·‣⁃∙►▶➢✓✔❖*–—\-\uf0b7]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|[①-⑳]")


BOX = 1.3
"""The height of a line's box in em, for fonts do not agree on their own."""


@dataclass(slots=True)
class Word:
    """A word: left and right edge, baseline, height of its line's box, whether its font is bold, italic, and, where
    any of it leads somewhere, its pieces with their addresses."""

    text: str
    x0: float
    x1: float
    y: float
    height: float
    bold: bool = False
    italic: bool = False
    pieces: tuple[tuple[str, str], ...] = ()

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.x1 - self.x0


@dataclass(slots=True)
class Stretch:
    """Words on one baseline with no gap between them that parts columns, in the order of the file."""

    words: list[Word]
    page: int
    marker: str = ""
    marker_x: float | None = None
    right: float = 0.0
    """How far to the right text may reach here; set, as `left` is, when columns are known."""
    left: float = 0.0
    """The left edge of the column."""

    @property
    def text(self) -> str:
        """Its words with single spaces, the mark of a list before them."""
        words = " ".join(word.text for word in self.words)
        return f"{self.marker} {words}" if self.marker else words

    @property
    def links(self) -> tuple[Linked, ...]:
        """Where its words lead."""
        if not any(word.pieces for word in self.words):
            return ()
        pieces = [piece for word in self.words for piece in word.pieces or ((word.text, ""),)]
        return gathered([(self.marker, ""), *pieces])

    @property
    def x0(self) -> float:
        """The left edge, with the mark of a list."""
        return self.words[0].x0 if self.marker_x is None else self.marker_x

    @property
    def x1(self) -> float:
        """The right edge."""
        return self.words[-1].x1

    @property
    def y(self) -> float:
        """The baseline of the first word."""
        return self.words[0].y

    @property
    def height(self) -> float:
        """The height of its line's box, by a word in its middle."""
        return self.words[len(self.words) // 2].height

    @property
    def em(self) -> float:
        """The size of the font."""
        return self.height / BOX

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)

    @property
    def italic(self) -> bool:
        """Whether all of it is italic."""
        return all(word.italic for word in self.words)

    @property
    def is_marker(self) -> bool:
        """Whether it is only the mark of a list's item."""
        return len(self.words) == 1 and bool(_MARKER.fullmatch(self.words[0].text))

    def beside(self, other: Stretch) -> bool:
        """Whether both are on one baseline."""
        return self.page == other.page and abs(self.y - other.y) < 0.35 * min(self.height, other.height)
