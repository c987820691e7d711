"""Which lists are set the short way, which of their entries, and the document with patterns in place of those."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from xml.etree.ElementTree import Element

from letterkit import languages
from letterkit.model.letter import Block, Document, Entry, EntryGroup, Inlines, Layout, Letter, Run, SignatoryList

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

_BY_NUMBER = re.compile(r":nth-|counters?\(|target-|@page[^{]*:(?:left|right|nth|blank)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A plain entry: its name, and what follows it in the same paragraph."""

    name: str
    rest: str


@dataclass(frozen=True, slots=True)
class LongList:
    """A list set the short way. `entries` are all of them in their order: plain ones as Line, others as None, whose
    boxes stand between the patterns' among the children of the list's box."""

    entries: tuple[Line | None, ...]


def shorten(document: Document) -> tuple[Document, tuple[LongList, ...]]:
    """The document with the plain entries of its long lists replaced by a pattern, and those lists in their order."""
    found: list[LongList] = []
    parts = tuple(replace(part, blocks=tuple(_blocks(part, found))) for part in document.parts)
    return (replace(document, parts=parts) if found else document), tuple(found)


def mark(root: Element, lists: Sequence[LongList]) -> dict[Element, LongList]:
    """The elements of the long lists in the tree of the shortened document."""
    if not lists:
        return {}
    patterned = (ul for ul in root.iter("ul") if len(ul) and "".join(ul[0].itertext()).startswith(PATTERN.strip()))
    return dict(zip(patterned, lists, strict=True))


def goes_by_number(css: str) -> bool:
    """Whether a style sheet may dress entries or pages by their number, or print the number of a page in the text."""
    return bool(_BY_NUMBER.search(css))


def _blocks(part: Letter, found: list[LongList]) -> Iterator[Block]:
    separator = languages.get(part.lang).words.name_separator
    for block in part.blocks:
        if not isinstance(block, SignatoryList) or block.layout is not Layout.COLUMNS or block.columns < 2:
            yield block
            continue
        entries = block.entries
        if len(entries) < LONG:
            yield block
            continue
        lines = tuple(_line(entry, separator, block.titles_inline) for entry in entries)
        if sum(line is not None for line in lines) * 2 < len(lines):
            yield block  # hardly any of it is plain
            continue
        found.append(LongList(lines))
        kept = tuple(entry for entry, line in zip(entries, lines, strict=True) if line is None)
        patterns = (_pattern(lines),) * AHEAD
        yield replace(block, groups=(EntryGroup((), (*patterns, *kept, patterns[0])),))


def _pattern(lines: Sequence[Line | None]) -> Entry:
    text = (Run(PATTERN.strip()),)
    return Entry(text, text if any(line and line.rest for line in lines) else ())


def _line(entry: Entry, separator: str, titles_inline: bool) -> Line | None:
    """An entry as a Line; None where it is not plain."""
    if entry.titles and not titles_inline:
        return None
    name, rest = _text(entry.name), "".join(separator + text for text in map(_text, _behind(entry)))
    if not _PLAIN.fullmatch(name) or (rest and not _REST.fullmatch(rest)):
        return None
    return Line(name, rest)


def _behind(entry: Entry) -> tuple[Inlines, ...]:
    return (entry.country, *entry.titles) if entry.country else entry.titles


def _text(inlines: Inlines) -> str:
    """The text of runs without any dress; otherwise one that is not plain."""
    if len(inlines) == 1 and isinstance(inlines[0], Run) and _is_bare(inlines[0]):
        return inlines[0].text
    if all(isinstance(one, Run) and _is_bare(one) for one in inlines):
        return "".join(one.text for one in inlines if isinstance(one, Run))
    return "\0"


def _is_bare(run: Any) -> bool:
    return not (run.bold or run.italic or run.strike or run.code or run.link or run.lang)
