"""Signatories told apart: bodies, persons, persons who sign for bodies; their countries and offices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from letterkit.lists.folding import fold
from letterkit.lists.headings import Heading
from letterkit.lists.looks import CJK, bodylike, honored, official, person, words
from letterkit.lists.places import located
from letterkit.lists.raw import Raw
from letterkit.lists.vocabulary import vocabulary
from letterkit.model.audit import NO_COUNTRY, ListEntry, ListKind
from letterkit.model.counts import CountryReading
from letterkit.model.frozen import frozen
from letterkit.model.roster import SignatoryKind

_MOST = 0.5
_SOME = 0.1
_GROUP, _PERSON = SignatoryKind.GROUP, SignatoryKind.INDIVIDUAL
_LEARNED = re.compile(
    r"univers|college|\bschool|polytechni|facult|hochschule|\blaw\b|academ|hospital|대학|大学|大學|학교|學院|学院",
    re.IGNORECASE,
)
_TRAILER = re.compile(r"[*†‡§]+$|\s*\[\d{1,3}\]$")


@frozen
class Look:
    """What one entry looks like: `person` with `title`; `body` where the title is an office of a body."""

    person: str = ""
    title: str = ""
    body: str = ""


def entries(raws: Sequence[Raw], heading: Heading | None) -> tuple[ListKind, tuple[ListEntry, ...]]:
    """The entries of one list and what it holds, by its heading and by the look of its entries."""
    looks = [look(raw) for raw in raws]
    kind = _kind(raws, looks, heading)
    if kind is ListKind.INDIVIDUALS:
        return kind, tuple(_individual(raw, seen) for raw, seen in zip(raws, looks, strict=True))
    if kind is ListKind.PERSONS_FOR_GROUPS:
        return kind, tuple(_for_body(raw, seen) for raw, seen in zip(raws, looks, strict=True))
    places = located(raws)
    found = []
    for raw, seen, (name, reading) in zip(raws, looks, places, strict=True):
        if kind is ListKind.MIXED and _surely_person(raw, seen):
            found.append(_individual(raw, seen))
        else:
            found.append(_group(raw, name, reading))
    return kind, tuple(found)


def look(raw: Raw) -> Look:
    """Reads "Person, office of Body", "Person, Body", "Person" with lines of titles below."""
    text = _TRAILER.sub("", raw.text.strip())
    if raw.person:
        return Look(raw.person, " ".join(raw.titles), raw.text if raw.text != raw.person else "")
    head, _, rest = text.partition(",")
    title = "\n".join(part for part in (rest.strip(), *raw.titles) if part)
    if person(head.strip()) or (honored(text) and not bodylike(head)):
        return Look(head.strip(), title, _body(title))
    return _several_persons(text) or _dash_person(text) or Look()


def _several_persons(text: str) -> Look | None:
    """ "Ana Ruiz et Jo Berg, coprésidentes de la Ligue": several persons, with or without a comma before the office."""
    match = vocabulary().role.search(fold(text))
    if match is None or match.start() < 5 or CJK.search(text) or len(fold(text)) != len(text):
        return None
    before = text[: match.start()].rstrip(" ,–-(")
    names = re.split(rf"\s*,\s*|\s(?:{'|'.join(map(re.escape, vocabulary().joins))})\s", before)
    names = [name for name in names if name]
    last = names[-1] if names else ""
    if not names or not person(names[0]) or not all(person(name) or len(words(name)) <= 3 for name in names):
        return None
    if bodylike(last):
        return None
    return Look(before, text[match.start() :], _body(text[match.start() :]))


def _dash_person(text: str) -> Look | None:
    """ "Ana Ruiz – Director, Open Rivers", "Ana Ruiz (Open Rivers)"."""
    match = re.fullmatch(r"(?P<name>[^–—(（]{4,60}?)\s*(?:\s[-–—]\s|[(（])\s*(?P<rest>[^)）]{2,200})[)）]?", text)
    if match is None or not person(match["name"]):
        return None
    bracketed = text.rstrip().endswith((")", "）"))
    if not (official(match["rest"]) or (bracketed and bodylike(match["rest"]))):
        return None
    return Look(match["name"].strip(), match["rest"].strip(), _body(match["rest"].strip()))


def _body(title: str) -> str:
    """The body that an office is of; "" where the title is no office of a body ("professor of law")."""
    if not title:
        return ""
    flat = " ".join(title.split())
    folded = fold(flat)
    match = vocabulary().role.search(folded)
    if match and len(folded) == len(flat) and match.start() < 30:
        return flat[match.end() :].strip(" ,;.") or flat
    if CJK.search(flat):
        return vocabulary().offices.sub("", folded).strip() if vocabulary().offices.search(folded) else ""
    if not official(flat) and words(flat) and flat[0].isupper():
        return flat
    return ""


def _kind(raws: Sequence[Raw], looks: Sequence[Look], heading: Heading | None) -> ListKind:
    groups = heading is not None and heading.groups
    individuals = heading is not None and heading.individuals
    if individuals and not groups:
        return ListKind.INDIVIDUALS
    bodies = sum(bool(seen.person and _strong_body(seen)) for seen in looks)
    persons = sum(bool(seen.person) for seen in looks)
    plain = [seen for seen in looks if seen.person]
    if 2 * sum(bool(raw.person) for raw in raws) > len(raws):
        return ListKind.INDIVIDUALS if not groups and _affiliated(looks) else ListKind.PERSONS_FOR_GROUPS
    if bodies > _MOST * len(looks) and len(looks) > 1:
        return ListKind.INDIVIDUALS if not groups and _affiliated(looks) else ListKind.PERSONS_FOR_GROUPS
    if groups and individuals:
        return ListKind.MIXED
    if groups:
        return ListKind.GROUPS
    sure = sum(_surely_person(raw, seen) for raw, seen in zip(raws, looks, strict=True))
    bare = not any(bodylike(raw.text) or any(map(str.isdigit, raw.text)) for raw in raws)
    if sure > _MOST * len(looks) or (bare and persons == len(looks) and len(plain) >= 3 and _all_names(raws)):
        return ListKind.INDIVIDUALS
    return ListKind.MIXED if sure > max(1, _SOME * len(looks)) else ListKind.GROUPS


def _affiliated(looks: Sequence[Look]) -> bool:
    """Whether bodies are where persons work, not whom they speak for: universities mostly, or the same ones again."""
    named = [seen.body.casefold() for seen in looks if seen.body]
    learned = sum(_LEARNED.search(name) is not None for name in named)
    return 3 * learned > len(named) or len(set(named)) < 0.8 * len(named)


def _strong_body(seen: Look) -> bool:
    """Whether the person speaks for the body, by an office in it; a scholar's university is no signatory."""
    return bool(seen.body) and (vocabulary().role.search(fold(seen.title)) is not None or bodylike(seen.body))


