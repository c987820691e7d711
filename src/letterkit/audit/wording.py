"""Two texts of one letter, or its two halves in two languages, held against each other paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from letterkit import agreement
from letterkit.agreement import Difference, FactKind, Facts, Spot
from letterkit.audit.disagreements import quoted
from letterkit.claims.languages import of_blocks
from letterkit.languages import primary
from letterkit.model.audit import DocumentAudit
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.reading import BlockKind, Reading, TextBlock
from letterkit.model.signature import Audited

_PARTS = {BlockKind.HEADING: "heading", BlockKind.TITLE: "heading", BlockKind.LIST_ITEM: "item"}
_SHORTEST, _HALF = 25, 0.25
"""Characters of what is compared (addresses and dates stand elsewhere in another language), and how much of a text a
language must have to be a half of it."""
_ALIKE = 0.5
"""How many paragraphs of the shorter text must have a partner, else the two are no versions of each other."""
_MOST, _FEW = 400, 3
_DIGITS = re.compile(r"\d+")
_OWNERS = {agreement.WHOLE: "all who sign", "represented": "those whom they represent"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The facts of one paragraph and where it stands."""

    facts: Facts
    place: Place


@dataclass(frozen=True)
class Text:
    """The paragraphs of one text in one language, lists left out; facts are looked for when they are asked for."""

    lang: str
    blocks: tuple[TextBlock, ...]
    today: date | None

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs with their facts."""
        return tuple(
            Paragraph(
                agreement.facts(
                    block.text,
                    self.lang,
                    part=_PARTS.get(block.kind, "prose"),
                    linked=[(link.start, link.end, link.address) for link in block.links],
                    today=self.today,
                ),
                block.place,
            )
            for block in self.blocks[:_MOST]
        )

    @property
    def size(self) -> int:
        """Letters, those of scripts that need fewer of them counted twice."""
        return sum(len(block.text) for block in self.blocks) * (2 if self.lang in ("ko", "ja", "zh") else 1)


def languages(reading: Reading, made: DocumentAudit) -> tuple[str, ...]:
    """The language of each block of a file; where nothing tells, that of the file."""
    hint = reading.lang or (made.languages[0] if made.languages else "en")
    return tuple(code or hint for code in of_blocks([block.text for block in reading.blocks], hint))


def texts(text: Audited) -> tuple[Text, ...]:
    """A file as one text for each language that has a good part of it, in the order of reading."""
    listed = {block for found in text.made.lists for block in found.blocks}
    found: dict[str, list[TextBlock]] = {}
    for index, (block, lang) in enumerate(zip(text.reading.blocks, text.languages, strict=True)):
        if index not in listed and len(block.text) >= _SHORTEST:
            found.setdefault(primary(lang), []).append(block)
    parts = [Text(lang, tuple(blocks), text.signature.date) for lang, blocks in found.items()]
    total = sum(part.size for part in parts)
    return tuple(part for part in parts if part.size >= _HALF * total)


def within(parts: Sequence[Text]) -> Iterator[Finding]:
    """The first text of a file against its others: letters in two languages are often one file."""
    for other in parts[1:]:
        yield from compared(parts[0], other)


def between(first: Sequence[Text], second: Sequence[Text]) -> Iterator[Finding]:
    """Two files: each language of the first against the same of the second, else their first languages."""
    mates = [(one, two) for one in first for two in second if one.lang == two.lang]
    for one, two in mates or [(first[0], second[0])] if first and second else []:
        yield from compared(one, two)


def compared(first: Text, second: Text) -> Iterator[Finding]:
    """What two texts state differently; the counts themselves are compared elsewhere.

    A contradiction is a warning. What one text lacks is a note, and only where that is rare: a free translation leaves
    much out.
    """
    ours, theirs = [one.facts for one in first.paragraphs], [one.facts for one in second.paragraphs]
    pairs = agreement.align(ours, theirs)
    matched = sum(not pair.alone for pair in pairs)
    if matched < _ALIKE * min(len(ours), len(theirs)) or matched < 2:
        return
    found = [one for one in agreement.differences(ours, theirs, pairs) if not _counts(one) and not _dotted(one)]
    yield from (_contradiction(one, first, second) for one in found if one.sure and one.first and one.second)
    # A text that was copied without its links lacks them all: that says nothing.
    linked = _has_links(ours) and _has_links(theirs)
    lacking = [one for one in found if one.first is None or one.second is None]
    lacking = [one for one in lacking if not _in_digits(one, ours, theirs) and one.kind is not FactKind.LINK]
    if len(lacking) <= _FEW:
        yield from (_lacking(one, first, second) for one in lacking)
    unlike = [one for one in found if one.kind is FactKind.LINK and not one.sure] if linked else []
    if len(unlike) <= _FEW:
        yield from (_unlike(one, first, second) for one in unlike)
    yield from _attached(first, second)


def _has_links(text: Sequence[Facts]) -> bool:
    return any(fact.kind is FactKind.LINK for facts in text for fact in facts.items)


def _counts(one: Difference) -> bool:
    return one.kind is FactKind.COUNT


def _dotted(one: Difference) -> bool:
    """Whether a number may be a day ("4.21"), which other languages write in words."""
    facts = [spot.fact for spot in (one.first, one.second) if spot]
    return any(fact.kind is FactKind.NUMBER and "." in fact.value for fact in facts)


def _in_digits(one: Difference, ours: Sequence[Facts], theirs: Sequence[Facts]) -> bool:
    """Whether all digits of a fact stand near its place in the other text, in a form that is not read ("4.21")."""
    spot, side, partners = (one.first, theirs, one.pair.second) if one.first else (one.second, ours, one.pair.first)
    wanted = set(_DIGITS.findall(spot.fact.text)) if spot else set()
    near = range(max(0, min(partners) - 1), min(len(side), max(partners) + 2))
    return bool(wanted) and wanted <= {digits for at in near for digits in _DIGITS.findall(side[at].text)}


def _contradiction(one: Difference, first: Text, second: Text) -> Finding:
    here, there = _place(one.first, first), _place(one.second, second)
    message = (
        f"{_said(one.second)}, but {_said(one.first)} in {_elsewhere(here, there)}: a {one.kind.value} that differs"
    )
    return Finding("texts-differ", Severity.WARNING, message, there, "find out which is right and correct the other")


def _lacking(one: Difference, first: Text, second: Text) -> Finding:
    """What one paragraph has, and its partner in the other text has not."""
    spot, text, other = (one.first, first, second) if one.first else (one.second, second, first)
    partners = one.pair.second if one.first else one.pair.first
    place, there = _place(spot, text), other.paragraphs[partners[0]].place
    message = f"{_said(spot)} is not in the same paragraph of the other text ({_elsewhere(there, place)})"
    return Finding("texts-differ", Severity.NOTE, message, place, "see whether something was left out there")


def _unlike(one: Difference, first: Text, second: Text) -> Finding:
    """A link that only one text has, or two pages of one site: sites name their pages differently in each language."""
    if one.first is None or one.second is None:
        return _lacking(one, first, second)
    here, there = _place(one.first, first), _place(one.second, second)
    message = f"a link to {_said(one.second)}, but to {_said(one.first)} in {_elsewhere(here, there)}"
    return Finding("texts-differ", Severity.NOTE, message, there, "open both, and see that they say the same")


def _attached(first: Text, second: Text) -> Iterator[Finding]:
    """A number of countries that is of all who sign in one text, and of those whom they represent in the other."""
    ours, theirs = ([(one.place, *owner) for one in text.paragraphs for owner in agreement.attached(one.facts)]
                    for text in (first, second))  # fmt: skip
    for place, fact, owner in ours:
        for there, other, its in theirs:
            if fact.value == other.value and owner and its and owner != its:
                mine, yours = (_OWNERS.get(one, f"the {one}") for one in (its, owner))
                message = f"{quoted(other.text)} is said of {mine} here, and of {yours} in {_elsewhere(place, there)}"
                hint = "say it of the same in both languages"
                yield Finding("texts-differ", Severity.WARNING, message, there, hint)
                return


def _place(spot: Spot | None, text: Text) -> Place:
    return text.paragraphs[spot.paragraph if spot else 0].place


def _elsewhere(place: Place, here: Place) -> str:
    if place.path != here.path:
        return str(place)
    return f"line {place.line}" if place.line else f"page {place.page}" if place.page else place.field or "above"


def _said(spot: Spot | None) -> str:
    return quoted(spot.fact.text) if spot else ""
