"""Headers and footers: the template's own where it has something in them, else ours.

Ours: from the second page on, whom the letter is to and its date; at the foot of each page, its number of how many.
A notice (that a letter is a reconstruction) stands on every page, whatever the template has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from letterkit import languages
from letterkit.languages.dates import long_date
from letterkit.model.letter import Letter, Paragraph, Role
from letterkit.render.docx.inlines import inlines, text_runs
from letterkit.render.docx.story import Shared, Story
from letterkit.render.docx.voice import Voice
from letterkit.render.docx.xml import Element, element, qn, root, text_of

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_SHOWN = ("w:pBdr", "w:drawing", "w:pict", "w:object", "w:fldSimple", "w:fldChar")
_SEPARATOR = " · "


@dataclass(frozen=True)
class Kept:
    """The headers and footers of the template that have something in them, by kind and page, with their roots."""

    relations: Mapping[tuple[str, str], str]
    roots: Mapping[tuple[str, str], Element]
    parts: Mapping[tuple[str, str], Any]
    title_page: bool

    @property
    def has_letterhead(self) -> bool:
        """Whether the first page has words at its head, which then stand for the draft's letterhead."""
        head = self.roots.get(("header", "first" if self.title_page else "default"))
        return head is not None and bool(text_of(head).strip())


def kept(document_part: Any, section: Element | None) -> Kept:
    """What of a template's last section is to be kept."""
    relations: dict[tuple[str, str], str] = {}
    roots: dict[tuple[str, str], Element] = {}
    parts: dict[tuple[str, str], Any] = {}
    for child in section if section is not None else ():
        kind = {qn("w:headerReference"): "header", qn("w:footerReference"): "footer"}.get(child.tag)
        relation = child.get(qn("r:id"), "")
        if kind is None or relation not in document_part.rels:
            continue
        part = document_part.related_parts[relation]
        own = part.element
        if text_of(own).strip() or next(own.iter(*(qn(tag) for tag in _SHOWN)), None) is not None:
            key = (kind, child.get(qn("w:type"), "default"))
            relations[key], roots[key], parts[key] = relation, own, part
    return Kept(relations, roots, parts, title_page=section is not None and section.find(qn("w:titlePg")) is not None)


class Furniture:
    """Makes the headers and footers of each letter of a file."""

    def __init__(self, document_part: Any, own: Kept, shared: Shared, *, width: int, date: datetime) -> None:
        self._part, self._own, self._shared = document_part, own, shared
        self._width, self._date = width, date
        self.title_page = own.title_page or ("header", "default") not in own.relations
        self._noticed = False

    def of(self, letter: Letter) -> dict[tuple[str, str], str]:
        """The relationships of the letter's headers and footers, by kind and page."""
        relations = dict(self._own.relations)
        notices = [b for b in letter.blocks if isinstance(b, Paragraph) and b.role is Role.NOTICE]
        if ("header", "default") not in relations:
            relations["header", "default"] = self._new("header", letter, notices)
        elif notices and not self._noticed:
            self._noticed = True
            own = self._own.roots["header", "default"]
            story = Story(self._shared, self._own.parts["header", "default"], Voice(letter.lang), self._width)
            own.extend(_running_notice(story, notices))
        for which in ("first", "default") if self.title_page else ("default",):
            if ("footer", which) not in relations:
                relations["footer", which] = self._new("footer", letter, [])
        return dict(sorted(relations.items(), key=lambda item: (item[0][0], item[0][1])))

    def _new(self, kind: str, letter: Letter, notices: list[Paragraph]) -> str:
        """A part of our own, and its relationship."""
        from docx.parts.story import StoryPart

        top = root("w:hdr" if kind == "header" else "w:ftr")
        name = self._part.package.next_partname(f"/word/{kind}%d.xml")
        part = StoryPart(name, f"{_CONTENT_TYPE}{kind}+xml", cast(Any, top), self._part.package)
        story = Story(self._shared, part, Voice(letter.lang), self._width)
        if kind == "header":
            top.append(story.paragraph("header", text_runs(story, running_head(letter, self._date))))
            top.extend(_running_notice(story, notices))
        else:
            top.append(story.paragraph("footer", _page_of_pages(story, languages.get(letter.lang).words.page)))
        relation: str = self._part.relate_to(part, _RELATION + kind)
        return relation


def running_head(letter: Letter, date: datetime) -> str:
    """What stands at the head of the pages after the first: whom the letter is to, and its date."""
    written = long_date(date.date(), languages.get(letter.lang))
    return _SEPARATOR.join(part for part in (letter.addressee or letter.title, written) if part)


def _running_notice(story: Story, notices: list[Paragraph]) -> list[Element]:
    return [story.paragraph("Running Notice", inlines(story, notice.inlines)) for notice in notices]


def _page_of_pages(story: Story, pattern: str) -> list[Element]:
    """The words of a language around the fields for the page and their number."""
    made: list[Element] = []
    for piece in re.split(r"(\{pages?\})", pattern):
        if piece in ("{page}", "{pages}"):
            instruction = "PAGE" if piece == "{page}" else "NUMPAGES"
            made.append(element("w:fldSimple", *text_runs(story, "1"), w_instr=f" {instruction} "))
        elif piece:
            made += text_runs(story, piece)
    return made
