"""The country cells of those who sign, for the checks of countries."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from letterkit.check.subject import Subject
from letterkit.model.counts import CountryReading, Counts
from letterkit.model.draft import CountriesOf
from letterkit.model.finding import Place
from letterkit.model.frozen import frozen
from letterkit.model.roster import Rows, Signatory


@frozen
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
    counts, groups = subject.counts, len(subject.counts.group_rows)
    whose = CountriesOf(counts.countries_of)
    rows = subject.counted
    for at, written in positions(counts, rows, {status}):
        mine = CountriesOf.GROUPS if at < groups else CountriesOf.INDIVIDUALS
        yield CountryCell(rows[at], counts.readings[written], whose in (mine, CountriesOf.BOTH))


def positions(counts: Counts, rows: Rows, states: Collection[str]) -> Iterator[tuple[int, str]]:
    """Where in some rows a country cell was read with one of some statuses, and the cell."""
    written = rows.texts("country", letter=counts.letter)
    wanted = {cell for cell in set(written) if counts.readings[cell].status in states}
    return ((at, cell) for at, cell in enumerate(written if wanted else ()) if cell in wanted)
