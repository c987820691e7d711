"""The lists of signatories as blocks: who, in which order, with which country and office."""

from __future__ import annotations

from itertools import groupby

from letterkit import countries
from letterkit.languages import collation
from letterkit.model.counts import Counts
from letterkit.model.draft import ListSettings, Order, SignatorySettings
from letterkit.model.language import Language
from letterkit.model.letter import Entry, EntryGroup, Inlines, Layout, Origin, Run, SignatoryList
from letterkit.model.roster import Signatory


def group_list(counts: Counts, settings: SignatorySettings, language: Language) -> SignatoryList:
    """The list of counted groups in one language."""
    return _list("groups", counts.group_rows, counts, settings, settings.groups, language)


def individual_list(counts: Counts, settings: SignatorySettings, language: Language) -> SignatoryList:
    """The list of counted individuals in one language."""
    return _list("individuals", counts.individual_rows, counts, settings, settings.individuals, language)


def _list(
    kind: str,
    rows: tuple[Signatory, ...],
    counts: Counts,
    settings: SignatorySettings,
    look: ListSettings,
    language: Language,
) -> SignatoryList:
    if settings.order is Order.ALPHABETICAL:
        rows = tuple(sorted(rows, key=lambda row: filing_key(row, counts.letter, language)))
    shows_country = look.country and look.layout is not Layout.BY_COUNTRY and kind == "groups"
    entries = [*map(_Entries(counts, look, language, shows_country=shows_country).of, rows)]
    if look.layout is Layout.BY_COUNTRY:
        names = [_country(row, counts, language) for row in rows]
        groups = _by_country(list(zip(names, entries, strict=True)), language)
    else:
        groups = (EntryGroup((), tuple(entries)),) if entries else ()
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


def filing_key(row: Signatory, letter: str, language: Language) -> tuple[object, ...]:
    """Where a row is filed: under its `sort` cell, else under its name, by the rules of the language."""
    filed = row.text("sort", lang=language.code, letter=letter) or row.text("name", lang=language.code, letter=letter)
    return tuple(collation.key(filed, language))


class _Entries:
    """Entries of one list in one language. What many rows share is worked out once: where rows are many, their
    countries are few."""

    def __init__(self, counts: Counts, look: ListSettings, language: Language, *, shows_country: bool) -> None:
        self._counts, self._language = counts, language
        self._titles, self._shows_country = look.titles, shows_country
        self._countries: dict[str, tuple[str, str | None]] = {}

    def of(self, row: Signatory) -> Entry:
        """What is printed of a row."""
        lang, letter = self._language.code, self._counts.letter
        title = row.text("title", lang=lang, letter=letter) if self._titles else ""
        name = row.text("name", lang=lang, letter=letter)
        row_ref = f"{row.place.path}:{row.place.line}:"
        return Entry(
            self._run(name, foreign(name, self._language), f"{row_ref}name"),
            self._run(*self._country(row), f"{row_ref}country") if self._shows_country else (),
            tuple(
                self._run(line, foreign(line, self._language), f"{row_ref}title")
                for line in map(str.strip, title.splitlines())
                if line
            )
            if title
            else (),
        )

    def _country(self, row: Signatory) -> tuple[str, str | None]:
        """The name of a country, and the language to mark it with."""
        written = row.text("country", letter=self._counts.letter)
        if written not in self._countries:
            name = _country(row, self._counts, self._language)
            self._countries[written] = name, foreign(name, self._language)
        return self._countries[written]

    @staticmethod
    def _run(text: str, lang: str | None, ref: str) -> Inlines:
        return (Run(text, lang=lang, origin=Origin(ref)),) if text else ()


def foreign(text: str, language: Language) -> str | None:
    """The language to mark a text of another script with, so that it is spoken, hyphenated and set as what it is:
    Korean for Hangul, Japanese for kana, English for Latin letters in a text of another script; else None."""
    if text.isascii() and language.script == "Latn":
        return None
    latin = sum(c.isascii() and c.isalpha() for c in text)
    hangul = sum("\uac00" <= c <= "\ud7a3" for c in text)
    kana = sum("\u3040" <= c <= "\u30ff" for c in text)
    base = language.code.partition("-")[0]
    if hangul and base != "ko":
        return "ko"
    if kana and base != "ja":
        return "ja"
    return "en" if latin > hangul + kana and language.script != "Latn" else None


def _country(row: Signatory, counts: Counts, language: Language) -> str:
    reading = counts.reading(row)
    if reading.status == "not_a_country":
        return ""
    return countries.display(reading.code, language) if reading.code else reading.written.strip()


def _by_country(pairs: list[tuple[str, Entry]], language: Language) -> tuple[EntryGroup, ...]:
    placed = sorted((p for p in pairs if p[0]), key=lambda pair: collation.key(pair[0], language))
    groups = [
        EntryGroup((Run(name, origin=Origin("countries")),), tuple(entry for _, entry in members))
        for name, members in groupby(placed, key=lambda pair: pair[0])
    ]
    rest = tuple(entry for name, entry in pairs if not name)
    if rest:
        groups.append(EntryGroup((Run(language.words.no_country),), rest))
    return tuple(groups)
