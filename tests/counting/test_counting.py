"""Who counts, who is left out and why, and what the numbers do when the list changes."""

from __future__ import annotations

import random
from collections.abc import Mapping
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit import counting
from letterkit.errors import InputError
from letterkit.load.adapting import adapter
from letterkit.model.claim import Kind
from letterkit.model.counts import Counts, Tally
from letterkit.model.draft import Counting, CountriesOf, Declared, Territories
from letterkit.model.finding import Place
from letterkit.model.roster import Represents, Roster, Rows, Signatory, SignatoryKind, Status

LETTER = "2020-02-hrc"
Overrides = Mapping[tuple[str, str, str], str]


def row(
    name: str,
    country: str = "",
    *,
    kind: SignatoryKind = SignatoryKind.GROUP,
    status: Status = Status.SIGNED,
    letters: frozenset[str] | None = None,
    represents: Represents | None = None,
    overrides: Overrides | None = None,
) -> Signatory:
    return Signatory(
        name=name,
        kind=kind,
        place=Place("signatories.csv", 7),
        country=country,
        status=status,
        letters=letters,
        represents=represents,
        overrides=overrides or {},
    )


def person(name: str, country: str = "") -> Signatory:
    return row(name, country, kind=SignatoryKind.INDIVIDUAL)


def count(*rows: Signatory, **rules: object) -> Counts:
    roster = Roster("signatories.csv", ("name", "kind", "country"), rows)
    return counting.count(roster, LETTER, adapter(Counting).validate_python(rules))


def test_groups_individuals_and_all_together() -> None:
    counts = count(row("A", "Japan"), person("B"), row("C", "japan"))
    assert (counts.groups, counts.individuals, counts.signatories) == (Tally(2), Tally(1), Tally(3))
    assert counts.countries == Tally(1)
    assert counts.country_codes == {"JP": 2}
    assert [r.name for r in counts.group_rows] == ["A", "C"]


def test_the_reason_for_each_row_left_out() -> None:
    counts = count(
        row("signed"),
        row("waits", status=Status.PENDING),
        row("no", status=Status.DECLINED),
        row("gone", status=Status.WITHDRAWN),
        row("elsewhere", letters=frozenset({"2022-03-hrc"})),
        row("gone from this one", overrides={("status", "", LETTER): "Withdrawn "}),
        row("gone from another", overrides={("status", "", "2022-03-hrc"): "withdrawn"}),
        row("back for this one", status=Status.WITHDRAWN, overrides={("status", "", LETTER): "signed"}),
        row("odd", overrides={("status", "", LETTER): "perhaps"}),
    )
    assert [r.name for r in counts.group_rows] == ["signed", "gone from another", "back for this one"]
    assert [(r.name, reason) for r, reason in counts.left_out] == [
        ("waits", "pending"),
        ("no", "declined"),
        ("gone", "withdrawn"),
        ("elsewhere", "not on this letter"),
        ("gone from this one", "withdrawn"),
        ("odd", 'status "perhaps" is none that is known'),
    ]


@pytest.mark.parametrize("country", ["", "Global", "Tibet", "Congo", "US, Japan", "Phillipines"])
def test_a_row_without_a_country_makes_the_number_a_minimum(country: str) -> None:
    counts = count(row("A", "Japan"), row("B", country))
    assert counts.countries == Tally(1, minimum=True)
    assert counts.without_country == 1
    assert counts.reading(counts.group_rows[1]).code is None


@pytest.mark.parametrize(
    ("whose", "codes", "without"),
    [("groups", {"JP": 1}, 0), ("individuals", {"NP": 1}, 1), ("both", {"JP": 1, "NP": 1}, 1)],
)
def test_whose_countries_count(whose: str, codes: dict[str, int], without: int) -> None:
    counts = count(row("A", "Japan"), person("B", "Nepal"), person("C"), countries_of=whose)
    assert (counts.country_codes, counts.without_country, counts.countries_of) == (codes, without, whose)
    assert counts.countries.minimum == (without > 0)
    assert {key: reading.status for key, reading in counts.readings.items()} == {
        "Japan": "ok",
        "Nepal": "ok",
        "": "blank",
    }


@pytest.mark.parametrize(("rule", "number"), [("separate", 3), ("sovereign", 2)])
def test_territories(rule: str, number: int) -> None:
    counts = count(row("A", "Hong Kong"), row("B", "China"), row("C", "Scotland"), territories=rule)
    assert counts.countries == Tally(number)
    assert counts.country_codes == ({"CN": 1, "GB": 1, "HK": 1} if rule == "separate" else {"CN": 2, "GB": 1})


def test_represented_bodies() -> None:
    counts = count(
        row("A", represents=Represents(10)),
        row("B", represents=Represents(5), overrides={("represents", "", LETTER): "1,200"}),
        row("C", represents=Represents(99), status=Status.PENDING),
        row("D"),
    )
    assert counts.represented == Tally(1210)
    more = count(row("A", represents=Represents(10)), row("B", overrides={("represents", "", LETTER): "300+"}))
    assert more.represented == Tally(310, minimum=True)


def test_represents_that_is_no_number_names_the_row() -> None:
    with pytest.raises(InputError, match=r'signatories.csv:7: represents@2020-02-hrc: "lots" is not a number'):
        count(row("A", overrides={("represents", "", LETTER): "lots"}))


def test_a_country_for_one_letter_only() -> None:
    moved = row("A", "Japan", overrides={("country", "", LETTER): "Nepal"})
    assert count(moved).country_codes == {"NP": 1}


