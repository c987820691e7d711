"""The facts of one paragraph, gathered from all that is known of its language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from letterkit import claims
from letterkit.agreement import calendar, links
from letterkit.agreement.fact import Fact, FactKind, Facts, Strength
from letterkit.agreement.names import Names
from letterkit.agreement.numbers import numbers
from letterkit.agreement.vocabulary import vocabulary
from letterkit.claims.grammar import grammar
from letterkit.claims.surface import surface
from letterkit.languages import primary, printed

# Numbers in these are parts of an address: e-mail, telephone (E.123: groups of digits), symbols of documents.
_REFERENCE = re.compile(r"(?<![\w/])[A-Z][A-Za-z]{0,9}(?:/[A-Za-z0-9.-]{1,20}){1,6}(?<=\d)(?![\w/])")
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,255}")
_PHONE = re.compile(r"(?<!\w)(?:\+|\(0\d?\)|00)\d[\d ().-]{5,24}\d|(?<![\w.])0\d{1,2}[-) ]\d{3,4}[- ]\d{4}(?!\d)")
Link = tuple[int, int, str]


def facts(
    text: str,
    lang: str,
    names: Names | None = None,
    *,
    part: str = "",
    linked: Sequence[Link] = (),
    today: dt.date | None = None,
) -> Facts:
    """The facts of the plain text of one paragraph, in order.

    `lang` is its BCP 47 tag, `names` those who are known, `part` what kind of paragraph it is, `linked` the links
    behind its words (start, end, address), `today` the date of the letter, by which claims about earlier ones are told.
    No two numbers, dates and counts share a character. Raises KeyError for an unknown language.
    """
    found = list(_nameless(text, lang, tuple(linked), today))
    index = names.index(lang) if names else None
    if index:
        found += [Fact(FactKind.NAME, key, text[s:e], s, e) for s, e, key in index.find(text)]
        found = _without_numbers_of_names(found)
    return Facts(text, lang, tuple(sorted(found, key=_order)), part, index.own if index else frozenset())


@lru_cache(maxsize=512)
def _nameless(text: str, lang: str, linked: tuple[Link, ...], today: dt.date | None) -> tuple[Fact, ...]:
    """All facts but names; remembered, since the paragraphs of many letters are the same."""
    reader = _Paragraph(text, lang)
    found = [*reader.links(linked), *reader.references()]
    reader.blank(_ADDRESS, _PHONE)
    found += [*reader.counts(today), *reader.days(), *reader.weekdays()]
    found += reader.numbers()
    return tuple(found)


def _order(fact: Fact) -> tuple[int, int]:
    return fact.start, fact.end


def _without_numbers_of_names(found: list[Fact]) -> list[Fact]:
    """A number inside a name ("Article 19", "The 88 Project") is not missed where the name is written otherwise."""
    spans = [(fact.start, fact.end) for fact in found if fact.kind is FactKind.NAME]
    return [
        replace(fact, strength=Strength.WEAK)
        if fact.kind is FactKind.NUMBER and any(start <= fact.start and fact.end <= end for start, end in spans)
        else fact
        for fact in found
    ]


class _Paragraph:
    """One text while its facts are taken out of it: what is read is blanked, so that nothing is read twice."""

    def __init__(self, text: str, lang: str) -> None:
        self._text, self._lang = text, lang
        self._left = text
        self._read = primary(lang) not in printed()

    def blank(self, *patterns: re.Pattern[str]) -> None:
        """Take out what is of no kind."""
        for pattern in patterns:
            self._left = pattern.sub(lambda match: "\ufffc" * len(match.group()), self._left)

    def _take(self, start: int, end: int) -> None:
        self._left = self._left[:start] + "\ufffc" * (end - start) + self._left[end:]

    def links(self, linked: Sequence[Link]) -> Iterator[Fact]:
        """Links behind words and those shown in the text, each once."""
        behind = {address for *_, address in linked}
        for start, end, address in linked:
            if value := links.level(address):
                yield Fact(FactKind.LINK, value, address, start, end)
        for start, end, address in list(links.shown(self._left)):
            self._take(start, end)
            if address not in behind and (value := links.level(address)):
                yield Fact(FactKind.LINK, value, address, start, end)

    def references(self) -> Iterator[Fact]:
        """Symbols of documents (A/75/388)."""
        for match in list(_REFERENCE.finditer(self._left)):
            self._take(*match.span())
            yield Fact(FactKind.REFERENCE, match.group().upper(), match.group(), *match.span())

    def counts(self, today: dt.date | None) -> Iterator[Fact]:
        """The claims about who signs."""
        for claim in claims.find(self._left, self._lang, today=today):
            self._take(claim.number_start, claim.number_end)
            written = self._text[claim.number_start : claim.number_end]
            strength = Strength.DIGITS if any(sign.isdigit() for sign in written) else Strength.WORDS
            yield Fact(FactKind.COUNT, str(claim.value), claim.text, claim.start, claim.end, strength, claim=claim)

    def days(self) -> Iterator[Fact]:
        """The dates."""
        if self._read:
            for fact in list(calendar.days(self._left, self._lang)):
                self._take(fact.start, fact.end)
                yield fact

    def weekdays(self) -> Iterator[Fact]:
        """The days of the week."""
        return calendar.weekdays(self._left, self._lang)

    def numbers(self) -> Iterator[Fact]:
        """What is left of numbers; those of `terms` count nothing."""
        if not self._read:
            yield from numbers(self._left, self._lang)
            return
        terms = vocabulary(self._lang).terms
        if terms:
            self.blank(re.compile("|".join(map(re.escape, terms)), re.IGNORECASE))
        face = surface(self._left, grammar(self._lang).seams)
        for fact in numbers(face.folded, self._lang):
            start, end = face.place(fact.start), face.place(fact.end)
            yield replace(fact, start=start, end=end, text=self._text[start:end])
