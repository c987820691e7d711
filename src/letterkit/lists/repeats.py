"""The same list more than once in a file: a table and then lines, two halves in two languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from letterkit.countries.spelling import bare
from letterkit.lists.looks import CJK
from letterkit.model.audit import FoundList, ListKind

_SAME = 0.8
_NEAR = 0.15


def without_repeats(found: Sequence[FoundList]) -> tuple[FoundList, ...]:
    """The lists, later ones that tell the same again marked as left out."""
    result: list[FoundList] = []
    for here in found:
        said = here.left_out
        for number, before in enumerate(result):
            if said or before.left_out:
                continue
            if _same(before, here):
                said = _reason(before)
            elif _same(here, before) and len(here.entries) > len(before.entries):
                # A part of the list stood before it: an extract in the press release above the letter.
                result[number] = replace(before, left_out=_reason(here))
            elif _other_language(before, here):
                said = f"{_reason(before)} in another language"
        result.append(replace(here, left_out=said) if said else here)
    return tuple(result)


def _reason(other: FoundList) -> str:
    where = (
        f"line {other.place.line}"
        if other.place.line
        else (f"page {other.place.page}" if other.place.page else "above")
    )
    return f"the same list as in {where}" if where != "above" else "the same list as above"


def keys(found: FoundList) -> set[str]:
    """The names of a list in one form."""
    return {bare(entry.name) for entry in found.entries} - {""}


def _same(first: FoundList, second: FoundList) -> bool:
    """Whether nearly all that the second names, the first names, too."""
    ours, theirs = keys(first), keys(second)
    shared = len(ours & theirs)
    return bool(theirs) and shared >= _SAME * len(theirs) and (first.cluster != second.cluster or shared == len(theirs))


def _other_language(first: FoundList, second: FoundList) -> bool:
    """Whether two lists, parted by other text, hold the same kind in two scripts and about the same number."""
    if first.cluster == second.cluster or len(first.entries) < 3 or not _kinds_agree(first, second):
        return False
    sizes = sorted((len(first.entries), len(second.entries)))
    return sizes[1] - sizes[0] <= _NEAR * sizes[1] and abs(_east_asian(first) - _east_asian(second)) > 0.5


def _kinds_agree(first: FoundList, second: FoundList) -> bool:
    return (first.kind is ListKind.INDIVIDUALS) == (second.kind is ListKind.INDIVIDUALS)


def _east_asian(found: FoundList) -> float:
    return sum(CJK.search(entry.name) is not None for entry in found.entries) / len(found.entries)
