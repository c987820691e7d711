"""What the checks read: each block of a letter as plain text that still knows where each character came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from letterkit.check import lines
from letterkit.model.finding import Place
from letterkit.model.frozen import frozen
from letterkit.model.letter import (
    Block,
    Blocks,
    Entries,
    Entry,
    Heading,
    Inlines,
    Letter,
    LineBreak,
    ListBlock,
    Paragraph,
    Quote,
    Role,
    Run,
    SignatoryList,
    Table,
)


class Setting(StrEnum):
    """How a passage stands in the letter."""

    PROSE = "prose"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    CELL = "cell"
    NOTE = "note"
    ENTRY = "entry"


@frozen
class Piece:
    """The characters `start` to `end` of a passage, and the run that they are."""

    start: int
    end: int
    run: Run


@frozen
class Passage:
    """The plain text of one paragraph, heading, cell, footnote or signatory. Line breaks are newlines; marks of
    footnotes and pictures take no room."""

    lang: str
    role: Role
    setting: Setting
    place: Place | None
    text: str
    pieces: tuple[Piece, ...]

    def __hash__(self) -> int:
        """Of the text, which tells nearly all passages apart: those of every letter are put into sets."""
        return hash((self.lang, self.text))

    def within(self, start: int, end: int) -> tuple[Piece, ...]:
        """The pieces that share a character with the range."""
        return tuple(p for p in self.pieces if p.start < end and start < p.end)

    def typed(self, start: int, end: int) -> bool:
        """Whether any character of the range was typed rather than bound to a value."""
        return any(piece.run.origin is None for piece in self.within(start, end))

    @property
    def typed_pieces(self) -> tuple[Piece, ...]:
        """The pieces that somebody wrote as running text: not bound, and not set as code."""
        return tuple(p for p in self.pieces if p.run.origin is None and not p.run.code)


@dataclass(frozen=True, slots=True, eq=False)
class Printed:
    """A long list in a letter, kept in columns: an entry becomes passages for the check that may have something to say
    of it (`letterkit.check.printed`)."""

    lang: str
    place: Place | None
    entries: Entries

    def passages(self, at: int) -> Iterator[Passage]:
        """The texts of one entry, by its index."""
        return _of_entry(self.entries[at], self.lang, Role.LIST, self.place)


Text = Passage | Printed


def passages(letter: Letter) -> Iterator[Text]:
    """All text of a letter in the order of reading, footnotes last."""
    for block, setting, role in blocks(letter):
        yield from of_block(block, letter.lang, setting, role)


def blocks(letter: Letter) -> Iterator[tuple[Block, Setting | None, Role]]:
    """The blocks of a letter as `of_block` wants them, footnotes last."""
    yield from ((block, None, block.role) for block in letter.blocks)
    yield from ((block, Setting.NOTE, Role.BODY) for note in letter.notes for block in note)


def of_block(block: Block, lang: str, setting: Setting | None, role: Role) -> Iterator[Text]:
    """The text of one block and those in it."""
    match block:
        case Paragraph():
            yield _passage(block.inlines, lang, role, setting or Setting.PROSE, block.place)
        case Heading():
            yield _passage(block.inlines, lang, role, setting or Setting.HEADING, block.place)
        case ListBlock():
            for item in block.items:
                yield from _of_blocks(item, lang, setting or Setting.ITEM, role)
        case Quote():
            yield from _of_blocks(block.blocks, lang, setting or Setting.QUOTE, role)
        case Table():
            cells = (cell for row in (block.header, *block.rows) for cell in row)
            yield from (_passage(cell, lang, role, setting or Setting.CELL, block.place) for cell in cells)
        case SignatoryList():
            yield from _of_list(block, lang, role)


def _of_blocks(blocks: Blocks, lang: str, setting: Setting, role: Role) -> Iterator[Text]:
    for block in blocks:
        # A block inside another has the role of the outer one: compose leaves it at BODY.
        yield from of_block(block, lang, setting, role if block.role is Role.BODY else block.role)


def _of_list(block: SignatoryList, lang: str, role: Role) -> Iterator[Text]:
    long = role is Role.LIST and sum(len(group.entries) for group in block.groups) >= lines.LONG
    for group in block.groups:
        if long and isinstance(group.entries, Entries):
            yield Printed(lang, block.place, group.entries)
        else:
            for entry in group.entries:
                yield from _of_entry(entry, lang, role, block.place)


def _of_entry(entry: Entry, lang: str, role: Role, place: Place | None) -> Iterator[Passage]:
    for inlines in (entry.name, entry.country, *entry.titles):
        if inlines:
            yield _passage(inlines, lang, role, Setting.ENTRY, place)


def _passage(inlines: Inlines, lang: str, role: Role, setting: Setting, place: Place | None) -> Passage:
    if len(inlines) == 1 and isinstance(run := inlines[0], Run):  # all cells of a long list
        return Passage(lang, role, setting, place, run.text, (Piece(0, len(run.text), run),))
    text = ""
    pieces: list[Piece] = []
    for inline in inlines:
        if isinstance(inline, Run):
            pieces.append(Piece(len(text), len(text) + len(inline.text), inline))
            text += inline.text
        elif isinstance(inline, LineBreak):
            text += "\n"
    return Passage(lang, role, setting, place, text, tuple(pieces))
