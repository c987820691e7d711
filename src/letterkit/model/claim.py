"""A claim: a number in a text, how exact it is, what it counts, and which letter it is about."""

from __future__ import annotations

from enum import StrEnum

from letterkit.model.frozen import frozen


class Kind(StrEnum):
    """What a number counts."""

    GROUPS = "groups"
    INDIVIDUALS = "individuals"
    COUNTRIES = "countries"
    REPRESENTED = "represented"
    SIGNATORIES = "signatories"


class Precision(StrEnum):
    """How exact a number is said to be. OTHERS: one who is named is not in the number ("joined by 45 others")."""

    EXACT = "exact"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    NEARLY = "nearly"
    ABOUT = "about"
    AT_MOST = "at_most"
    OTHERS = "others"


class About(StrEnum):
    """Which letter a claim is about."""

    THIS = "this"
    OTHER = "other"


@frozen
class Claim:
    """A number that a text states.

    `start` and `end` are the offsets of `text` in the block's plain text, `number_start` and `number_end` those of the
    number alone, so that it can be told whether the number was typed or computed. `named` are the countries that a
    count of countries is followed by, as they are written.
    """

    text: str
    kind: Kind
    value: int
    precision: Precision
    about: About
    start: int
    end: int
    number_start: int
    number_end: int
    named: tuple[str, ...] = ()

    def holds(self, actual: int, *, minimum: bool = False) -> bool | None:
        """Whether the claim is true of `actual`; None where it cannot be known, since `actual` is only a minimum.

        NEARLY allows up to a tenth short, ABOUT a tenth to either side; OTHERS counts the one who is named as well.
        """
        value = self.value + 1 if self.precision is Precision.OTHERS else self.value
        lower, upper = _bounds(self.precision, value)
        if minimum:
            if upper is not None and actual > upper:
                return False
            return True if upper is None and actual >= lower else None
        return actual >= lower and (upper is None or actual <= upper)


def _bounds(precision: Precision, value: int) -> tuple[int, int | None]:
    """The lowest and the highest true number for a claim; None is no upper bound."""
    tenth = max(1, value // 10)
    match precision:
        case Precision.MORE_THAN:
            return value + 1, None
        case Precision.AT_LEAST:
            return value, None
        case Precision.NEARLY:
            return value - tenth, value
        case Precision.ABOUT:
            return value - tenth, value + tenth
        case Precision.AT_MOST:
            return 0, value
        case _:
            return value, value
