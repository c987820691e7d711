"""Which lists are set the short way, which of their entries, and the document with patterns in place of those."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from xml.etree.ElementTree import Element

from letterkit import languages
from letterkit.model.frozen import frozen
from letterkit.model.letter import Block, Document, Entry, EntryGroup, Layout, Letter, Run, SignatoryList
from letterkit.render.paged.lists.texts import Texts, texts_of

LONG = 400
"""Entries from which on a list is set the short way; for fewer it would save less than half a second."""

PATTERN = "Pattern pattern pattern pattern " * 12
"""Text of an entry that is laid out only to see where its lines stand; so long that it fills some in any column."""
AHEAD = 3
"""Patterns at the head of a list; one more is at its end. All have one dress, or the list is not set the short way."""

_LETTERS = "A-Za-z\u00c0-\u00d6\u00d8-\u00ee\u00f0-\u00f6\u00f8-\u0131\u0139-\u013e\u0141-\u0148\u014a-\u017e"
_ONE = rf"(?:(?![\u00cd\u00ed][Jj])[{_LETTERS}0-9])"  # Dutch \u00cdJ with two accents is set as one
_WORD = rf"\(?{_ONE}(?:{_ONE}|[.&'\u2019]|,(?=[0-9])|-(?=[{_LETTERS}]))*\)?[,;:]?"
_PLAIN = re.compile(rf"(?:{_WORD}|&|\u2013)(?: (?:{_WORD}|&|\u2013))*")
"""Words of Latin letters that lines may turn over only behind a space, or behind a hyphen between letters (Unicode,
UAX 14), and that no font sets in a way that hangs on more than the next letter."""
_REST = re.compile(rf"(?:[,;] )?{_PLAIN.pattern}")
_SIMPLE = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")
"""The plain texts that most are, told faster."""

_BY_NUMBER = re.compile(r":nth-|counters?\(|target-|@page[^{]*:(?:left|right|nth|blank)", re.IGNORECASE)


@frozen
class Cell:
    """What the first paragraph of each entry says, in a cell of a table or in an item of a list: `heads` in one dress,
    `tails` behind it in another (none where it is empty)."""

    heads: Sequence[str]
    tails: Sequence[str]


@frozen
class LongList:
    """A list set the short way: its plain entries as columns of text, in their order.

    `offices` are paragraphs of the first cell below the first one, empty where none has any; `kept` are the entries
    that are not plain, whose boxes stand between the patterns' among the children of the list's box. `ends` are where
    groups end (BY_COUNTRY), or the number of entries.
    """

    layout: Layout
    cells: tuple[Cell, ...]
    offices: Sequence[tuple[str, ...]]
    kept: frozenset[int]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.cells[0].heads)


def shorten(document: Document) -> tuple[Document, tuple[LongList, ...]]:
    """The document with the plain entries of its long lists replaced by a pattern, and those lists in their order."""
    found: list[LongList] = []
    parts = tuple(replace(part, blocks=tuple(_blocks(part, found))) for part in document.parts)
    return (replace(document, parts=parts) if found else document), tuple(found)


def mark(root: Element, lists: Sequence[LongList]) -> dict[Element, LongList]:
    """The elements of the long lists in the tree of the shortened document."""
    if not lists:
        return {}
    patterned = (each for each in root.iter() if each.tag in ("ul", "table") and _is_patterned(each))
    return dict(zip(patterned, lists, strict=True))


def goes_by_number(css: str) -> bool:
    """Whether a style sheet may dress entries or pages by their number, or print the number of a page in the text."""
    return bool(_BY_NUMBER.search(css))


def _is_patterned(element: Element) -> bool:
    """Whether the first name in a list of signatories is a pattern."""
    if "signatories" not in element.get("class", "").split():
        return False
    name = next(element.iter("bdi"), None)
    return name is not None and "".join(name.itertext()) == PATTERN.strip()


def _blocks(part: Letter, found: list[LongList]) -> Iterator[Block]:
    separator = languages.get(part.lang).words.name_separator
    for block in part.blocks:
        if not isinstance(block, SignatoryList) or block.layout is Layout.INLINE:
            yield block
            continue
        if sum(len(group.entries) for group in block.groups) < LONG:
            yield block
            continue
        long = _long(block, separator)
        if len(long.kept) * 2 > len(long):
            yield block  # hardly any of it is plain
            continue
        found.append(long)
        yield replace(block, groups=tuple(_patterned(block, long)))


def _long(block: SignatoryList, separator: str) -> LongList:
    columns = [texts_of(group.entries) for group in block.groups]
    names, countries, titles, odd = columns[0] if len(columns) == 1 else _joined(columns)
    kept = set(odd)
    kept.update(at for at, name in enumerate(names) if not (_SIMPLE.fullmatch(name) or _PLAIN.fullmatch(name)))
    ends, whole = [], 0
    for group in block.groups:
        whole += len(group.entries)
        ends.append(whole)
    if block.layout is Layout.TABLE:
        cells = [Cell(names, ())]
        if block.country_label or any(countries):
            cells.append(Cell(countries, ()))
            kept.update(_unplain(countries, _PLAIN))
        offices = titles
    else:
        below = not block.titles_inline
        tails = _tails(countries, () if below else titles, separator)
        cells, offices = [Cell(names, tails)], (titles if below else ())
        kept.update(_unplain(tails, _REST))
    if any(offices):
        plain = {line for line in set(chain.from_iterable(offices)) if _PLAIN.fullmatch(line)}
        kept.update(at for at, lines in enumerate(offices) if not plain.issuperset(lines))
    else:
        offices = ()
    return LongList(block.layout, tuple(cells), offices, frozenset(kept), tuple(ends))


def _joined(columns: Sequence[Texts]) -> Texts:
    """The texts of several groups as one; those without countries or titles have empty ones."""
    counts = [len(each.names) for each in columns]
    starts = [sum(counts[:at]) for at in range(len(counts))]
    return Texts(
        list(chain.from_iterable(each.names for each in columns)),
        list(chain.from_iterable(each.countries or ("",) * n for each, n in zip(columns, counts, strict=True))),
        list(chain.from_iterable(each.titles or ((),) * n for each, n in zip(columns, counts, strict=True))),
        [start + at for start, each in zip(starts, columns, strict=True) for at in each.odd],
    )


def _tails(countries: Sequence[str], titles: Sequence[tuple[str, ...]], separator: str) -> Sequence[str]:
    """What follows each name in the same paragraph; nothing where no entry has anything."""
    if not any(titles):
        known = {country: separator + country if country else "" for country in set(countries)}
        return list(map(known.__getitem__, countries)) if any(known.values()) else ()
    shown = countries or ("",) * len(titles)
    return [
        "".join(separator + text for text in (country, *lines) if text)
        for country, lines in zip(shown, titles, strict=True)
    ]


def _unplain(texts: Sequence[str], plain: re.Pattern[str]) -> Iterator[int]:
    refused = {text for text in set(texts) if text and not plain.fullmatch(text)}
    return (at for at, text in enumerate(texts) if text in refused) if refused else iter(())


def _patterned(block: SignatoryList, long: LongList) -> Iterator[EntryGroup]:
    """The groups of a list with patterns in place of what is plain; all patterns are in the first one."""
    pattern = _pattern(block, long)
    start, patterns = 0, (pattern,) * AHEAD
    for number, (group, end) in enumerate(zip(block.groups, long.ends, strict=True)):
        kept = tuple(group.entries[at - start] for at in sorted(long.kept) if start <= at < end)
        yield EntryGroup(group.label, kept if number else (*patterns, *kept, pattern))
        start = end


def _pattern(block: SignatoryList, long: LongList) -> Entry:
    text = (Run(PATTERN.strip()),)
    countries = long.cells[1].heads if block.layout is Layout.TABLE and len(long.cells) > 1 else long.cells[0].tails
    return Entry(text, text if any(countries) else (), (text,) if long.offices else ())
