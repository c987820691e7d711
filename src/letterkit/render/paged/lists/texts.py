"""The texts of entries as columns, without an object for each entry where they are kept that way."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from letterkit.model.entries import Entries
from letterkit.model.letter import Entry, Inlines, Run


class Texts(NamedTuple):
    """Of each entry its name, country and lines of office; the last two are empty where no entry has one. `odd` are the
    numbers of entries that are more than bare text."""

    names: Sequence[str]
    countries: Sequence[str]
    titles: Sequence[tuple[str, ...]]
    odd: Collection[int]


def texts_of(entries: Sequence[Entry]) -> Texts:
    """The texts of some entries."""
    if isinstance(entries, Entries):
        return Texts(entries.names, entries.countries, entries.titles, set(_foreign(entries)))
    names = [_text(entry.name) for entry in entries]
    countries = [_text(entry.country) for entry in entries]
    titles = [tuple(map(_text, entry.titles)) for entry in entries]
    odd = {at for at, texts in enumerate(zip(names, countries, titles, strict=True)) if _is_odd(*texts)}
    return Texts(names, countries if any(countries) else (), titles if any(titles) else (), odd)


def _foreign(entries: Entries) -> list[int]:
    """Entries of which a text is in another language than the letter."""
    langs = entries.langs
    if not langs:
        return []
    found = [at for at, name in enumerate(entries.names) if name in langs]
    found += [at for at, country in enumerate(entries.countries) if country in langs]
    return found + [at for at, lines in enumerate(entries.titles) if not langs.keys().isdisjoint(lines)]


_DRESSED = "\0"
"""Stands for what is more than bare text."""


def _is_odd(name: str, country: str, titles: tuple[str, ...]) -> bool:
    return _DRESSED in (name, country, *titles)


def _text(inlines: Inlines) -> str:
    """The text of runs without any dress."""
    if len(inlines) == 1 and isinstance(inlines[0], Run) and _is_bare(inlines[0]):
        return inlines[0].text
    if all(isinstance(one, Run) and _is_bare(one) for one in inlines):
        return "".join(one.text for one in inlines if isinstance(one, Run))
    return _DRESSED


def _is_bare(run: Any) -> bool:
    return not (run.bold or run.italic or run.strike or run.code or run.link or run.lang)
