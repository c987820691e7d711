"""The lists of signatories as blocks: who, in which order, with which country and office."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain, filterfalse

from letterkit import countries
from letterkit.languages import collation
from letterkit.languages.ordering import ordered
from letterkit.model.counts import CountryReading, Counts
from letterkit.model.draft import ListSettings, Order, SignatorySettings
from letterkit.model.language import Language
from letterkit.model.letter import Entries, EntryGroup, Layout, Origin, Run, SignatoryList
from letterkit.model.roster import Rows

_LATIN, _HANGUL, _KANA = re.compile("[A-Za-z]"), re.compile("[\uac00-\ud7a3]"), re.compile("[\u3040-\u30ff]")


def group_list(counts: Counts, settings: SignatorySettings, language: Language) -> SignatoryList:
    """The list of counted groups in one language."""
    return _list("groups", counts.group_rows, counts, settings, settings.groups, language)


def individual_list(counts: Counts, settings: SignatorySettings, language: Language) -> SignatoryList:
    """The list of counted individuals in one language."""
    return _list("individuals", counts.individual_rows, counts, settings, settings.individuals, language)


def _list(
    kind: str, rows: Rows, counts: Counts, settings: SignatorySettings, look: ListSettings, language: Language
) -> SignatoryList:
    if settings.order is Order.ALPHABETICAL:
        rows = _filed(rows, counts.letter, language)
    shows_country = look.country and look.layout is not Layout.BY_COUNTRY and kind == "groups"
    entries = _entries(rows, counts, look, language, shows_country=shows_country)
    if look.layout is Layout.BY_COUNTRY:
        groups = _by_country(_countries(rows, counts, language), entries, language)
    else:
        groups = (EntryGroup((), entries),) if entries else ()
    words = language.words
    return SignatoryList(
        kind=kind,
        layout=look.layout,
        groups=groups,
        columns=look.columns,
        titles_inline=look.titles_inline,
        name_label=words.name,
        country_label=words.country if shows_country else "",
    )


def _filed(rows: Rows, letter: str, language: Language) -> Rows:
    """The rows in order: each under its `sort` cell, else under its name, by the rules of the language."""
    names = rows.texts("name", lang=language.code, letter=letter)
    if rows.has("sort"):
        under = rows.texts("sort", lang=language.code, letter=letter)
        names = [sort or name for sort, name in zip(under, names, strict=True)]
    return rows.at(ordered(names, language))


def _entries(rows: Rows, counts: Counts, look: ListSettings, language: Language, *, shows_country: bool) -> Entries:
    """What is printed of each row."""
    letter, lang = counts.letter, language.code
    names = rows.texts("name", lang=lang, letter=letter)
    titles = rows.texts("title", lang=lang, letter=letter) if look.titles else ()
    lines = {title: tuple(filter(None, map(str.strip, title.splitlines()))) for title in set(titles)}
    shown = _countries(rows, counts, language) if shows_country else ()
    printed = chain(names, set(shown), chain.from_iterable(lines.values()))
    return Entries(
        path=rows.cells.path,
        lines=rows.lines,
        names=names,
        countries=shown if any(shown) else (),
        titles=tuple(lines[title] for title in titles) if any(lines.values()) else (),
        langs=_foreign(printed, language),
    )


def _foreign(texts: Iterable[str], language: Language) -> dict[str, str]:
    """The languages of those texts that are to be marked."""
    seen = dict.fromkeys(filterfalse(str.isascii, texts) if language.script == "Latn" else texts)
    return {text: code for text in seen if (code := foreign(text, language))}


def foreign(text: str, language: Language) -> str | None:
    """The language to mark a text of another script with, so that it is spoken, hyphenated and set as what it is:
    Korean for Hangul, Japanese for kana, English for Latin letters in a text of another script; else None."""
    if text.isascii():
        return "en" if language.script != "Latn" and _LATIN.search(text) else None
    hangul, kana = len(_HANGUL.findall(text)), len(_KANA.findall(text))
    base = language.code.partition("-")[0]
    if hangul and base != "ko":
        return "ko"
    if kana and base != "ja":
        return "ja"
    return "en" if language.script != "Latn" and len(_LATIN.findall(text)) > hangul + kana else None


def _countries(rows: Rows, counts: Counts, language: Language) -> tuple[str, ...]:
    """The name of the country of each row as the language has it; "" where a row has none."""
    cells = rows.texts("country", letter=counts.letter)
    names = {cell: _country(counts.readings[cell], language) for cell in set(cells)}
    return tuple(names[cell] for cell in cells)


def _country(reading: CountryReading, language: Language) -> str:
    if reading.status == "not_a_country":
        return ""
    return countries.display(reading.code, language) if reading.code else reading.written.strip()


def _by_country(names: Sequence[str], entries: Entries, language: Language) -> tuple[EntryGroup, ...]:
    members: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        members.setdefault(name, []).append(at)
    rest = members.pop("", [])
    groups = [
        EntryGroup((Run(name, origin=Origin("countries")),), entries.at(members[name]))
        for name in sorted(members, key=lambda name: collation.key(name, language))
    ]
    if rest:
        groups.append(EntryGroup((Run(language.words.no_country),), entries.at(rest)))
    return tuple(groups)
