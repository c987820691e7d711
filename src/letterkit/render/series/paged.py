"""PDF: a letter that was laid out once is painted again with other words in a few of its lines.

Which lines those are, and whether nothing else moves, is looked at in the laid-out pages (`lines`); their operators
take the place of those before in the content of the page, fonts get the glyphs of the letter, and the file is written
as WeasyPrint would write it. Structure, marks, links and bookmarks stay, since as many lines stand where they stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from letterkit.model.letter import Document, LineBreak, Paragraph, Run
from letterkit.model.template import Template
from letterkit.render.markup.page import running_head
from letterkit.render.paged import printing
from letterkit.render.paged.archival import finish
from letterkit.render.series import lines
from letterkit.render.series.differing import changes
from letterkit.render.series.pages import Edit, Pages, UnsureError

_READS_TEXT = re.compile(r"data-running|string-set|target-|running\(|element\(|first-letter|first-line|leader\(")
"""What in a template's style sheet may print the text of one element in another, or set a part of it apart."""


class PagedModel:
    """One PDF made the full way."""

    def __init__(self, document: Document, template: Template) -> None:
        self._document = document
        self._typed: dict[tuple[lines.Texts, ...], list[int]] = {}
        for paragraph, typed in _all_typed(document):
            self._typed.setdefault(typed, []).append(id(paragraph))
        self._watched: tuple[Any, Any, int] | None = None
        self.data = printing.print_pages(document, template, self._watch)
        self._state: Pages | None = None
        if self._watched is not None and not _READS_TEXT.search(template.css):
            with suppress(UnsureError, ValueError):
                self._state = self._proven(Pages(*self._watched))
        self._watched = None

    def varied(self, document: Document) -> bytes | None:
        """The file of another document; see `Model`."""
        if self._state is None:
            return None
        try:
            return self._state.file(list(self._edits(document)), printing.identifier(document))
        except UnsureError:
            return None

    def _watch(self, laid_out: Any, pdf: Any) -> None:
        finish(laid_out, pdf)
        self._watched = laid_out, pdf, len(pdf.objects)

    def _proven(self, state: Pages) -> Pages:
        """Raises UnsureError where writing the letter itself again gives other bytes."""
        if state.file([], printing.identifier(self._document)) != self.data:
            raise UnsureError
        return state

    def _edits(self, document: Document) -> Iterator[Edit]:
        """What changes in the contents of pages. Raises UnsureError."""
        state, found = self._state, changes(self._document, document)
        if found is None or state is None:
            raise UnsureError
        for change in found:
            before, after = _typed(change.before), _typed(change.after)
            same = self._typed[before]
            yield from state.paragraph(before, after, len(same), same.index(id(change.before)))
        heads: dict[str, str] = {}
        for old, new in zip(self._document.parts, document.parts, strict=True):
            before_head, after_head = running_head(old), running_head(new)
            if heads.setdefault(before_head, after_head) != after_head:
                raise UnsureError
        for before_head, after_head in heads.items():
            if before_head != after_head:
                yield from state.head(before_head, after_head)


def _typed(paragraph: Paragraph) -> tuple[lines.Texts, ...]:
    """The texts in each line of a paragraph, as text boxes part them: bound values stand alone."""
    made: list[list[str]] = [[]]
    joined = False
    for one in paragraph.inlines:
        if isinstance(one, LineBreak):
            made.append([])
            joined = False
        elif isinstance(one, Run) and one.text:
            if one.link or one.lang or one.bold or one.italic or one.strike or one.code:
                raise UnsureError
            if joined and one.origin is None:
                made[-1][-1] += one.text
            else:
                made[-1].append(one.text)
            joined = one.origin is None
    return tuple(map(tuple, made))


def _all_typed(document: Document) -> Iterator[tuple[Paragraph, Any]]:
    for part in document.parts:
        for block in part.blocks:
            if isinstance(block, Paragraph):
                try:
                    yield block, _typed(block)
                except UnsureError:
                    continue
