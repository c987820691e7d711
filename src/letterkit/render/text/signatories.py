"""Lists of signatories, one to a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from letterkit.model.language import Words
from letterkit.model.letter import Entries, Entry, Layout, SignatoryList
from letterkit.render.text.inlines import flat
from letterkit.render.text.measure import is_narrow, printable, width, wrap

_HANGING = "    "
_GAP = "  "
_PART = "\n"
Texts = Sequence[str]


def signatories(block: SignatoryList, words: Words, limit: int) -> Iterator[str]:
    """The lines of a list in its layout; columns become one, since lines of text have no room for more."""
    match block.layout:
        case Layout.TABLE:
            yield from _table(block, words, limit)
        case Layout.INLINE:
            yield from wrap(words.list_separator.join(_joined(block.entries, words, with_titles=True)), limit=limit)
        case _:
            yield from _lines(block, words, limit)


def _lines(block: SignatoryList, words: Words, limit: int) -> Iterator[str]:
    for index, group in enumerate(block.groups):
        if group.label:
            yield from [""] if index else []
            yield from wrap(flat(group.label), limit=limit)
        lead = "  " if group.label else ""
        lines = _joined(group.entries, words, with_titles=block.titles_inline)
        wrapped = _wrapped(lines, first=lead, rest=lead + _HANGING, limit=limit)
        if block.titles_inline:
            yield from chain.from_iterable(wrapped)
            continue
        for line, titles in zip(wrapped, _titles(group.entries), strict=True):
            yield from line
            for title in titles:
                yield from wrap(title, first=lead + "  ", rest=lead + _HANGING, limit=limit)


def _joined(entries: Sequence[Entry], words: Words, *, with_titles: bool) -> list[str]:
    """Name, country and offices of each entry, as the language joins them."""
    names, countries, titles = _names(entries), _countries(entries), _titles(entries) if with_titles else ()
    between = words.name_separator
    if not any(titles):
        lines = zip(names, countries, strict=True)
        return [f"{name}{between}{country}" if name and country else name or country for name, country in lines]
    rows = zip(names, countries, titles, strict=True)
    return [between.join(filter(None, (name, country, *offices))) for name, country, offices in rows]


def _wrapped(lines: Sequence[str], *, first: str, rest: str, limit: int) -> Iterator[Sequence[str]]:
    """The lines that each of many becomes; most are short and of narrow letters, which is seen all at once."""
    narrow = all(map(is_narrow, lines))
    room = limit - len(first)
    for line in lines:
        if narrow and len(line) <= room:
            yield ((first + line).rstrip(),)
        else:
            yield tuple(wrap(line, first=first, rest=rest, limit=limit))


def _table(block: SignatoryList, words: Words, limit: int) -> Iterator[str]:
    """Names and countries in two columns. A country stands behind the last line of its name and offices under it, so
    that whoever reads line by line, a person or a program, meets the name in one piece."""
    names, countries = _names(block.entries), _countries(block.entries)
    label = block.name_label or words.name
    of_country = (block.country_label or words.country) if block.country_label or any(countries) else ""
    right = max(map(width, {of_country, *countries}))
    left = min(max(map(width, (label, *names))), max(limit - right - len(_GAP), limit // 2))
    yield _columns(label, of_country, left)
    yield _columns("-" * left, "-" * right, left)
    for lines, country, titles in zip(
        _wrapped(names, first="", rest=_HANGING, limit=left), countries, _titles(block.entries), strict=True
    ):
        yield from lines[:-1]
        yield _columns(lines[-1], country, left)
        for title in titles:
            yield from wrap(title, first="  ", rest=_HANGING, limit=limit)


def _columns(left: str, right: str, size: int) -> str:
    return (left + " " * (size - width(left)) + _GAP + right).rstrip()


def _names(entries: Sequence[Entry]) -> Texts:
    return _printable(entries.names) if isinstance(entries, Entries) else [flat(entry.name) for entry in entries]


def _countries(entries: Sequence[Entry]) -> Texts:
    if not isinstance(entries, Entries):
        return [flat(entry.country) for entry in entries]
    return _printable(entries.countries) if entries.countries else [""] * len(entries)


def _titles(entries: Sequence[Entry]) -> Sequence[Texts]:
    if not isinstance(entries, Entries):
        return [[flat(title) for title in entry.titles] for entry in entries]
    return [_printable(lines) for lines in entries.titles] if entries.titles else [()] * len(entries)


def _printable(texts: Texts) -> Texts:
    """Texts without control characters, all at once where none has a break of line."""
    whole = _PART.join(texts)
    together = whole.count(_PART) == len(texts) - 1 and "\r" not in whole
    return printable(whole).split(_PART) if together else list(map(printable, texts))
