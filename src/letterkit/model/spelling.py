"""How names are written: each place where one stands, and the names that are written in more than one way."""

from __future__ import annotations

from enum import StrEnum

from letterkit.model.finding import Place
from letterkit.model.frozen import frozen


class Source(StrEnum):
    """Where a name was found. Those of LISTED, ADDRESSED and KNOWN are names for sure; RUNNING text only looks so."""

    LISTED = "listed"
    ADDRESSED = "addressed"
    KNOWN = "known"
    RUNNING = "running"


class Layer(StrEnum):
    """By what two spellings are taken for one name, the surest first.

    MARKS: letter for letter the same but for case, accents, hyphens and signs. ORDER: the same words in another order.
    ROMANISED: two romanisations of one Korean name. ACRONYM: with and without its acronym, or the acronym alone.
    SMALL: only "of", "for", "the" differ. COUNTRY: one of them carries a country. CLOSE: a slip apart. SHORT: a given
    name in its short form. KIND: bodies that differ only in the word for what they are (Institute, Foundation).
    """

    MARKS = "marks"
    ORDER = "order"
    ROMANISED = "romanised"
    ACRONYM = "acronym"
    SMALL = "small"
    COUNTRY = "country"
    CLOSE = "close"
    SHORT = "short"
    KIND = "kind"

    @property
    def rank(self) -> int:
        """0 for the surest."""
        return list(Layer).index(self)

    @property
    def sure(self) -> bool:
        """Whether the two are one name, not only alike."""
        return self.rank <= Layer.ACRONYM.rank


@frozen
class Mention:
    """One place where a person or a body is named.

    `text` is as written. `roll` names the list it stands in: two names of one list are two signatories, however alike;
    "" outside of lists. `certain` is false for what only looks like a name. `code` is ISO 3166-1, None where no country
    is given; `country` is as written. `title` is a person's office, as it stands there.
    """

    text: str
    person: bool
    place: Place
    source: Source
    roll: str = ""
    certain: bool = True
    country: str = ""
    code: str | None = None
    title: str = ""


@frozen
class Spelling:
    """One way in which a name is written, with all places, in the order of reading."""

    text: str
    mentions: tuple[Mention, ...]


@frozen
class Name:
    """A person or a body in all its spellings, the most frequent first; `layer` is the weakest that holds them
    together, None where there is one spelling only."""

    person: bool
    spellings: tuple[Spelling, ...]
    layer: Layer | None

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All places of all spellings."""
        return tuple(mention for spelling in self.spellings for mention in spelling.mentions)
