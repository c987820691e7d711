"""Lists of signatories, one to a line."""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.model.language import Words
from letterkit.model.letter import Entry, Layout, SignatoryList
from letterkit.render.text.inlines import flat, joined
from letterkit.render.text.measure import width, wrap

_HANGING = "    "
_GAP = "  "


def signatories(block: SignatoryList, words: Words, limit: int) -> Iterator[str]:
    """The lines of a list in its layout; columns become one, since lines of text have no room for more."""
    match block.layout:
        case Layout.TABLE:
            yield from _table(block, words, limit)
        case Layout.INLINE:
            entries = (_line(entry, words, with_titles=True) for entry in block.entries)
            yield from wrap(words.list_separator.join(entries), limit=limit)
        case _:
            yield from _lines(block, words, limit)


def _lines(block: SignatoryList, words: Words, limit: int) -> Iterator[str]:
    for index, group in enumerate(block.groups):
        if group.label:
            yield from [""] if index else []
            yield from wrap(flat(group.label), limit=limit)
        lead = "  " if group.label else ""
        for entry in group.entries:
            line = _line(entry, words, with_titles=block.titles_inline)
            yield from wrap(line, first=lead, rest=lead + _HANGING, limit=limit)
            for title in () if block.titles_inline else entry.titles:
                yield from wrap(flat(title), first=lead + "  ", rest=lead + _HANGING, limit=limit)


def _line(entry: Entry, words: Words, *, with_titles: bool) -> str:
    parts = [entry.name, entry.country, *(entry.titles if with_titles else ())]
    return joined(parts, words.name_separator)


def _table(block: SignatoryList, words: Words, limit: int) -> Iterator[str]:
    """Names and countries in two columns. A country stands behind the last line of its name and offices under it, so
    that whoever reads line by line, a person or a program, meets the name in one piece."""
    countries = [flat(entry.country) for entry in block.entries]
    label = block.name_label or words.name
    of_country = (block.country_label or words.country) if block.country_label or any(countries) else ""
    right = max(map(width, (of_country, *countries)))
    names = [flat(entry.name) for entry in block.entries]
    left = min(max(map(width, (label, *names))), max(limit - right - len(_GAP), limit // 2))
    yield _columns(label, of_country, left)
    yield _columns("-" * left, "-" * right, left)
    for entry, name, country in zip(block.entries, names, countries, strict=True):
        *lines, last = wrap(name, rest=_HANGING, limit=left)
        yield from lines
        yield _columns(last, country, left)
        for title in entry.titles:
            yield from wrap(flat(title), first="  ", rest=_HANGING, limit=limit)


def _columns(left: str, right: str, size: int) -> str:
    return (left + " " * (size - width(left)) + _GAP + right).rstrip()
