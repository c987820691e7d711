"""What the formats hand to each other before it is settled what a block is: lines, paragraphs and rows of tables."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from letterkit.model.finding import Place
from letterkit.model.reading import BlockKind
from letterkit.readers.linked import Linked

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]")
"""Controls, soft hyphens, zero-width spaces, and what is no character: none is part of a word."""
_SPACES = re.compile(r"[^\S\t]+")
_TABS = re.compile(r" *\t[\t ]*")


def clean(text: str) -> str:
    """One line of plain text: NFC, single spaces, gaps as one tab, no control characters."""
    if not text.isascii() or not text.isprintable():
        text = _TABS.sub("\t", _CONTROLS.sub("", unicodedata.normalize("NFC", text)))
    return _SPACES.sub(" ", text).strip()


@dataclass(slots=True)
class Line:
    """One line as it stands in the file; `indent` in steps, `links` in the order of the text."""

    text: str
    place: Place
    strong: bool = False
    emphasis: bool = False
    indent: int = 0
    links: tuple[Linked, ...] = ()


@dataclass(slots=True)
class Para:
    """Lines that belong together. `wraps` where a line may end only because it was full; `typed` where the marker was
    typed, so that it may be the beginning of a name."""

    lines: list[Line]
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    marker: str = ""
    group: int = 0
    wraps: bool = False
    typed: bool = False
    parted: bool = False
    lang: str = ""


@dataclass(slots=True)
class Row:
    """A row of a table; a cell may have several lines."""

    cells: tuple[str, ...]
    place: Place
    group: int
    header: bool = False
    parted: bool = False
    links: tuple[Linked, ...] = ()


@dataclass(slots=True)
class Cell:
    """A cell before it is known whether its table is data or layout."""

    parts: list[Para | Row] = field(default_factory=list)
    rowspan: int = 1
    header: bool = False

    @property
    def written(self) -> list[Line]:
        """Its lines."""
        return [line for part in self.parts if isinstance(part, Para) for line in part.lines]

    @property
    def lines(self) -> list[str]:
        """Its text, line by line."""
        return [line.text for line in self.written]


Part = Para | Row
