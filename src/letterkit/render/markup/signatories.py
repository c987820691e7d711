"""Lists of signatories as elements, in each of their layouts."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from letterkit.model.letter import Entries, Entry, Layout, SignatoryList
from letterkit.render.markup import rows
from letterkit.render.markup.elements import add, say
from letterkit.render.markup.inlines import Setting, inlines


def signatories(parent: Element, block: SignatoryList, setting: Setting) -> None:
    """Append a list of signatories, named after the list heading before it."""
    heading = f"{setting.prefix}list-{setting.lists}" if setting.lists else None
    look = f"signatories kind-{block.kind} layout-{block.layout.value}"
    columns = f" columns-{min(max(block.columns, 1), 4)}"
    match block.layout:
        case Layout.TABLE:
            _table(add(parent, "table", class_=look, aria_labelledby=heading), block, setting)
        case Layout.INLINE:
            _inline(add(parent, "p", class_=look), block, setting)
        case Layout.BY_COUNTRY:
            _by_country(add(parent, "ul", class_=look + columns, aria_labelledby=heading), block, setting)
        case _:
            target = add(parent, "ul", class_=look + columns, aria_labelledby=heading)
            _items(target, block.entries, block.titles_inline, setting)


def _items(target: Element, entries: Sequence[Entry], titles_inline: bool, setting: Setting) -> None:
    if setting.spliced is not None and rows.is_long(entries):
        _splice(target, rows.items(entries, _separator(setting), titles_inline=titles_inline), setting.spliced)
        return
    for entry in entries:
        _entry(add(target, "li"), entry, titles_inline, setting)


def _splice(target: Element, markup: str, spliced: list[str]) -> None:
    """Let markup be written at the end of an element."""
    add(target, "splice", n=str(len(spliced)))
    spliced.append(markup)


def _separator(setting: Setting) -> str:
    return setting.language.words.name_separator


def _entry(target: Element, entry: Entry, titles_inline: bool, setting: Setting) -> None:
    """Name, country and offices; the separator is the language's, and offices may have lines of their own."""
    separator = _separator(setting)
    _name(target, entry, setting)
    if entry.country:
        say(target, separator)
        inlines(target, entry.country, setting, mark_values=False)
    for title in entry.titles:
        if titles_inline:
            say(target, separator)
            inlines(target, title, setting, mark_values=False)
        else:
            inlines(add(target, "div", class_="office"), title, setting, mark_values=False)


def _name(target: Element, entry: Entry, setting: Setting) -> None:
    """A name, isolated so that one written from right to left does not move what stands beside it."""
    inlines(add(target, "bdi", class_="name"), entry.name, setting, mark_values=False)


def _inline(target: Element, block: SignatoryList, setting: Setting) -> None:
    between = setting.language.words.list_separator
    entries = block.entries
    if setting.spliced is not None and rows.is_long(entries):
        _splice(target, rows.spans(entries, _separator(setting), between), setting.spliced)
        return
    for number, entry in enumerate(entries):
        if number:
            say(target, between)
        _entry(add(target, "span", class_="entry"), entry, True, setting)


def _by_country(target: Element, block: SignatoryList, setting: Setting) -> None:
    for group in block.groups:
        item = add(target, "li")
        inlines(add(item, "div", class_="country"), group.label, setting, mark_values=False)
        _items(add(item, "ul"), group.entries, block.titles_inline, setting)


def _table(target: Element, block: SignatoryList, setting: Setting) -> None:
    entries = block.entries
    countries = entries.countries if isinstance(entries, Entries) else [entry.country for entry in entries]
    with_country = bool(block.country_label) or any(countries)
    head = add(add(target, "thead"), "tr")
    add(head, "th", block.name_label, scope="col")
    if with_country:
        add(head, "th", block.country_label, scope="col")
    body = add(target, "tbody")
    if setting.spliced is not None and rows.is_long(entries):
        _splice(body, rows.table_rows(entries, with_country=with_country), setting.spliced)
        return
    for entry in entries:
        row = add(body, "tr")
        cell = add(row, "td")
        _name(cell, entry, setting)
        for title in entry.titles:
            inlines(add(cell, "div", class_="office"), title, setting, mark_values=False)
        if with_country:
            inlines(add(row, "td"), entry.country, setting, mark_values=False)
