"""One signatory: a body or a person, as one row of the list says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from functools import lru_cache

from letterkit.model.finding import Place
from letterkit.model.frozen import frozen


class SignatoryKind(StrEnum):
    """What a row is."""

    GROUP = "group"
    INDIVIDUAL = "individual"


class Status(StrEnum):
    """Where a sign-on stands; only SIGNED counts and is printed."""

    SIGNED = "signed"
    PENDING = "pending"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


PUBLIC_COLUMNS = ("name", "kind", "country", "title", "represents")
PRIVATE_COLUMNS = ("contact", "email", "signed_on", "text", "authorized_by", "note")
OVERRIDABLE_COLUMNS = ("name", "country", "title", "represents", "sort", "status")


@frozen
class Represents:
    """How many bodies a network speaks for; `open_ended` where the list says "300+"."""

    number: int
    open_ended: bool = False

    def __str__(self) -> str:
        return f"{self.number}{'+' if self.open_ended else ''}"


# Up to six digits, or groups of three as people part them: 1,200 1.200 1 200 1'200.
_REPRESENTS = re.compile(r"(?P<number>\d{1,6}|\d{1,3}(?P<mark>[,. '’])\d{3})\s*(?P<open>\+?)", re.ASCII)


_LETTERS = re.compile(r"[\s,;]+")


@lru_cache(1024)
def split_letters(cell: str) -> frozenset[str]:
    """The ids in a cell of `letters`, parted by spaces, commas or semicolons; few cells of a list differ."""
    return frozenset(filter(None, _LETTERS.split(cell)))


def joined_letters(cell: str) -> str:
    """A cell of `letters` as all cells with the same ids are: each once, in order, parted by a space."""
    return " ".join(sorted(split_letters(cell)))


def split_aliases(cell: str) -> tuple[str, ...]:
    """The other spellings in a cell of `aliases`, parted by semicolons."""
    return tuple(filter(None, map(str.strip, cell.split(";")))) if cell else ()


def joined_aliases(cell: str) -> str:
    """A cell of `aliases` without the space around each."""
    return ";".join(split_aliases(cell)) if ";" in cell else cell


def parse_represents(text: str) -> Represents | None:
    """Read the cell `represents`: "300", "1,200", or "300+" for at least that many; None for a blank cell.

    Raises ValueError, with what to write instead, for anything else: a number hidden in words is not guessed at.
    """
    cell = unicodedata.normalize("NFKC", text).strip()
    if not cell:
        return None
    found = _REPRESENTS.fullmatch(cell)
    if found is None:
        shown = text if len(text) <= 40 else text[:40] + "…"
        raise ValueError(f'"{shown}" is not a number of bodies; write digits, such as 300, or 300+ for at least 300')
    digits = found["number"].replace(found["mark"], "") if found["mark"] else found["number"]
    return Represents(number=int(digits), open_ended=bool(found["open"]))


@frozen
class Signatory:
    """One row. `overrides` holds cells of columns such as `name:ko`, `title@2022-03-hrc`, `title:ko@2020-12-unga`,
    keyed by (column, language or "", letter or ""); ask `text` rather than the fields where language or letter matter.

    `private` holds the cells that are never printed, for the check that looks for them in what goes out.
    """

    name: str
    kind: SignatoryKind
    place: Place
    country: str = ""
    title: str = ""
    represents: Represents | None = None
    letters: frozenset[str] | None = None
    status: Status = Status.SIGNED
    sort: str = ""
    aliases: tuple[str, ...] = ()
    overrides: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    private: Mapping[str, str] = field(default_factory=dict)

    def signs(self, letter: str) -> bool:
        """Whether the row is on the list of that letter, whatever its status; without the column all rows are."""
        return self.letters is None or letter in self.letters

    def text(self, column: str, *, lang: str = "", letter: str = "") -> str:
        """The cell of `column` for a language and a letter, the most specific one that is there."""
        if not self.overrides:
            return str(getattr(self, column, "") or "")
        for key in ((column, lang, letter), (column, lang, ""), (column, "", letter)):
            if key != (column, "", "") and (value := self.overrides.get(key)):
                return value
        return str(getattr(self, column, "") or "")
