"""DOCX: of the parts of a file only the story and its headers name the recipient, so only they are written anew.

Their XML is that of a letter made the full way with other words in the same runs. That is what the full way would
write where the words are of the same kind: what decides which fonts a run names and which go into the file is whether
it has East Asian characters, Latin letters, letters from right to left, and spaces at its ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from letterkit.model.letter import Document, Heading, Letter, Paragraph, Run
from letterkit.model.template import Template
from letterkit.render.docx.embedding import is_usual
from letterkit.render.docx.furniture import running_head
from letterkit.render.docx.voice import by_direction, has_east_asian
from letterkit.render.docx.xml import clean
from letterkit.render.formats import docx
from letterkit.render.series.archive import Archive
from letterkit.render.series.differing import Change, changes

_STORY = "word/document.xml"
_HEADER = re.compile(r"word/header\d+\.xml")
_PARAGRAPH = re.compile(r"<w:p>(?:(?!<w:p>).)*?</w:p>", re.DOTALL)
_TEXT = re.compile(r"(<w:t(?: xml:space=\"preserve\")?>)([^<]*)(?=</w:t>)")
_KOREAN_FOR_LATIN = re.compile(r'w:ascii="[^"]* KR"')
_LATIN = re.compile("[A-Za-z]")
_BREAKS = re.compile("[\t\r\n]")

Texts = tuple[str, ...]


class WordModel:
    """One file made the full way."""

    def __init__(self, document: Document, template: Template) -> None:
        self.data = docx.render(document, template)
        self._document = document
        self._archive = Archive(self.data)
        self._story = self._archive.parts[_STORY].decode()
        self._headers = {name: part.decode() for name, part in self._archive.parts.items() if _HEADER.fullmatch(name)}
        dress = self._archive.parts["word/styles.xml"].decode() + self._story
        self._korean_for_latin = _KOREAN_FOR_LATIN.search(dress) is not None
        self._paragraphs: dict[Texts, list[tuple[int, int]]] = {}
        for found in _PARAGRAPH.finditer(self._story):
            self._paragraphs.setdefault(_texts_in(found[0]), []).append(found.span())
        self._expected: dict[Texts, list[int]] = {}
        for paragraph in _paragraphs(document):
            self._expected.setdefault(_texts(paragraph), []).append(id(paragraph))

    def varied(self, document: Document) -> bytes | None:
        """The file of another document; see `Model`."""
        found = changes(self._document, document)
        if found is None:
            return None
        heads = self._heads(document)
        story = self._story_with(found)
        if heads is None or story is None:
            return None
        return self._archive.replaced({_STORY: story.encode(), **{name: xml.encode() for name, xml in heads.items()}})

    def _alike(self, before: str, after: str) -> bool:
        """Whether a run with the one text and a run with the other differ in nothing but the text."""
        if before == after:
            return True
        kind = _kind(before)
        return kind is not None and kind == _kind(after) and self._fonts_hold(before) and self._fonts_hold(after)

    def _fonts_hold(self, text: str) -> bool:
        """Whether a text changes nothing in the fonts of the file: Latin ones go in whole, Korean ones with the usual
        characters, whatever is written."""
        return not (self._korean_for_latin or has_east_asian(text)) or is_usual(text)

    def _story_with(self, found: list[Change]) -> str | None:
        """The XML of the story with the changed paragraphs; None where one of them is not surely found or alike."""
        edits: list[tuple[int, int, str]] = []
        for change in found:
            key = _texts(change.before)
            spans, expected = self._paragraphs.get(key, []), self._expected.get(key, [])
            if len(spans) != len(expected) or not all(self._alike(*pair) for pair in change.runs):
                return None
            start, end = spans[expected.index(id(change.before))]
            texts = iter(_texts(change.after))
            edits.append((start, end, _TEXT.sub(lambda m, texts=texts: m[1] + next(texts), self._story[start:end])))  # type: ignore[misc]
        pieces, at = [], 0
        for start, end, xml in sorted(edits):
            pieces += [self._story[at:start], xml]
            at = end
        return "".join((*pieces, self._story[at:]))

    def _heads(self, document: Document) -> dict[str, str] | None:
        """The headers that change, by name, since they name whom the letter is to."""
        wanted = [(_head(a, self._document), _head(b, document)) for a, b in _pairs(self._document, document)]
        changed = dict(pair for pair in wanted if pair[0] != pair[1])
        if len({pair for pair in wanted if pair[0] in changed}) != len(changed):
            return None  # one text, of which two are to become
        if not all(self._alike(*pair) for pair in changed.items()):
            return None
        found = {
            name: [text for text in _texts_in(xml) if text in map(_escaped, changed)]
            for name, xml in self._headers.items()
        }
        named = [name for name, texts in found.items() if texts]
        if not named:
            return {}  # the template has headers of its own
        if len(named) != sum(old in changed for old, _ in wanted):
            return None
        escaped = {_escaped(old): _escaped(new) for old, new in changed.items()}
        return {name: _TEXT.sub(lambda m: m[1] + escaped.get(m[2], m[2]), self._headers[name]) for name in named}


def _kind(text: str) -> tuple[bool, ...] | None:
    """What decides on the properties of a run; None for text that is more than one run or element."""
    if not text or clean(text) != text or _BREAKS.search(text):
        return None
    if any(rightward for _, rightward in by_direction(text)):
        return None
    spaced = text != text.strip() or "  " in text
    return has_east_asian(text), bool(_LATIN.search(text)), spaced


def _pairs(before: Document, after: Document) -> Iterator[tuple[Letter, Letter]]:
    return zip(before.parts, after.parts, strict=True)


def _head(letter: Letter, document: Document) -> str:
    return running_head(letter, document.date)


def _paragraphs(document: Document) -> Iterator[Paragraph | Heading]:
    return (block for part in document.parts for block in part.blocks if isinstance(block, Paragraph | Heading))


def _texts(paragraph: Paragraph | Heading) -> Texts:
    return tuple(_escaped(one.text) for one in paragraph.inlines if isinstance(one, Run) and one.text)


def _texts_in(xml: str) -> Texts:
    return tuple(found[2] for found in _TEXT.finditer(xml))


def _escaped(text: str) -> str:
    """As lxml writes the text of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
