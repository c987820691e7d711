"""Persons and bodies of lists that belong together, told in other words: offices, titles of courtesy, a country that
one list gives and another does not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from letterkit.audit.disagreements import quoted
from letterkit.countries.spelling import bare
from letterkit.model.audit import DocumentAudit, ListEntry
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.roster import SignatoryKind
from letterkit.model.spelling import Mention, Name, Source
from letterkit.spelling import offices, plain
from letterkit.spelling.telling import places, where

_COURTESY = re.compile(
    r"^(?:Lord|Lady|Dame|Sir|Baroness|Ph\.? ?D|M\.? ?D|LL\.? ?[MBD]|Esq|MP|OBE|CBE|KC|QC)\b"
    r"|^(?:Dr|Prof|Sir|Dame|Lord|Lady|Baroness|Rev|Hon)\b\.?\s"
)
_GIVEN = 0.6
"""How many entries of a list have a country, where one without it is an omission."""


def titles(names: Sequence[Name]) -> Iterator[Finding]:
    """Persons of several lists whose offices are the same in other words, or are more in one list than in another."""
    for name in (one for one in names if one.person):
        ways: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in name.mentions:
            if mention.source is Source.LISTED and mention.title:
                ways[_levelled(mention.title)].append(mention)
        if len(ways) < 2 or len({said[0].place.path for said in ways.values()}) < 2:
            continue
        (rare, *_), *others = sorted(ways.values(), key=len)
        if any(offices.change(rare.title, said[0].title) for said in others):
            continue  # told as another office
        told = " and ".join(f"{quoted(said[0].title)} ({where(said, rare.place)})" for said in others)
        message = f"{quoted(rare.text)} is {quoted(rare.title)} here, and {told}"
        hint = "give the same words in every letter, unless something has changed"
        yield Finding("title-worded-differently", Severity.NOTE, message, rare.place, hint)


def _levelled(title: str) -> str:
    """The words of a title without what only joins its offices: "&" in one list is a new line in another."""
    return " ".join(word for word in bare(plain(title)).split() if word not in ("and", "current"))


def courtesy(documents: Sequence[DocumentAudit]) -> Iterator[Finding]:
    """One finding for all persons who have a title of courtesy or a degree in one list and none in another."""
    with_, without = _courteous(documents)
    both = [(text, place, without[key]) for key, (text, place) in with_.items() if key in without]
    if both:
        place = both[0][1]
        told = "; ".join(
            f"{quoted(text)} {_at(there, place)}, without it {_at(bare_, place)}" for text, there, bare_ in both
        )
        message = f"{len(both)} person{'s' if len(both) > 1 else ''} with and without a title of courtesy: {told}"
        yield Finding("name-with-courtesy", Severity.NOTE, message, place, "give it everywhere, or nowhere")


def _at(there: Place, place: Place) -> str:
    return f"({places([there], place)})"


def _courteous(documents: Sequence[DocumentAudit]) -> tuple[dict[str, tuple[str, Place]], dict[str, Place]]:
    with_: dict[str, tuple[str, Place]] = {}
    without: dict[str, Place] = {}
    for entry in (one for document in documents for found in document.counted for one in found.entries):
        if entry.kind is not SignatoryKind.INDIVIDUAL:
            continue
        if _COURTESY.match(entry.name) or _COURTESY.match(entry.title):
            name = _COURTESY.sub("", entry.name).strip()
            title = entry.title.split("\n")[0].split() if _COURTESY.match(entry.title) else []
            with_.setdefault(bare(name), (", ".join(filter(None, (entry.name, *title[:1]))), entry.place))
        else:
            without.setdefault(bare(entry.name), entry.place)
    return with_, without


def countries_left_out(documents: Sequence[DocumentAudit]) -> Iterator[Finding]:
    """Bodies that have their country in one list, and none in another one that gives a country to most."""
    given: dict[str, ListEntry] = {}
    blank: dict[str, ListEntry] = {}
    for found in (one for document in documents for one in document.counted):
        with_ = [entry for entry in found.entries if entry.reading.code]
        if len(with_) >= _GIVEN * len(found.entries):
            for entry in found.entries:
                (given if entry.reading.code else blank).setdefault(bare(entry.name), entry)
    for key, entry in blank.items():
        if key in given and not entry.country and given[key].place.path != entry.place.path:
            other = given[key]
            message = (
                f"{quoted(entry.name)} has no country here, but {quoted(other.country)} {_at(other.place, entry.place)}"
            )
            hint = "name it in both, or leave it out in both; the count depends on it"
            yield Finding("country-left-out", Severity.NOTE, message, entry.place, hint)
