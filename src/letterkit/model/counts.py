"""What a list adds up to, with how each number came about."""

from __future__ import annotations

from collections.abc import Mapping

from letterkit.model.claim import Kind
from letterkit.model.frozen import frozen
from letterkit.model.roster import Rows, Signatory


@frozen
class CountryReading:
    """How the country cell of one signatory was read: `status` is ok, blank, not_a_country, ambiguous, several or
    unknown; `codes` are ISO 3166-1 alpha-2 (one for ok); `suggestion` is a name that the cell may mean."""

    written: str
    status: str
    codes: tuple[str, ...] = ()
    suggestion: str = ""

    @property
    def code(self) -> str | None:
        """The one country that the cell names, if it names one."""
        return self.codes[0] if self.status == "ok" else None


@frozen
class Tally:
    """One number: `minimum` where more is possible (a signatory without a country, a network of "300+"), `declared`
    where the draft states it with a `source` because the list cannot prove it."""

    value: int
    minimum: bool = False
    declared: bool = False
    source: str = ""


@frozen
class Counts:
    """The counts of one letter, and the rows behind them in the order of the list.

    `countries_of` says whose countries count ("groups", "individuals" or "both"); `without_country` is how many of
    those name none; `left_rows` do not count, each for the reason that `left_why` has for it.
    """

    letter: str
    groups: Tally
    individuals: Tally
    countries: Tally
    represented: Tally
    signatories: Tally
    without_country: int
    country_codes: Mapping[str, int]
    countries_of: str
    group_rows: Rows
    individual_rows: Rows
    readings: Mapping[str, CountryReading]
    left_rows: Rows
    left_why: tuple[str, ...]

    @property
    def left_out(self) -> tuple[tuple[Signatory, str], ...]:
        """Each row that does not count, with the reason."""
        return tuple(zip(self.left_rows, self.left_why, strict=True))

    def tally(self, kind: Kind) -> Tally:
        """The number of one kind of claim."""
        tally: Tally = getattr(self, kind.value)
        return tally

    def reading(self, row: Signatory) -> CountryReading:
        """How the country of a counted or listed row was read."""
        return self.readings[row.text("country", letter=self.letter)]
