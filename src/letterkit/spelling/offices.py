"""Offices of persons: whether two titles are one office, whether one says that it has ended."""

from __future__ import annotations

import re
from enum import StrEnum

from letterkit.countries.spelling import bare
from letterkit.lists.looks import official
from letterkit.spelling.bodies import SMALL

_PARTS = re.compile(
    r"\n|;|\s[/&]\s|(?<=\w)/(?=[A-Z])|,\s(?=former|current|ex-)|\sand\s(?=former|current|ex-)|(?<!the)\s(?=Former\s)"
)
_ENDED = re.compile(
    r"^(?:the\s|an?\s)?(?:former(?:ly)?|ex|past|previous|erstwhile|ancien(?:ne)?|antigu[oa]|ehemalige[rn]?|ex-\w+)\b"
    r"|\b(?:emeritus|emerita|retired)\b|^전(?:직)?\s|^前|^元",
    re.IGNORECASE,
)
_SHARED = 0.75


class Change(StrEnum):
    """How two titles of one person differ: one of them says "former" of the same office, or they share none."""

    ENDED = "ended"
    OTHER = "other"


def ended(part: str) -> bool:
    """Whether an office is given as a former one."""
    return _ENDED.search(part) is not None


def parts(title: str) -> tuple[str, ...]:
    """The offices of a title, one after another."""
    return tuple(part.strip(" ,.") for part in _PARTS.split(title) if len(part.strip(" ,.")) > 2)


def change(first: str, second: str) -> tuple[Change, str, str] | None:
    """How two titles differ, with the offices that do; None where they can both be right.

    A title of more offices, or of fewer words, is no change.
    """
    pairs = [(one, two) for one in parts(first) for two in parts(second) if _alike(one, two)]
    settled = {part for one, two in pairs if ended(one) == ended(two) for part in (f"1{one}", f"2{two}")}
    for one, two in pairs:
        if ended(one) != ended(two) and not {f"1{one}", f"2{two}"} & settled and _same_office(one, two):
            return Change.ENDED, one, two
    if pairs or not parts(first) or not parts(second):
        return None
    return Change.OTHER, first, second


def _words(part: str) -> set[str]:
    """The words of an office that tell it, without "former" and small words."""
    return {word for word in bare(_ENDED.sub(" ", part)).split() if word not in SMALL and word != "current"}


def _core(part: str) -> set[str]:
    return {word for word in _words(part) if official(word)}


def _alike(one: str, two: str) -> bool:
    """Whether two offices can be one: they share a word of office and another word, or one says all that the other
    says."""
    first, second = _words(one), _words(two)
    shared = first & second
    return bool(shared) and (shared in (first, second) or (len(shared) > 1 and bool(_core(one) & _core(two))))


def _same_office(one: str, two: str) -> bool:
    """Whether what the two offices are of is the same, as far as both say it."""
    first, second = _words(one), _words(two)
    return len(first & second) >= _SHARED * min(len(first), len(second))
