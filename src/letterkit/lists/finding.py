"""The lists of a text: found, set apart into entries, and freed of repetitions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from letterkit.lists.entries import entries
from letterkit.lists.forms import parse
from letterkit.lists.headings import Strength
from letterkit.lists.lines import lines_of
from letterkit.lists.looks import bodylike, namelike, official, person
from letterkit.lists.raw import Parsed
from letterkit.lists.repeats import without_repeats
from letterkit.lists.section import Section
from letterkit.lists.sections import Scanner
from letterkit.model.audit import Form, FoundList, ListKind
from letterkit.model.reading import TextBlock

_MORE = re.compile(
    r"(?:(?:and|y|et|und|e|en|plus|sowie|ainsi que|así como|bem como|assim como|nonché|alsmede|evenals|as well as|и"
    r"|а также|together with|along with|&|…|\+)\s+)*(?:(?:over|many|más de|plus de|mehr als|mais de)\s+)?"
    r"(?:\d{1,6}\s+(?:more|others?|additional|further|weitere|autres|otr[ao]s|outr[ao]s|altr[ie]|andere)\b.{0,60}"
    r"|(?:many |several )?(?:others|more|otros|otras|outros|outras|autres|weitere|andere)(?: organi[sz]ations| groups)?"
    r"|외\s?\d{1,5}\s?개?\s?단체|等\s?\d{0,5}\s?(?:個|个)?(?:團體|团体)?|ほか\s?\d{0,5}\s?団体)",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:first|initial|founding|premi[eè]re?s?|primer[oa]s|prim[ei]|primeir[oa]s|eerste|перв\w+)\s+(?:\w+\s+)?"
    r"(?:signator|signataire|firmant|firmatari|signatári|subscritor|ondertekena|подпи)|\berst(?:unter)?zeichn"
    r"|\b(?:partial list|liste partielle|lista parcial|elenco parziale|teilliste|auszug|extrait)\b"
    r"|呼びかけ(?:人|団体)|発起(?:人|団体)|第[一1１]次|제\s?1차|1차|首批|抜粋|일부",
    re.IGNORECASE,
)
"""Headings of those who signed first: such a list proves what fits it, and disproves nothing."""
_NAMES = 0.6
_BELOW_CLOSING = 3
_BARE = 2


def find(blocks: Sequence[TextBlock]) -> tuple[FoundList, ...]:
    """The lists of a text in order, those that are not counted among them (`left_out` says why)."""
    lines = lines_of(blocks)
    sections = Scanner(lines).scan()
    found = [made for section in sections if (made := _made(section))]
    return without_repeats(found)


def _made(section: Section) -> FoundList | None:
    """The list of a section; None where its lines are no names."""
    parsed, more = _whole(parse(section))
    if not parsed.raws or not _credible(section, parsed):
        return None
    kind, members = entries(parsed.raws, section.heading)
    heading = section.heading
    place = section.opener.place
    first = heading is not None and heading.number is None and _FIRST.search(heading.text) is not None
    sure = (
        section.sure and not more and not first and _sure(parsed) and not (kind is ListKind.MIXED and heading is None)
    )
    return FoundList(
        heading=heading.text if heading else "",
        kind=kind,
        form=parsed.form,
        entries=members,
        place=place,
        blocks=frozenset(line.block for line in section.lines),
        cluster=section.cluster,
        sure=sure,
        told=bool(heading and (heading.groups or heading.individuals)),
        others=parsed.others - {len(members)},
        subcounts=parsed.subcounts,
        doubts=parsed.doubts,
        left_out="it names only a part of those who sign" if heading and heading.partial else "",
    )


def _whole(parsed: Parsed) -> tuple[Parsed, bool]:
    """The names of a list without "and 12 more", and whether such a remark was there."""
    kept = tuple(raw for raw in parsed.raws if not _MORE.fullmatch(raw.text.strip(" .…")))
    return replace(parsed, raws=kept), len(kept) < len(parsed.raws)


def _sure(parsed: Parsed) -> bool:
    return all(part.stated == part.read for part in parsed.subcounts)


def _credible(section: Section, parsed: Parsed) -> bool:
    """Whether what was read can be signatories: names mostly, and as many as their place asks for."""
    raws = parsed.raws
    good = sum(namelike(raw.text) for raw in raws)
    if good < _NAMES * len(raws):
        return False
    heading = section.heading
    if heading is None:
        return len(raws) >= _BELOW_CLOSING and not _signature(section, parsed)
    if heading.strength is Strength.SIGNING:
        return (
            len(raws) >= (_BARE if heading.rest or not section.after_closing else 1)
            or heading.individuals
            or heading.groups
        )
    return True


def _signature(section: Section, parsed: Parsed) -> bool:
    """Whether lines below the end of a letter are one person with an office, a body and an address."""
    if len(section.lines) > 6 or parsed.form in (Form.TABLE, Form.BULLETS, Form.NUMBERS):
        return False
    texts = [line.text for line in section.lines]
    named = [person(text.partition(",")[0]) for text in texts]
    offices = any(official(text) for text in texts[1:])
    return named[0] and sum(named) == 1 and (offices or any(map(bodylike, texts[1:])))