def test_declared_numbers_stand_and_say_where_they_come_from() -> None:
    rules = {
        "countries": Declared(value=16, source="network's own list"),
        "represented": Declared(value=300, source="network's statement", minimum=True),
    }
    counts = count(row("A", "Japan"), person("B"), declared=rules)
    assert counts.countries == Tally(16, declared=True, source="network's own list")
    assert counts.represented == Tally(300, minimum=True, declared=True, source="network's statement")
    assert counts.signatories == Tally(2)
    assert counts.country_codes == {"JP": 1}


def test_a_declared_number_of_groups_is_carried_into_all_signatories() -> None:
    declared = {Kind.GROUPS: Declared(value=50, source="paper list", minimum=True)}
    assert count(person("B"), declared=declared).signatories == Tally(
        51, minimum=True, declared=True, source="paper list"
    )
    both = declared | {Kind.SIGNATORIES: Declared(value=60, source="web form")}
    assert count(person("B"), declared=both).signatories == Tally(60, declared=True, source="web form")


def test_json_has_exactly_the_documented_keys_in_order() -> None:
    counts = count(row("A", "Nepal"), row("B", "Japan"), row("C", "India"), row("D", "Japan"), row("E"), person("F"))
    found = counting.as_json(counts)
    assert list(found.items()) == [
        ("letter", LETTER),
        ("groups", 5),
        ("individuals", 1),
        ("countries", 3),
        ("represented", 0),
        ("signatories", 6),
        ("without_country", 1),
        ("country_codes", {"JP": 2, "IN": 1, "NP": 1}),
    ]
    assert list(counts.country_codes) == ["JP", "IN", "NP"]


def test_distinct_spellings_are_those_of_the_rows_whose_countries_count() -> None:
    counts = count(row("A", "U.S.A"), row("B", " U.S.A."), row("C", "U.S.A"), row("D", "Congo"), person("E", "USA"))
    assert counting.distinct_spellings(counts) == {"US": ("U.S.A", "U.S.A.")}
    both = count(row("A", "Hong Kong"), person("E", "USA"), countries_of="both", territories="sovereign")
    assert counting.distinct_spellings(both) == {"HK": ("Hong Kong",), "US": ("USA",)}


def test_an_empty_list_counts_nothing_and_is_no_minimum() -> None:
    none = Rows.of(())
    nothing = Tally(0)
    assert count() == Counts(
        LETTER, nothing, nothing, nothing, nothing, nothing, 0, {}, "groups", none, none, {}, none, ()
    )


COUNTRY = st.sampled_from(["", "Japan", "USA", "U.S.A.", "Hong Kong", "China", "Congo", "Global", "US, Japan", "Xyz"])
SIGNATORY = st.builds(
    row,
    st.text(min_size=1, max_size=5),
    COUNTRY,
    kind=st.sampled_from(SignatoryKind),
    status=st.sampled_from(Status),
    letters=st.sampled_from([None, frozenset({LETTER}), frozenset({"other"})]),
    represents=st.none() | st.builds(Represents, st.integers(0, 500), st.booleans()),
)
RULES = st.builds(Counting, countries_of=st.sampled_from(CountriesOf), territories=st.sampled_from(Territories))


def numbers(rows: list[Signatory], rules: Counting) -> tuple[object, ...]:
    counts = counting.count(Roster("list", (), tuple(rows)), LETTER, rules)
    return (*(counts.tally(kind) for kind in Kind), counts.without_country, counts.country_codes)


@given(st.lists(SIGNATORY, max_size=12), RULES, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: list[Signatory], rules: Counting, chance: random.Random) -> None:
    shuffled = rows.copy()
    chance.shuffle(shuffled)
    assert numbers(rows, rules) == numbers(shuffled, rules)


@given(st.lists(SIGNATORY, max_size=12), RULES, SIGNATORY)
def test_a_row_that_does_not_sign_changes_nothing(rows: list[Signatory], rules: Counting, other: Signatory) -> None:
    counts = counting.count(Roster("list", (), (*rows, other)), LETTER, rules)
    if other.status is Status.SIGNED and other.signs(LETTER):
        assert counts.signatories.value == len(counts.group_rows) + len(counts.individual_rows)
        assert other in counts.group_rows + counts.individual_rows
    else:
        assert numbers([*rows, other], rules) == numbers(rows, rules)
        assert counts.left_out[-1][0] == other


@given(st.lists(SIGNATORY, max_size=12), RULES)
def test_the_numbers_add_up(rows: list[Signatory], rules: Counting) -> None:
    counts = counting.count(Roster("list", (), tuple(rows)), LETTER, rules)
    assert len(counts.group_rows) + len(counts.individual_rows) + len(counts.left_out) == len(rows)
    asked = {"groups": counts.groups, "individuals": counts.individuals, "both": counts.signatories}[
        counts.countries_of
    ]
    assert sum(counts.country_codes.values()) + counts.without_country == asked.value
    assert counts.countries.value == len(counts.country_codes)
    assert counts.countries.minimum == (counts.without_country > 0)
    assert sum(map(len, counting.distinct_spellings(counts).values())) >= counts.countries.value


def test_suggestions_for_unknown_countries_end_somewhere() -> None:
    name, most = "Central African Republic", counting.MOST_SUGGESTIONS
    slips = (name[:i] + x + name[i + 1 : j] + y + name[j + 1 :] for i in range(11) for j in range(16, 24)
             for x in "qwxz" for y in "qwxz")  # fmt: skip
    counts = count(*(row(f"Body {n}", slip) for n, slip in enumerate(islice(slips, most + 50))))
    suggested = [reading.suggestion == name for reading in counts.readings.values()]
    assert suggested == [True] * most + [False] * 50
