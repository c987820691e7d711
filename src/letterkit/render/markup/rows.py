"""The entries of a long list as text of HTML, as their elements would be written: a hundred thousand of these would be
built only to be taken apart again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeGuard

from letterkit.model.letter import Entries, Entry
from letterkit.render.markup.elements import printable

LEAST = 32
"""Entries that a list must have for it to be worth it."""
_PART = "\n"
Row = Callable[[str, str, Sequence[str]], str]
"""How a name, a country and lines of office are written."""


def is_long(entries: Sequence[Entry]) -> TypeGuard[Entries]:
    """Whether entries should be written this way."""
    return len(entries) >= LEAST and isinstance(entries, Entries)


def items(entries: Entries, separator: str, *, titles_inline: bool) -> str:
    """The items of a list in columns."""
    return "".join(f"<li>{row}</li>\n" for row in _rows(entries, _line(separator, titles_inline=titles_inline)))


def spans(entries: Entries, separator: str, list_separator: str) -> str:
    """The entries of a list in one paragraph."""
    rows = _rows(entries, _line(separator, titles_inline=True))
    return escaped(list_separator).join(f'<span class="entry">{row}</span>' for row in rows)


def table_rows(entries: Entries, *, with_country: bool) -> str:
    """The rows of a table."""

    def row(name: str, country: str, titles: Sequence[str]) -> str:
        cell = f"<td>{country}</td>" if with_country else ""
        return f"<tr><td>{_name(name)}{_offices(titles)}</td>{cell}</tr>\n"

    return "".join(_rows(entries, row))


def escaped(text: str) -> str:
    """As a text of an element is written."""
    return printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _rows(entries: Entries, row: Row) -> Iterable[str]:
    size = len(entries)
    names = _written(entries.names, entries.langs)
    countries = _written(entries.countries, entries.langs) if entries.countries else [""] * size
    titles = [_written(lines, entries.langs) for lines in entries.titles] if entries.titles else [()] * size
    return map(row, names, countries, titles)


def _line(separator: str, *, titles_inline: bool) -> Row:
    between = escaped(separator)

    def line(name: str, country: str, titles: Sequence[str]) -> str:
        shown = f"{between}{country}" if country else ""
        if not titles:
            return f"{_name(name)}{shown}"
        offices = "".join(f"{between}{title}" for title in titles) if titles_inline else _offices(titles)
        return f"{_name(name)}{shown}{offices}"

    return line


def _name(name: str) -> str:
    return f'<bdi class="name">{name}</bdi>'


def _offices(titles: Sequence[str]) -> str:
    return "".join(f'<div class="office">{title}</div>\n' for title in titles) if titles else ""


def _written(texts: Sequence[str], langs: Mapping[str, str]) -> Sequence[str]:
    """Texts as they are written, all escaped at once; those in another language in an element that says so."""
    whole = _PART.join(texts)
    together = whole.count(_PART) == len(texts) - 1
    written = escaped(whole).split(_PART) if together else list(map(escaped, texts))
    if not langs:
        return written
    return [
        f'<span lang="{_attribute(langs[text])}">{one}</span>' if text and text in langs else one
        for text, one in zip(texts, written, strict=True)
    ]


def _attribute(value: str) -> str:
    return printable(value).replace("&", "&amp;").replace(">", "&gt;").replace('"', "&quot;")
