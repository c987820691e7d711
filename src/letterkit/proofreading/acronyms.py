"""Acronyms that a text uses beside the whole name and never explains: "CSW", and "Christian Solidarity Worldwide"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from letterkit.model.finding import Finding, Place
from letterkit.proofreading.passage import Passage, at, note, quoted

_ACRONYM = re.compile(r"(?<![\w.@/&-])[A-Z]{3,6}(?![\w@/&-])(?!\.\w)")
_SMALL = frozenset(
    (
        "of",
        "for",
        "the",
        "and",
        "on",
        "in",
        "to",
        "against",
        "de",
        "la",
        "du",
        "des",
        "et",
        "y",
        "e",
        "der",
        "die",
        "und",
    )
)
_CAPITAL = r"[A-Z][\w’'-]+"
_NAME = re.compile(rf"{_CAPITAL}(?:\s+(?:(?:{'|'.join(sorted(_SMALL))})\s+){{0,2}}{_CAPITAL}){{2,7}}")
_BRACKETS, _SHORT = re.compile(r"\([^()]{1,120}\)"), re.compile(r"\b[A-Z]{2,6}\b")
_BEFORE = re.compile(r"\b([A-Z]{2,6})\s?[(–]")
_UN = re.compile(r"\b(UN|United Nations)((?: (?:[A-Z][\w-]+|on|of|the|for))* [A-Z][\w-]+)")


def acronyms(passages: Sequence[Passage], everything: str) -> Iterator[Finding]:
    """Acronyms whose whole name stands in the text, too, and that stand in no brackets there; `everything` is all of
    the text, its lists too."""
    names, told = _names(passages), explained(everything)
    for passage in passages:
        for match in _ACRONYM.finditer(passage.text):
            acronym = match[0]
            if acronym in told or acronym not in names:
                continue
            told.add(acronym)
            name, place = names[acronym]
            message = f"{quoted(acronym)} is not explained where {quoted(name)} is named {at([place], passage.place)}"
            yield note(
                "acronym-unexplained", message, passage.place, f'write "{name} ({acronym})" where it is first named'
            )


def _names(passages: Sequence[Passage]) -> Mapping[str, tuple[str, Place]]:
    """Names by their initials, small words left out; a name may begin behind another capital."""
    found: dict[str, tuple[str, Place]] = {}
    for passage in passages:
        for match in _NAME.finditer(passage.text):
            words = match[0].split()
            capital = [at for at, word in enumerate(words) if word not in _SMALL]
            for first in capital[:-2]:
                initials = "".join(words[at][0] for at in capital if at >= first)
                found.setdefault(initials, (" ".join(words[first:]), passage.place))
    return found


def explained(text: str) -> set[str]:
    """The acronyms that stand in brackets, or right before some, as where they are explained."""
    inside = (found[0] for part in _BRACKETS.finditer(text) for found in _SHORT.finditer(part[0]))
    return {*inside, *(found[1] for found in _BEFORE.finditer(text))}


def united_nations(passages: Sequence[Passage], everything: str) -> Iterator[Finding]:
    """One organ of the United Nations in short and in full ("UN General Assembly"), where the text explains no "UN"."""
    if "UN" in explained(everything):
        return
    seen: defaultdict[str, dict[str, Place]] = defaultdict(dict)
    for passage in passages:
        if passage.lang == "en":
            for match in _UN.finditer(passage.text):
                seen[" ".join(match[2].split())].setdefault(match[1], passage.place)
    for organ, forms in seen.items():
        if len(forms) == 2:
            place, other = forms["UN"], forms["United Nations"]
            message = f'"UN {organ}" is "United Nations {organ}" elsewhere {at([other], place)}'
            yield note(
                "style-mixed", message, place, 'write it in full at first, with "(UN)" behind it, and in short then'
            )
            return
