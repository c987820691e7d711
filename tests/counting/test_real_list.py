"""The list of a real letter that stated 69 groups and 23 countries, and has 70 and 22."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit import counting
from letterkit.model.counts import Counts, Tally
from letterkit.model.draft import Counting
from letterkit.model.finding import Place
from letterkit.model.roster import Roster, Signatory, SignatoryKind

LETTERS = Path(__file__).parents[2] / "../shared/letters"


def read_list(path: Path) -> Roster:
    """The part between the headings Groups and Individuals, "Name, Country" a line, and what follows it."""
    text = path.read_text(encoding="utf-8").split("\nGroups\n")[1]
    groups, individuals = (part.split("\n") for part in text.split("\nIndividuals\n"))
    rows = []
    for kind, lines in ((SignatoryKind.GROUP, groups), (SignatoryKind.INDIVIDUAL, individuals)):
        for line in filter(None, map(str.strip, lines)):
            name, _, behind = line.rpartition(", ") if kind is SignatoryKind.GROUP else line.partition(", ")
            country = behind if kind is SignatoryKind.GROUP and name else ""
            rows.append(Signatory(name or line, kind, Place(path.name, len(rows) + 1), country=country))
    return Roster(path.name, ("name", "kind", "country"), tuple(rows))


@pytest.fixture(params=sorted(LETTERS.glob("001_*.txt")), ids=lambda path: path.stem)
def counts(request: pytest.FixtureRequest) -> Counts:
    return counting.count(read_list(request.param), "2020-02-hrc", Counting())


def test_the_true_numbers(counts: Counts) -> None:
    assert (counts.groups, counts.individuals, counts.signatories) == (Tally(70), Tally(7), Tally(77))
    assert counts.countries == Tally(22, minimum=True)
    assert counts.without_country == 8
    assert counts.country_codes["KR"] == 19
    assert next(iter(counts.country_codes)) == "KR"


def test_two_spellings_of_one_country_explain_the_wrong_number(counts: Counts) -> None:
    spellings = counting.distinct_spellings(counts)
    assert sum(map(len, spellings.values())) == 23
    assert {code: names for code, names in spellings.items() if len(names) > 1} == {"US": ("U.S.A", "U.S.A.")}
