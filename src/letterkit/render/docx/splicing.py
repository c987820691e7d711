"""Long lists as text: of many alike entries one is built as elements, the others are its XML with their words.

A hundred thousand entries would otherwise be two million elements. What is built, styled and serialised is a sample
that holds every character of the stretch, so that fonts are named and embedded for all of them; when the file is
written, its XML is repeated for each entry. Entries with links, other languages, other scripts or breaks of lines are
built one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, repeat

from letterkit.model.letter import Entry, Inlines, Run
from letterkit.render.docx.voice import Voice
from letterkit.render.docx.xml import Element

LEAST = 32
"""Entries that a stretch must have to be worth it."""
_MARK = "splice"
_SAMPLE = re.compile(
    rf'<w:(p|tr)\b[^>]* {_MARK}="(\d+)"[^>]*>.*?</w:\1>(?:\s*<w:\1\b[^>]* {_MARK}="\2"[^>]*>.*?</w:\1>)*', re.DOTALL
)
_LETTERS = "!-~\u00a1-\u024f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e"
_ALIKE = re.compile(f"[{_LETTERS}]+(?: [{_LETTERS}]+)*")
"""Latin letters, signs and single spaces: what needs neither another font, nor another direction, nor xml:space."""
_PART = "\0"


@dataclass(frozen=True, slots=True)
class _Stretch:
    sample: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...]


@dataclass
class Splices:
    """The stretches of one file; each is known by the number that its sample carries."""

    _stretches: list[_Stretch] = field(default_factory=list)

    def add(self, entries: Sequence[Entry], *, offices_first: bool = False) -> tuple[Entry, int]:
        """The sample of entries of one shape, and its number; `offices_first` where the country stands last."""
        texts = [_texts(entry) for entry in entries]
        sample = tuple(map(_characters, zip(*texts, strict=True)))
        made = _entry(entries[0], sample)
        if offices_first and made.country:
            texts = [(name, *offices, country) for name, country, *offices in texts]
            sample = (sample[0], *sample[2:], sample[1])
        self._stretches.append(_Stretch(sample, tuple(texts)))
        return made, len(self._stretches) - 1

    def filled(self, xml: bytes) -> bytes:
        """The XML of a part (UTF-8) with each sample repeated for all of its stretch."""
        if not self._stretches:
            return xml
        return _SAMPLE.sub(lambda match: self._repeated(match[0], int(match[2])), xml.decode()).encode()

    def _repeated(self, xml: str, number: int) -> str:
        stretch = self._stretches[number]
        around, rest = [], xml.replace(f' {_MARK}="{number}"', "")
        for text in stretch.sample:
            before, found, rest = rest.partition(f">{_escaped(text)}<")
            if not found:
                raise ValueError("a sample of a list is not as it was built")
            around.append(f"{before}>")
            rest = f"<{rest}"
        columns = [_escaped(_PART.join(column)).split(_PART) for column in zip(*stretch.texts, strict=True)]
        # What stands around a word is the same for all, so it is repeated without end.
        pieces = zip(*(one for pair in zip(map(repeat, around), columns, strict=True) for one in pair), strict=False)
        return "".join("".join(words) + rest for words in pieces)


def mark(elements: Iterable[Element], number: int) -> None:
    """Let elements be known as those of a sample."""
    for element in elements:
        element.set(_MARK, str(number))


def stretches(entries: Sequence[Entry], voice: Voice) -> Iterator[tuple[bool, list[Entry]]]:
    """The entries in their order, in stretches that are alike enough and long enough to be spliced, and others."""
    if len(entries) < LEAST or voice.east_asian or voice.right_to_left:
        yield False, list(entries)
        return
    *others, last = entries
    for shape, stretch in groupby(others, key=_shape):
        found = list(stretch)
        yield shape is not None and len(found) >= LEAST, found
    yield False, [last]  # the paragraph that ends a list may carry what ends its columns


def _shape(entry: Entry) -> tuple[bool, int] | None:
    """What makes two entries look the same but for their words; None where there is more to one than plain words."""
    inlines = (entry.name, *((entry.country,) if entry.country else ()), *entry.titles)
    return (bool(entry.country), len(entry.titles)) if all(map(_is_plain, inlines)) else None


def _is_plain(inlines: Inlines) -> bool:
    if len(inlines) != 1 or not isinstance(run := inlines[0], Run):
        return False
    dressed = run.bold or run.italic or run.strike or run.code or run.link or run.lang
    return not dressed and _ALIKE.fullmatch(run.text) is not None


def _texts(entry: Entry) -> tuple[str, ...]:
    inlines = (entry.name, *((entry.country,) if entry.country else ()), *entry.titles)
    return tuple(part[0].text for part in inlines if isinstance(part[0], Run))


def _characters(texts: Iterable[str]) -> str:
    """Each character of the texts once, the space inside."""
    found = "".join(sorted(set().union(*texts) - {" "}))
    return f"{found[0]} {found}"


def _entry(like: Entry, texts: Sequence[str]) -> Entry:
    """An entry of the shape of another with other words."""
    runs = [(Run(text),) for text in texts]
    titles = tuple(runs[1 + bool(like.country) :])
    return Entry(name=runs[0], country=runs[1] if like.country else (), titles=titles)


def _escaped(text: str) -> str:
    """As lxml writes the text of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