def _all_names(raws: Sequence[Raw]) -> bool:
    """Whether bare lines are persons' names: all of two or three words, or in East Asia of one."""
    return all(len(raw.text.split()) <= 3 for raw in raws) and len({len(raw.text.split()) for raw in raws}) <= 2


def _surely_person(raw: Raw, seen: Look) -> bool:
    if not seen.person:
        return False
    if CJK.search(raw.text):
        return bool(seen.title and official(seen.title)) or honored(raw.text) or _east_asian_title(raw.text)
    return honored(raw.text) or official(seen.title)


def _east_asian_title(text: str) -> bool:
    return (
        re.search(r"(?:교수|박사|변호사|의원|목사|신부|教授|議員|议员|律師|律师|弁護士|牧師|牧师)$", text) is not None
    )


def _group(raw: Raw, name: str, reading: CountryReading) -> ListEntry:
    person_ = raw.person
    return ListEntry(
        _TRAILER.sub("", name),
        _GROUP,
        raw.text,
        raw.line.place,
        reading.written,
        title="\n".join(raw.titles),
        person=person_,
        reading=reading,
    )


def _individual(raw: Raw, seen: Look) -> ListEntry:
    name = seen.person or _TRAILER.sub("", raw.text.strip(" ,;"))
    title = seen.title or "\n".join(raw.titles)
    if raw.person and raw.person != raw.text:
        title = raw.text
    reading = located([raw])[0][1] if raw.country is not None else NO_COUNTRY
    return ListEntry(name, _PERSON, raw.text, raw.line.place, reading.written, title, reading=reading)


def _for_body(raw: Raw, seen: Look) -> ListEntry:
    """The body that a person signs for; a line that names no person is a body itself."""
    if not seen.person:
        name, reading = located([raw])[0]
        return _group(raw, name, reading)
    if raw.person == raw.text:
        return _individual(raw, seen)
    inner = replace(raw, text=seen.body or raw.text)
    name, reading = located([inner])[0]
    return ListEntry(name, _GROUP, raw.text, raw.line.place, reading.written, seen.title, seen.person, reading)
