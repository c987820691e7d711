"""What the lists of a text add up to, with every other number that the same lists can be counted as."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from letterkit import countries
from letterkit.audit.repetitions import Repetition
from letterkit.lists.looks import bodylike
from letterkit.model.audit import FoundList, ListEntry, ListKind, Total
from letterkit.model.claim import Kind
from letterkit.model.roster import SignatoryKind

_MOST_CHOICES = 256


@dataclass(frozen=True, slots=True)
class Sums:
    """The totals of a text, and what is behind its countries: `without` groups name none that could be read, `spelled`
    are the strings that name each code, `upper` is the most countries that the list can have."""

    totals: Mapping[Kind, Total]
    doubtful: Mapping[Kind, frozenset[int]]
    without: int
    spelled: Mapping[str, tuple[str, ...]]
    upper: int


def totals(lists: Sequence[FoundList], repeated: Sequence[Sequence[Repetition]]) -> Sums:
    """Add up the lists that count; `repeated` are the repetitions of each."""
    found: dict[Kind, Total] = {}
    doubtful: dict[Kind, frozenset[int]] = {}
    sure = all(one.sure for one in lists)
    bodies = [entry for one in lists for entry in one.entries if entry.kind is SignatoryKind.GROUP]
    people = [entry for one in lists for entry in one.entries if entry.kind is SignatoryKind.INDIVIDUAL]
    signing = [entry for entry in bodies if entry.person]
    twice = _twice(repeated, SignatoryKind.GROUP)
    twice_people = _twice(repeated, SignatoryKind.INDIVIDUAL)
    mixed = [entry for one in lists if one.kind is ListKind.MIXED for entry in one.entries]
    vague = [entry for entry in mixed if entry.kind is SignatoryKind.GROUP]
    if lists:
        low = len(bodies) - len([entry for entry in vague if not bodylike(entry.name)])
        options = {*range(low, len(bodies)), *range(len(bodies) - twice, len(bodies))}
        found[Kind.GROUPS] = Total(len(bodies), frozenset(options), sure=sure)
        found[Kind.SIGNATORIES] = _signatories(lists, bodies, people, twice + twice_people, sure=sure)
        reach = range(len(people) - twice_people, len(people) + len(vague) + 1)
        persons = len(people) + len(signing)
        if persons or vague:
            found[Kind.INDIVIDUALS] = Total(persons, frozenset({*reach, len(people) or persons, persons}), sure=sure)
        for kind in (Kind.GROUPS, Kind.SIGNATORIES):
            doubtful[kind] = frozenset(_shifted(lists, found[kind].value))
        if not all(one.told for one in lists):  # what is a person's name and what a body's was guessed
            everyone = {sum(len(one.entries) for one in lists)}
            doubtful[Kind.INDIVIDUALS] = frozenset(everyone)
            doubtful[Kind.GROUPS] |= everyone
    named = _countries(found, bodies, people, sure=sure)
    return Sums(found, doubtful, *named)


def _twice(repeated: Sequence[Sequence[Repetition]], kind: SignatoryKind) -> int:
    """How many entries are the second of a pair that is one for sure."""
    return sum(len({id(pair.second) for pair in pairs if pair.sure and pair.second.kind is kind}) for pairs in repeated)


def _signatories(
    lists: Sequence[FoundList], bodies: Sequence[ListEntry], people: Sequence[ListEntry], twice: int, *, sure: bool
) -> Total:
    value = len(bodies) + len(people)
    return Total(value, frozenset(range(value - twice, value)), sure=sure and bool(lists))


def _shifted(lists: Sequence[FoundList], value: int) -> Iterable[int]:
    """The totals that come about where lists are read in another way."""
    sums = {value}
    for one in lists:
        sums |= {before + other - len(one.entries) for before in sums for other in one.others}
        if len(sums) > _MOST_CHOICES:
            break
    return sums - {value}


def _countries(
    found: dict[Kind, Total], bodies: Sequence[ListEntry], people: Sequence[ListEntry], *, sure: bool
) -> tuple[int, Mapping[str, tuple[str, ...]], int]:
    """Adds the countries of the groups; where only persons have some, theirs."""
    asked = bodies if any(entry.reading.code for entry in bodies) else people
    spelled: dict[str, dict[str, None]] = {}
    for entry in asked:
        if entry.reading.code:
            spelled.setdefault(entry.reading.code, {})[entry.country.strip()] = None
    without = sum(entry.reading.code is None for entry in asked)
    several = {code for entry in asked if entry.reading.status == "several" for code in entry.reading.codes}
    strings = {code: tuple(names) for code, names in spelled.items()}
    if not spelled:
        return without, strings, 0
    everyone = set(spelled) | {entry.reading.code for entry in people if entry.reading.code}
    options = {len(everyone), len({countries.sovereign(code) for code in spelled})}
    found[Kind.COUNTRIES] = Total(len(spelled), frozenset(options - {len(spelled)}), minimum=without > 0, sure=sure)
    return without, strings, len(spelled) + without + len(several - set(spelled))
