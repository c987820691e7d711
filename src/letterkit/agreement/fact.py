"""What a text states that a translation or a later text must state as well: numbers, days, sums, links, names."""

from __future__ import annotations

from enum import IntEnum, StrEnum

from letterkit.model.claim import Claim
from letterkit.model.frozen import frozen


class FactKind(StrEnum):
    """What a fact is. REFERENCE is the symbol of a document ("A/75/388"), COUNT a claim about who signs."""

    COUNT = "count"
    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    DATE = "date"
    WEEKDAY = "weekday"
    LINK = "link"
    REFERENCE = "reference"
    NAME = "name"


class Strength(IntEnum):
    """How surely a number is one: WEAK for "one", "first" and numbers inside of names, which only ever match others."""

    WEAK = 0
    WORDS = 1
    DIGITS = 2


@frozen
class Day:
    """A date of which parts may be left unsaid (0): "18 November", "in 2014", "March"."""

    year: int = 0
    month: int = 0
    day: int = 0

    def agrees(self, other: Day) -> bool:
        """Whether two dates say something in common and nothing that differs."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        said = [one == two for one, two in pairs if one and two]
        return bool(said) and all(said)

    @property
    def parts(self) -> tuple[bool, bool, bool]:
        """Which of year, month and day are said."""
        return bool(self.year), bool(self.month), bool(self.day)


@frozen
class Fact:
    """One fact and where it stands in the paragraph.

    `value` is what is compared, the same in all languages: digits of a number ("15000", "2.5"), "15000 KRW" of a sum,
    a `Day` as ISO 8601 with "-" for what is unsaid, 0 to 6 of a weekday (Monday is 0), a link without what differs
    between languages, the key of a name. `claim` is there for a COUNT, `day` for a DATE.
    """

    kind: FactKind
    value: str
    text: str
    start: int
    end: int
    strength: Strength = Strength.DIGITS
    claim: Claim | None = None
    day: Day | None = None


@frozen
class Facts:
    """The facts of one paragraph, in order. `part` is what kind of paragraph it is (prose, item, heading …): those of
    different parts are not each other's translation. `nameable` are the keys of all names that have a form in this
    language, so that a name that could not be written here is not missed."""

    text: str
    lang: str
    items: tuple[Fact, ...]
    part: str = ""
    nameable: frozenset[str] = frozenset()

    @property
    def length(self) -> int:
        """Characters, white space left out: what alignment compares."""
        return len("".join(self.text.split()))
