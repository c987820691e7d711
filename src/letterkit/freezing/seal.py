"""What a letter was when it was frozen: its text piece by piece, its list row by row, its counts and its files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class Part(StrEnum):
    """What a piece of the text is. DEMAND: an item of a numbered list, ITEM: one of a list with bullets."""

    SUBJECT = "subject"
    ADDRESSEE = "addressee"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    DEMAND = "demand"
    ITEM = "item"
    QUOTATION = "quotation"
    TABLE = "table"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, demand or the like; `number` counts those of its part from 1.

    `fixed` is the text with a mark in place of each number that was computed from the list, where it has some: sign-ons
    change these, and do not change the text. `links` are the addresses that it leads to, in order.
    """

    part: Part
    number: int
    text: str
    fixed: str = ""
    links: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 of what the piece says, wherever it stands and whatever the counts are."""
        return digest([self.part.value, self.fixed or self.text, *self.links])


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a letter in one language (BCP 47). `head` is what stands around it and is no part of what is signed:
    date, sender and copies, those that there are."""

    letter: str
    lang: str
    title: str
    pieces: tuple[Piece, ...]
    head: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """By what a sign-on names the text that was shown: `2020-02-hrc:en:0123abcd`."""
        return f"{self.letter}:{self.lang}:{digest([piece.digest for piece in self.pieces])[:8]}"

    @property
    def demands(self) -> tuple[Piece, ...]:
        """What the letter asks for: the items of its numbered lists; where it has none, of its lists; where it has none
        of these either, every piece of the body."""
        for parts in ({Part.DEMAND}, {Part.ITEM}, set(Part) - {Part.SUBJECT, Part.ADDRESSEE}):
            if found := tuple(piece for piece in self.pieces if piece.part in parts):
                return found
        return ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A signatory as signed: `cells` are the public columns (`title:ko` for another language of the letter) that are
    not empty, as they count for this letter; `code` is the country that its cell was read as (ISO 3166-1), or empty."""

    kind: str
    cells: Mapping[str, str]
    code: str = ""

    @property
    def name(self) -> str:
        """The name in the list's own language."""
        return self.cells["name"]

    @property
    def digest(self) -> str:
        """SHA-256 of the whole entry."""
        return digest({**self.cells, "kind": self.kind, "code": self.code})


@dataclass(frozen=True, slots=True)
class Number:
    """One count; `minimum` where more is possible."""

    value: int
    minimum: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document of the letter: its languages, and the SHA-256 of all that it prints."""

    languages: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Seal:
    """A frozen letter, or a letter as it is now (then without outputs).

    `numbers` are by kind of count ("groups"), `countries` how many signatories each code has; `sheets` by the stem of
    their files; `inputs` and `outputs` are SHA-256 by path in the project and by file name. `previous` is the root of
    the seal that this one took the place of, empty for the first.
    """

    letter: str
    day: date
    texts: Mapping[str, Text]
    entries: tuple[Entry, ...]
    numbers: Mapping[str, Number]
    countries: Mapping[str, int]
    sheets: Mapping[str, Sheet]
    inputs: Mapping[str, str]
    outputs: Mapping[str, str]
    previous: str = ""

    @property
    def text_ids(self) -> tuple[str, ...]:
        """The text's id in each language, in the order of the draft."""
        return tuple(text.id for text in self.texts.values())


def digest(value: Any) -> str:
    """SHA-256 (hexadecimal) of a value as canonical JSON: sorted keys, no white space, UTF-8."""
    canonical = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def together(digests: Iterable[str]) -> str:
    """One digest over several, in their order."""
    return digest(list(digests))
