"""Where finished texts name persons and bodies: in their lists, in the offices below names, in the text around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letterkit import countries, spelling
from letterkit.model.audit import DocumentAudit, ListEntry
from letterkit.model.finding import Place
from letterkit.model.reading import Reading
from letterkit.model.roster import SignatoryKind
from letterkit.model.spelling import Mention, Source

_DEGREES = re.compile(r"^(?:(?:Ph\.? ?D|M\.? ?D|LL\.? ?[MBD]|Lord|Lady|Esq|MP|OBE|CBE|KC|QC)\b[.,;\s]*)+")


def mentions(reading: Reading, made: DocumentAudit) -> Iterator[Mention]:
    """The names of a text in the order of reading, its lists last."""
    listed = {block for found in made.lists for block in found.blocks}
    for index, block in enumerate(reading.blocks):
        if index not in listed:
            yield from running(block.text, block.place)
    for number, found in enumerate(made.lists):
        for entry in found.entries:
            yield from _of_entry(entry, f"{made.path}#{number}")


def running(text: str, place: Place) -> Iterator[Mention]:
    """What looks like a name in a stretch of text; a body that holds a person's name is none."""
    seen = tuple(spelling.sightings(text))
    people = [one for one in seen if one.person]
    for one in seen:
        if one.person or not any(one.start < other.end and other.start < one.end for other in people if other.certain):
            yield Mention(one.text, one.person, place, Source.RUNNING, certain=one.certain, title=one.title)


def _of_entry(entry: ListEntry, roll: str) -> Iterator[Mention]:
    person = entry.kind is SignatoryKind.INDIVIDUAL
    title = _DEGREES.sub("", " ".join(entry.title.split()))
    own = title if person else ""
    name, country = _whole(entry)
    yield Mention(name, person, entry.place, Source.LISTED, roll, country=country, code=entry.reading.code, title=own)
    if entry.person:
        yield Mention(entry.person, True, entry.place, Source.LISTED, roll, title=title)
    for mention in running(title, entry.place):
        if not mention.person:
            yield mention


def _whole(entry: ListEntry) -> tuple[str, str]:
    """Name and country, where a part of the name was read with the country ("Saram - Ein Verein, Germany")."""
    head, _, tail = entry.country.rpartition(",")
    behind = f",{tail}"
    if not head or entry.name == entry.written or not entry.written.endswith(behind):
        return entry.name, entry.country
    if countries.read(tail, suggest=False).code is None or countries.read(head, suggest=False).status != "unknown":
        return entry.name, entry.country
    return entry.written.removesuffix(behind), tail.strip()
