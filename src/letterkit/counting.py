"""What a list adds up to for one letter, by the rules that its draft declares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from letterkit import countries
from letterkit.errors import InputError
from letterkit.model.claim import Kind
from letterkit.model.counts import CountryReading, Counts, Tally
from letterkit.model.draft import Counting, CountriesOf, Territories
from letterkit.model.finding import Finding, Severity
from letterkit.model.roster import Represents, Roster, Rows, SignatoryKind, Status, parse_represents

MOST_SUGGESTIONS = 1_000
"""Countries that are not known, each written in another way, for which a likely one is looked for, at a cost."""
NOT_LISTED = "not on this letter"


def count(roster: Roster, letter: str, rules: Counting) -> Counts:
    """Count the signatories of one letter.

    Only rows of the letter with the status `signed` count (both may differ by letter: `status@ID`). Countries are those
    of `rules.countries_of`; where one of these rows names no one country that could be read, the number is a minimum,
    as is the number of represented bodies where a network gives "300+". A declared number stands in place of the
    counted one, with its source. Raises InputError where `represents@ID` is not a number.
    """
    listed = roster.of(letter)
    stated = listed.texts("status", letter=letter)
    reasons = {status: _reason_to_leave_out(status) for status in set(stated)}
    counted = listed.where([not reasons[status] for status in stated]) if any(reasons.values()) else listed
    left, why = _left_out(roster.rows, counted, listed, [reasons[status] for status in stated])
    groups, individuals = _of_kind(counted, SignatoryKind.GROUP), _of_kind(counted, SignatoryKind.INDIVIDUAL)
    readings = _readings(dict.fromkeys(listed.texts("country", letter=letter)))
    asked = _cells(_asked(rules.countries_of, groups, individuals), letter)
    codes = _codes(asked, readings, rules.territories)
    without = asked.total() - codes.total()
    countries = Tally(len(codes), minimum=without > 0)
    tallies = _tallies(len(groups), len(individuals), countries, _represented(counted, letter), rules)
    return Counts(
        letter=letter,
        groups=tallies[Kind.GROUPS],
        individuals=tallies[Kind.INDIVIDUALS],
        countries=tallies[Kind.COUNTRIES],
        represented=tallies[Kind.REPRESENTED],
        signatories=tallies[Kind.SIGNATORIES],
        without_country=without,
        country_codes=dict(sorted(codes.items(), key=lambda item: (-item[1], item[0]))),
        countries_of=rules.countries_of.value,
        group_rows=groups,
        individual_rows=individuals,
        readings=readings,
        left_rows=left,
        left_why=why,
    )


def _tallies(groups: int, individuals: int, countries: Tally, represented: Tally, rules: Counting) -> dict[Kind, Tally]:
    """The number of each kind, a declared one in place of what was counted; who signs is the sum where nobody says."""
    tallies = {
        Kind.GROUPS: Tally(groups),
        Kind.INDIVIDUALS: Tally(individuals),
        Kind.COUNTRIES: countries,
        Kind.REPRESENTED: represented,
    } | _declared(rules)
    tallies.setdefault(Kind.SIGNATORIES, _sum(tallies[Kind.GROUPS], tallies[Kind.INDIVIDUALS]))
    return tallies


def as_json(counts: Counts) -> dict[str, object]:
    """The object that `letterkit count --format json` prints: numbers as they stand in the letter, declared ones too;
    countries by how many signatories name them, then by code."""
    return {
        "letter": counts.letter,
        "groups": counts.groups.value,
        "individuals": counts.individuals.value,
        "countries": counts.countries.value,
        "represented": counts.represented.value,
        "signatories": counts.signatories.value,
        "without_country": counts.without_country,
        "country_codes": dict(counts.country_codes),
    }


def distinct_spellings(counts: Counts) -> Mapping[str, tuple[str, ...]]:
    """For each code (ISO 3166-1, before territories are counted with their states) the different strings that name it
    in the rows whose countries count, in the order of the list. A spreadsheet that counts distinct strings counts all
    of them: {"US": ("U.S.A", "U.S.A.")} is one country and two strings."""
    found: dict[str, dict[str, None]] = {}
    for cell in _cells(
        _asked(CountriesOf(counts.countries_of), counts.group_rows, counts.individual_rows), counts.letter
    ):
        reading = counts.readings[cell]
        if reading.code is not None:
            found.setdefault(reading.code, {})[reading.written.strip()] = None
    return {code: tuple(strings) for code, strings in found.items()}


def _left_out(rows: Rows, counted: Rows, listed: Rows, reasons: Sequence[str]) -> tuple[Rows, tuple[str, ...]]:
    """The rows of a list that do not count, each with the reason as one would say it; `reasons` has one for each row of
    the letter, empty where it counts."""
    if len(counted) == len(rows):
        return rows.at(()), ()
    why = dict(zip(listed.indices, reasons, strict=True))
    said = [why.get(at, NOT_LISTED) for at in rows.indices]
    return rows.where(said), tuple(filter(None, said))


def _reason_to_leave_out(written: str) -> str:
    status = written.strip().casefold() or Status.SIGNED
    if status == Status.SIGNED:
        return ""
    return status if status in {known.value for known in Status} else f'status "{status[:40]}" is none that is known'


def _of_kind(rows: Rows, kind: SignatoryKind) -> Rows:
    kinds, wanted = rows.texts("kind"), kind.value
    there = set(kinds)
    if there == {wanted}:
        return rows
    return rows.where([one == wanted for one in kinds]) if wanted in there else rows.at(())


def _readings(cells: Iterable[str]) -> dict[str, CountryReading]:
    """How each cell was read."""
    readings: dict[str, CountryReading] = {}
    unknown = 0
    for cell in cells:
        readings[cell] = reading = countries.read(cell, suggest=unknown < MOST_SUGGESTIONS)
        unknown += reading.status == "unknown"
    return readings


def _asked(whose: CountriesOf, groups: Rows, individuals: Rows) -> tuple[Rows, ...]:
    """The rows whose countries count."""
    match whose:
        case CountriesOf.GROUPS:
            return (groups,)
        case CountriesOf.INDIVIDUALS:
            return (individuals,)
        case CountriesOf.BOTH:
            return groups, individuals


def _cells(asked: Iterable[Rows], letter: str) -> Counter[str]:
    """How many rows have each text for a country, in the order of the rows."""
    return Counter(chain.from_iterable(rows.texts("country", letter=letter) for rows in asked))


def _codes(cells: Mapping[str, int], readings: Mapping[str, CountryReading], territories: Territories) -> Counter[str]:
    """How many rows name each country."""
    codes: Counter[str] = Counter()
    for cell, number in cells.items():
        if (code := readings[cell].code) is not None:
            codes[countries.sovereign(code) if territories is Territories.SOVEREIGN else code] += number
    return codes


def _represented(rows: Rows, letter: str) -> Tally:
    """The bodies that the networks among the rows speak for; the networks themselves are not among them."""
    cells = rows.texts("represents", letter=letter)
    found = [(said, number) for cell, number in Counter(cells).items() if (said := _represents(rows, cell, letter))]
    return Tally(sum(said.number * number for said, number in found), minimum=any(said.open_ended for said, _ in found))


def _represents(rows: Rows, cell: str, letter: str) -> Represents | None:
    """What a cell says of how many bodies there are, for this letter where that differs."""
    try:
        return parse_represents(cell)
    except ValueError as error:
        place = rows[rows.texts("represents", letter=letter).index(cell)].place
        finding = Finding("represents-unreadable", Severity.ERROR, f"represents@{letter}: {error}", place)
        raise InputError([finding]) from None


def _declared(rules: Counting) -> dict[Kind, Tally]:
    """The numbers that the draft states in place of counted ones."""
    return {
        kind: Tally(number.value, minimum=number.minimum, declared=True, source=number.source)
        for kind, number in rules.declared.items()
    }


def _sum(groups: Tally, individuals: Tally) -> Tally:
    """All signatories, as certain as the less certain of the two numbers."""
    return Tally(
        groups.value + individuals.value,
        minimum=groups.minimum or individuals.minimum,
        declared=groups.declared or individuals.declared,
        source="; ".join(dict.fromkeys(tally.source for tally in (groups, individuals) if tally.source)),
    )
