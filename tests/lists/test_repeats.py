"""Lists that stand in a file more than once: found without holding each list against each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from letterkit.lists.repeats import without_repeats
from letterkit.model.audit import Form, FoundList, ListEntry, ListKind
from letterkit.model.finding import Place
from letterkit.model.roster import SignatoryKind

NAMES = ("Ark", "Bay", "Cove", "Dune", "Eel", "Fen", "Gulf", "Holm", "강", "바다", "섬", "항구")


def listed(names: Sequence[str], cluster: int, line: int, kind: ListKind) -> FoundList:
    place = Place("letter.txt", line)
    entries = tuple(ListEntry(name, SignatoryKind.GROUP, name, place) for name in names)
    return FoundList("", kind, Form.LINES, entries, place, frozenset({line}), cluster)


LISTS = st.lists(
    st.builds(
        listed,
        st.lists(st.sampled_from(NAMES), min_size=1, max_size=9),
        st.integers(0, 2),
        st.integers(1, 9),
        st.sampled_from((ListKind.GROUPS, ListKind.INDIVIDUALS)),
    ),
    max_size=9,
)


def east_asian(one: FoundList) -> float:
    return sum(not entry.name.isascii() for entry in one.entries) / len(one.entries)


def same(first: FoundList, second: FoundList) -> bool:
    ours, theirs = ({entry.name for entry in one.entries} for one in (first, second))
    most = len(ours & theirs) >= 0.8 * len(theirs)
    return theirs <= ours or (most and first.cluster != second.cluster)


def other_language(first: FoundList, second: FoundList) -> bool:
    sizes = sorted((len(first.entries), len(second.entries)))
    parted = first.cluster != second.cluster and first.kind is second.kind
    near = sizes[1] - sizes[0] <= 0.15 * sizes[1] and len(first.entries) >= 3
    return parted and near and abs(east_asian(first) - east_asian(second)) > 0.5


def each_against_each(found: Sequence[FoundList]) -> list[bool]:
    """Which lists tell the same again, by comparing each with all before it."""
    out = [False] * len(found)
    for at, here in enumerate(found):
        for number, before in enumerate(found[:at]):
            if out[at] or out[number]:
                continue
            longer = same(here, before) and len(here.entries) > len(before.entries)
            if same(before, here) or (not longer and other_language(before, here)):
                out[at] = True
            elif longer:
                out[number] = True
    return out


@given(LISTS)
def test_the_same_are_found_as_by_comparing_each_with_each(found: list[FoundList]) -> None:
    assert [bool(one.left_out) for one in without_repeats(found)] == each_against_each(found)


def test_what_was_left_out_before_is_no_measure() -> None:
    one = listed(NAMES[:4], 0, 1, ListKind.GROUPS)
    assert not without_repeats([replace(one, left_out="it names only a part"), replace(one, cluster=1)])[1].left_out
