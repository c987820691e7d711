"""The same list more than once in a file: a table and then lines, two halves in two languages."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from letterkit.countries.spelling import bare
from letterkit.lists.looks import CJK
from letterkit.model.audit import FoundList, ListKind

_SAME = 0.8
_NEAR = 0.15


@dataclass(frozen=True, slots=True)
class _Listed:
    """A list, its names in one form, the few of them that a list with nearly all of them cannot all lack (those that
    the fewest lists have), and how much of it is in East Asian letters."""

    list: FoundList
    names: frozenset[str]
    telling: tuple[str, ...]
    east_asian: float


class _Index:
    """The lists before one, by what lists have in common with them that could be the same again."""

    def __init__(self) -> None:
        self._by_name: defaultdict[str, list[int]] = defaultdict(list)
        self._by_telling: defaultdict[str, list[int]] = defaultdict(list)
        self._by_script: tuple[list[int], list[int]] = ([], [])

    def add(self, number: int, one: _Listed) -> None:
        """Take up the next list."""
        for name in one.names:
            self._by_name[name].append(number)
        for name in one.telling:
            self._by_telling[name].append(number)
        self._by_script[one.east_asian > 0.5].append(number)

    def near(self, one: _Listed) -> list[int]:
        """The numbers of lists that may have most of the names of one, of which it may have most, or that are in the
        other script."""
        found = {number for name in one.telling for number in self._by_name.get(name, ())}
        found |= {number for name in one.names for number in self._by_telling.get(name, ())}
        return sorted(found.union(self._by_script[one.east_asian <= 0.5]))


def without_repeats(found: Sequence[FoundList]) -> tuple[FoundList, ...]:
    """The lists, later ones that tell the same again marked as left out."""
    result = list(found)
    index = _Index()
    every = _listed(found)
    for at, here in enumerate(every):
        said = here.list.left_out
        for number in index.near(here):
            before = every[number]
            if said or result[number].left_out:
                continue
            if _same(before, here):
                said = _reason(before.list)
            elif _same(here, before) and len(here.list.entries) > len(before.list.entries):
                # A part of the list stood before it: an extract in the press release above the letter.
                result[number] = replace(before.list, left_out=_reason(here.list))
            elif _other_language(before, here):
                said = f"{_reason(before.list)} in another language"
        result[at] = replace(here.list, left_out=said) if said else here.list
        if not said:
            index.add(at, here)
    return tuple(result)


def _listed(found: Sequence[FoundList]) -> list[_Listed]:
    names = [frozenset(bare(entry.name) for entry in one.entries) - {""} for one in found]
    often = Counter(name for some in names for name in some)
    made = []
    for one, some in zip(found, names, strict=True):
        rare_first = sorted(some, key=lambda name: (often[name], name))
        lacking = len(some) - math.ceil(_SAME * len(some))  # as many as the other list may lack, and one more
        made.append(_Listed(one, some, tuple(rare_first[: lacking + 1]), _east_asian(one)))
    return made


def _reason(other: FoundList) -> str:
    where = (
        f"line {other.place.line}"
        if other.place.line
        else (f"page {other.place.page}" if other.place.page else "above")
    )
    return f"the same list as in {where}" if where != "above" else "the same list as above"


def _same(first: _Listed, second: _Listed) -> bool:
    """Whether nearly all that the second names, the first names, too."""
    theirs = second.names
    shared = len(first.names & theirs)
    apart = first.list.cluster != second.list.cluster
    return bool(theirs) and shared >= _SAME * len(theirs) and (apart or shared == len(theirs))


def _other_language(first: _Listed, second: _Listed) -> bool:
    """Whether two lists, parted by other text, hold the same kind in two scripts and about the same number."""
    one, other = first.list, second.list
    if one.cluster == other.cluster or len(one.entries) < 3 or not _kinds_agree(one, other):
        return False
    sizes = sorted((len(one.entries), len(other.entries)))
    return sizes[1] - sizes[0] <= _NEAR * sizes[1] and abs(first.east_asian - second.east_asian) > 0.5


def _kinds_agree(first: FoundList, second: FoundList) -> bool:
    return (first.kind is ListKind.INDIVIDUALS) == (second.kind is ListKind.INDIVIDUALS)


def _east_asian(found: FoundList) -> float:
    return sum(CJK.search(entry.name) is not None for entry in found.entries) / len(found.entries)
