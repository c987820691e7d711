"""The order of text in a finished file, without what pages and formats add: heads, feet, notes, numbers, addresses."""

from __future__ import annotations

import re

from letterkit import languages
from letterkit.languages.dates import long_date
from letterkit.model.letter import Document, Layout, Letter, Paragraph, Picture, Role, SignatoryList, plain

_ADDRESS = re.compile(r"<(?:https?://|mailto:)[^>]*>|\((?:https?://|mailto:)[^)]*\)")
_AROUND = 30


def key(text: str) -> str:
    """The letters of a text: numbers of items, marks of notes, hyphens and white space differ between formats."""
    return "".join(character for character in text.casefold() if character.isalpha())


def flow(text: str, document: Document) -> str:
    """The letters of a file's text in its order, one after another."""
    furniture = {part for letter in document.parts for part in _furniture(letter, document)}
    lines = _ADDRESS.sub("", text).replace("\f", "\n").splitlines()
    left = "".join(line_key for line in lines if (line_key := key(line)) not in furniture)
    for letter in document.parts:
        # The headline of a press release is also the head of its further pages.
        headline, found, rest = left.partition(key(letter.title))
        left = headline + found + rest.replace(found or "\0", "")
        for note in letter.notes:
            left = left.replace(key("".join(plain(b.inlines) for b in note if isinstance(b, Paragraph))), "")
    return left


def _furniture(letter: Letter, document: Document) -> set[str]:
    """The lines of a letter that stand at the head or the foot of pages."""
    language = languages.get(letter.lang)
    date = long_date(document.date.date(), language)
    notices = [plain(b.inlines) for b in letter.blocks if isinstance(b, Paragraph) and b.role is Role.NOTICE]
    page = language.words.page.format(page="", pages="")
    heads = (letter.addressee, letter.addressee + date, letter.title + date)
    # A page's foot has the notice and the number on one line; plain text says what a picture shows.
    lines = (*heads, page, *notices, *(notice + page for notice in notices), *_pictures(letter), *_table_heads(letter))
    return {key(line) for line in lines}


def _pictures(letter: Letter) -> list[str]:
    paragraphs = [block for block in letter.blocks if isinstance(block, Paragraph)]
    return [inline.alt for block in paragraphs for inline in block.inlines if isinstance(inline, Picture)]


def _table_heads(letter: Letter) -> list[str]:
    """The header rows of lists, which each page repeats, in one line and cell by cell."""
    lists = [block for block in letter.blocks if isinstance(block, SignatoryList) and block.layout is Layout.TABLE]
    labels = [(block.name_label, block.country_label) for block in lists]
    return [line for name, country in labels for line in (name, country, name + country)]


def difference(one: str, other: str) -> str:
    """Where two texts part, for the message of a failed test; empty where they are the same."""
    if one == other:
        return ""
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    start = max(0, at - _AROUND)
    return f"{one[start : at + _AROUND]!r} against {other[start : at + _AROUND]!r}"
