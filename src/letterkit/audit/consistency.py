"""What names say of texts that belong together: other spellings, countries that changed, offices that changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from letterkit.audit.disagreements import quoted
from letterkit.model.finding import Finding, Severity
from letterkit.model.spelling import Layer, Mention, Name, Source
from letterkit.spelling import offices, plain, without_acronym
from letterkit.spelling.telling import HOW, layer_of, odd, where

Dates = Mapping[str, date | None]


def consistency(names: Sequence[Name], dates: Dates, languages: Mapping[str, str]) -> Iterator[Finding]:
    """The findings on all names; `dates` and `languages` are those of the texts, by path."""
    with_acronyms: list[Name] = []
    for name in names:
        if name.layer and _only_acronym(name):
            with_acronyms.append(name)
        elif name.layer:
            yield _spelled(name)
        if name.person:
            yield from _offices(name, dates)
        elif name.layer is None or name.layer.sure or name.layer is Layer.CLOSE:
            yield from _country(name, dates)
    if with_acronyms:
        yield _acronyms(with_acronyms)
    yield from _country_strings(names, languages)


def _only_acronym(name: Name) -> bool:
    return not name.person and len({plain(without_acronym(spelling.text)) for spelling in name.spellings}) == 1


def _spelled(name: Name) -> Finding:
    last = odd(name)
    place = last.mentions[0].place
    others = [spelling for spelling in name.spellings if spelling is not last]
    told = " and ".join(f"{quoted(one.text)} ({where(one.mentions, place)})" for one in others)
    rest = where(last.mentions[1:], place) if len(last.mentions) > 1 else ""
    layer = layer_of(name)
    message = f"{quoted(last.text)}{f' (also {rest})' if rest else ''} and {told} {HOW[layer]}"
    return Finding("name-spelled-differently", _severity(name, layer), message, place, _hint(name, layer))


def _severity(name: Name, layer: Layer) -> Severity:
    if name.person:
        return Severity.NOTE if layer is Layer.SHORT else Severity.WARNING
    return Severity.WARNING if layer is Layer.CLOSE else Severity.NOTE


def _hint(name: Name, layer: Layer) -> str:
    one = "the person writes it" if name.person else "the body itself does"
    return f"write it as {one}, everywhere" if layer.sure else f"if they are one, write it as {one}, everywhere"


def _acronyms(names: Sequence[Name]) -> Finding:
    """One finding for all names that stand with and without their acronym: it is a matter of style."""
    first = max((spelling for spelling in names[0].spellings), key=lambda one: len(one.text)).mentions[0].place
    told = "; ".join(
        f"{quoted(max((one.text for one in name.spellings), key=len))} ({where(name.mentions, first)})"
        for name in names
    )
    message = f"{len(names)} name{'s' if len(names) > 1 else ''} with and without an acronym: {told}"
    return Finding("name-with-acronym", Severity.NOTE, message, first, "give the acronym everywhere, or nowhere")


def _country(name: Name, dates: Dates) -> Iterator[Finding]:
    """Countries of one body that differ from text to text."""
    listed = [mention for mention in name.mentions if mention.code]
    codes: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in sorted(listed, key=lambda one: _when(one, dates)):
        codes[mention.code or ""].append(mention)
    if len(codes) < 2:
        return
    *before, last = codes.values()
    place = last[0].place
    told = " and ".join(f"{quoted(group[0].country)} ({where(group, place)})" for group in before)
    message = f"{quoted(last[0].text)} is of {quoted(last[0].country)} here, of {told}"
    yield Finding("country-changed", Severity.WARNING, message, place, "find out which it is; the count depends on it")


def _when(mention: Mention, dates: Dates) -> date:
    return dates.get(mention.place.path) or date.max


def _country_strings(names: Sequence[Name], languages: Mapping[str, str]) -> Iterator[Finding]:
    """Countries that stand in more than one spelling in the lists of texts that belong together, by language."""
    spelled: defaultdict[tuple[str, str], dict[str, list[Mention]]] = defaultdict(dict)
    for mention in (one for name in names for one in name.mentions if one.code and one.source is Source.LISTED):
        text = mention.country.strip()
        if "," not in text and text.isascii():  # "Seoul, South Korea" is a place; other scripts are other languages
            spelled[mention.code or "", languages.get(mention.place.path, "")].setdefault(text, []).append(mention)
    several = [strings for strings in spelled.values() if len(strings) > 1]
    for strings in several:
        ordered = sorted(strings.items(), key=lambda one: -len(one[1]))
        place = ordered[-1][1][0].place
        told = ", ".join(f"{quoted(text)} ({where(said, place)})" for text, said in ordered)
        message = f"one country is written in {len(ordered)} ways: {told}"
        yield Finding("country-spelled-differently", Severity.NOTE, message, place, "write one of them in all lists")


def _offices(name: Name, dates: Dates) -> Iterator[Finding]:
    """An office that has ended according to one place, and another office in another place; each once for a person."""
    titled: dict[str, list[Mention]] = {}
    for mention in sorted((one for one in name.mentions if one.title), key=lambda one: _when(one, dates)):
        titled.setdefault(plain(mention.title).casefold(), []).append(mention)
    changes = [
        (changed, first, second)
        for first, second in combinations(titled.values(), 2)
        if (changed := offices.change(first[0].title, second[0].title))
    ]
    for kind in offices.Change:
        told = [one for one in changes if one[0][0] is kind]
        if told:
            yield _office(told, dates)


def _office(
    told: Sequence[tuple[tuple[offices.Change, str, str], list[Mention], list[Mention]]], dates: Dates
) -> Finding:
    """One finding at the latest place, with all earlier ones that differ from it."""
    (kind, _, after), _, last = told[-1]
    place = last[0].place
    others: dict[str, list[Mention]] = {}
    for (_, before, later), first, second in told:
        if second is last and later == after:
            others.setdefault(before, []).extend(first)
    said = " and ".join(f"{quoted(text)} ({where(mentions, place)})" for text, mentions in others.items())
    message = f"{quoted(last[0].text)} is {quoted(after)} here, but {said} elsewhere"
    stale = kind is offices.Change.ENDED and not offices.ended(after) and _when(last[0], dates) != date.max
    hint = "an earlier text says that the office has ended" if stale else "check which office is held"
    return Finding("title-changed", Severity.WARNING if stale else Severity.NOTE, message, place, hint)
