"""The country cells of those who sign, for the checks of countries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from letterkit.check.subject import Subject
from letterkit.model.counts import CountryReading, Counts
from letterkit.model.draft import CountriesOf
from letterkit.model.finding import Place
from letterkit.model.roster import Rows, Signatory


@dataclass(frozen=True, slots=True)
class CountryCell:
    """A row that signs, how its country was read, and whether that country goes into the count."""

    row: Signatory
    reading: CountryReading
    is_counted: bool

    @property
    def place(self) -> Place:
        """The cell in the list."""
        return replace(self.row.place, field="country")


def counted_rows(counts: Counts) -> Rows:
    """The rows whose countries are counted, by the draft's rules."""
    match CountriesOf(counts.countries_of):
        case CountriesOf.GROUPS:
            return counts.group_rows
        case CountriesOf.INDIVIDUALS:
            return counts.individual_rows
        case CountriesOf.BOTH:
            return counts.group_rows + counts.individual_rows


def cells(subject: Subject, status: str) -> Iterator[CountryCell]:
    """The cells that were read with a certain status."""
    counts = subject.counts
    is_counted = {row.place for row in counted_rows(counts)}
    for row in subject.counted:
        reading = counts.reading(row)
        if reading.status == status:
            yield CountryCell(row, reading, row.place in is_counted)
