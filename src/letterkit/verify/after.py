"""Letters of a recipients file, one after another: a file that reads as one before it, but for the words that differ
between the two letters, holds its letter as that one did.

What was found in the first stands at the same places in the second, since all between the words is the same, letter by
letter. A file that reads otherwise in any way is looked through from the beginning.
"""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import replace

from letterkit.model.frozen import frozen
from letterkit.model.letter import Block, Document, Letter, Paragraph, plain, walk

REMEMBERED = 8
"""Texts, one for each shape of letter."""

_HEAD = " · "
"""What parts whom a letter is to from its date, at the head of pages."""


@frozen
class _Whole:
    """A document, and the text of a file in which all of it was found."""

    document: Document
    text: str


_found: dict[str, deque[_Whole]] = {}


def remember(format: str, document: Document, text: str) -> None:
    """Note that a text has all of a document."""
    _found.setdefault(format, deque(maxlen=REMEMBERED)).appendleft(_Whole(document, text))


def is_whole(format: str, document: Document, text: str) -> bool:
    """Whether a text surely has all of a document."""
    return any(_expected(one, document) == text for one in _found.get(format, ()))


def _expected(before: _Whole, document: Document) -> str | None:
    """What the text would be with the words of another document; None where that is not sure."""
    old = before.document
    if len(old.parts) != len(document.parts) or replace(document, stem=old.stem, parts=old.parts) != old:
        return None
    words: Counter[tuple[str, str]] = Counter()
    for one, other in zip(old.parts, document.parts, strict=True):
        if one.notes != other.notes or len(one.blocks) != len(other.blocks):
            return None
        for block, instead in zip(one.blocks, other.blocks, strict=True):
            if block is not instead and (changed := _words(block, instead)) != ("", ""):
                if changed is None:
                    return None
                words[changed] += 1
    text = _replaced(before.text, words)
    return text and _with_heads(text, old, document)


def _words(block: Block, instead: Block) -> tuple[str, str] | None:
    """The text of a paragraph and of the one in its place; empty ones where they are the same."""
    if block == instead:
        return "", ""
    if not (isinstance(block, Paragraph) and isinstance(instead, Paragraph)) or block.role is not instead.role:
        return None
    before, after = plain(block.inlines), plain(instead.inlines)
    kinds = [[type(one) for one in paragraph.inlines] for paragraph in (block, instead)]
    if kinds[0] != kinds[1] or not before.strip() or not after.strip():
        return None
    return (before, after) if before != after else ("", "")


def _replaced(text: str, words: Counter[tuple[str, str]]) -> str | None:
    """The text with other words; None where they may stand elsewhere, too: as often as paragraphs have them, each on
    lines of its own."""
    if len({before for before, _ in words}) != len(words):
        return None
    for (before, after), times in sorted(words.items(), key=lambda item: -len(item[0][0])):
        lines = text.split(f"\n{before}\n")
        if len(lines) != times + 1 or text.count(before) != times:
            return None
        text = f"\n{after}\n".join(lines)
    return text


def _with_heads(text: str, old: Document, new: Document) -> str | None:
    """The text with the heads of pages, which name whom the letter is to, and which a document does not have itself."""
    for one, other in zip(old.parts, new.parts, strict=True):
        before, after = _head(one), _head(other)
        if before != after and f"\n{before}" in text:
            if any(before in plain(block.inlines) for block in walk(other.blocks) if isinstance(block, Paragraph)):
                return None
            text = text.replace(f"\n{before}", f"\n{after}", 1)
    return text


def _head(letter: Letter) -> str:
    return (letter.addressee or letter.title) + _HEAD
