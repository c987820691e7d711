"""Long lists as text: of many alike entries one is built as elements, the others are its XML with their words.

A hundred thousand entries would otherwise be two million elements. What is built, styled and serialised of a list is
a sample for each shape that its entries have, which holds every character of theirs, so that fonts are named and
embedded for all of them, and those entries that are like no others; all of these are marked. When the file is written,
the marked XML is replaced by that of all entries in their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat

from letterkit.model.frozen import frozen
from letterkit.model.letter import Entries, Entry, Inlines, Run
from letterkit.render.docx.shapes import NONE, Shape, characters, shapes
from letterkit.render.docx.voice import Voice
from letterkit.render.docx.xml import Element

LEAST = 32
"""Entries that a list must have for it to be worth it."""
FEWEST = 4
"""Entries that a shape must have to be repeated."""
_MARK = "splice"
_MARKED = re.compile(rf'<w:(p|tr|r)\b[^>]* {_MARK}="(\d+)\.(\d+)"[^>]*>.*?</w:\1>', re.DOTALL)
_PART = "\0"
Texts = tuple[str, ...]


@frozen
class _Alike:
    """Entries of one shape: the texts of their sample, the columns of theirs, and where in the list they stand."""

    sample: Texts
    columns: tuple[Sequence[str], ...]
    places: Sequence[int]


@frozen
class _Spliced:
    """A list: how many entries it has, those that are alike, and where the others stand, in the order of marks."""

    size: int
    alike: tuple[_Alike, ...]
    others: tuple[int, ...]


@dataclass
class Splices:
    """The lists of one file; each is known by the number that its marks carry."""

    _lists: list[_Spliced] = field(default_factory=list)

    def samples(self, entries: Entries, voice: Voice, *, offices_first: bool = False) -> list[tuple[Entry, str]]:
        """What has to be built of a list, one behind another, and the mark of each. `offices_first` where the country
        stands last."""
        members = shapes(entries, voice)
        others = [*members.pop(None, ())]
        made: list[Entry] = []
        alike: list[_Alike] = []
        for shape, places in members.items():
            if shape is None or len(places) < FEWEST:
                others += places
            else:
                columns = _columns(entries if len(members) == 1 and not others else entries.at(places), shape)
                sample = tuple(map(_sample, columns))
                made.append(_entry(shape, sample))
                order = _order(shape, offices_first=offices_first)
                alike.append(_Alike(tuple(sample[n] for n in order), tuple(columns[n] for n in order), places))
        made += (entries[place] for place in sorted(others))
        number = len(self._lists)
        self._lists.append(_Spliced(len(entries), tuple(alike), tuple(sorted(others))))
        return [(entry, f"{number}.{index}") for index, entry in enumerate(made)]

    def filled(self, xml: bytes) -> bytes:
        """The XML of a part (UTF-8) with all entries of its lists in place of what is marked."""
        return "".join(self._pieces(xml.decode())).encode() if self._lists else xml

    def _pieces(self, xml: str) -> Iterator[str]:
        at, number, built = 0, -1, dict[int, str]()
        for found in _MARKED.finditer(xml):
            if int(found[2]) != number:
                yield from self._repeated(number, built)
                number, built = int(found[2]), {}
                yield xml[at : found.start()]
            index = int(found[3])
            built[index] = built.get(index, "") + found[0].replace(f' {_MARK}="{number}.{index}"', "")
            at = found.end()
        yield from self._repeated(number, built)
        yield xml[at:]

    def _repeated(self, number: int, built: dict[int, str]) -> Sequence[str]:
        """The XML of the entries of a list, from what was built of it."""
        if not built:
            return ()
        spliced = self._lists[number]
        if len(spliced.alike) == 1 and not spliced.others:
            return _with_words(built[0], spliced.alike[0])
        made = [""] * spliced.size
        for index, alike in enumerate(spliced.alike):
            for place, one in zip(alike.places, _with_words(built[index], alike), strict=True):
                made[place] = one
        for index, place in enumerate(spliced.others, len(spliced.alike)):
            made[place] = built[index]
        return made


def mark(elements: Iterable[Element], number: str) -> None:
    """Let elements be known as those of a sample."""
    for element in elements:
        element.set(_MARK, number)


def is_long(entries: Sequence[Entry], voice: Voice) -> bool:
    """Whether entries should be spliced."""
    return len(entries) >= LEAST and isinstance(entries, Entries) and not voice.right_to_left


def _with_words(xml: str, alike: _Alike) -> Sequence[str]:
    """The XML of a sample with the words of each entry."""
    around, rest = [], xml
    for text in alike.sample:
        before, found, rest = rest.partition(f">{_escaped(text)}<")
        if not found:
            raise ValueError("a sample of a list is not as it was built")
        around.append(f"{before}>")
        rest = f"<{rest}"
    columns = [_escaped(_PART.join(column)).split(_PART) for column in alike.columns]
    # What stands around a word is the same for all, so it is repeated without end.
    pieces = chain.from_iterable((repeat(before), column) for before, column in zip(around, columns, strict=True))
    return list(map("".join, zip(*pieces, repeat(rest), strict=False)))


def _columns(entries: Entries, shape: Shape) -> tuple[Sequence[str], ...]:
    """The texts of entries of one shape: names, countries if they have any, each line of office."""
    countries = [entries.countries] if shape[1] != NONE else []
    return (entries.names, *countries, *(zip(*entries.titles, strict=True) if len(shape) > 2 else ()))


def _order(shape: Shape, *, offices_first: bool) -> tuple[int, ...]:
    """The order in which the columns of a shape are written."""
    size = len(shape) - (shape[1] == NONE)
    return (0, *range(2, size), 1) if offices_first and shape[1] != NONE else tuple(range(size))


def _sample(texts: Sequence[str]) -> str:
    """Each character of the texts once, the space inside."""
    found = "".join(sorted(characters(texts)))
    return f"{found[0]} {found}"


def _entry(shape: Shape, texts: Texts) -> Entry:
    """An entry of a shape with these words."""
    words = iter(texts)
    runs: list[Inlines] = [() if kind == NONE else (Run(next(words), lang=kind[0]),) for kind in shape]
    return Entry(name=runs[0], country=runs[1], titles=tuple(runs[2:]))


def _escaped(text: str) -> str:
    """As lxml writes the text of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
