"""The pages of a fax, set by WeasyPrint and seen as a fax machine prints them.

The letter is laid out once for all who get the same one; only cover pages differ. It leaves empty pages before itself
for them, so that page numbers count through the whole fax.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

from letterkit import languages
from letterkit.facsimile.cover import cover_letter
from letterkit.facsimile.printed import printed
from letterkit.facsimile.raster import rasterize
from letterkit.facsimile.sheet import SHEETS
from letterkit.model.letter import Document
from letterkit.model.recipient import Copy
from letterkit.model.template import Template
from letterkit.render.fax import tiff
from letterkit.render.fax.pictures import in_black
from letterkit.render.markup.elements import add
from letterkit.render.markup.page import page, sheet
from letterkit.render.paged.faces import rules
from letterkit.render.paged.printing import lay_out, write
from letterkit.render.paged.running import css_string, page_rules

OPTIONS = {"pdf_tags": True}
"""WeasyPrint's: the pages are tagged, and no archive is promised."""
COVER = "fax-cover"


@dataclass(frozen=True, slots=True)
class Fax:
    """A fax as pages to look at (a PDF) and as pages to send, each coded as a strip of TIFF."""

    pdf: bytes
    strips: tuple[bytes, ...]


@dataclass(slots=True)
class _Letters:
    """The letters of a fax on pages, after `before` empty ones; the strips of the others once they were coded."""

    document: Document
    laid_out: Any
    before: int
    strips: dict[str, tuple[bytes, ...]] = field(default_factory=dict)

    def coded(self, pdf: bytes, coding: str) -> tuple[bytes, ...]:
        """The strips of the letters, coded when first asked for; `pdf` is a whole fax."""
        if coding not in self.strips:
            self.strips[coding] = tuple(_coded(pdf, self.document, coding, first=self.before))
        return self.strips[coding]


def make(copy: Copy, template: Template) -> Fax:
    """The fax of a copy. Raises InputError as `print_pages` does."""
    letters = _letters(copy.documents, template, 1 if copy.cover else 0)
    covers: list[Any] = []
    while copy.cover:
        letter = cover_letter(copy.cover, len(letters.laid_out.pages))
        first = _cover(replace(letters.document, parts=(letter,)), template, len(letters.laid_out.pages))
        covers = list(first.pages)
        if len(covers) <= letters.before:
            break
        letters = _letters(copy.documents, template, len(covers))
    pages = [*covers, *letters.laid_out.pages[letters.before :]]
    pdf = write(letters.laid_out.copy(pages), replace(letters.document, stem=f"{copy.stem}.fax"), OPTIONS)
    before = tuple(_coded(pdf, letters.document, copy.coding, last=letters.before))
    return Fax(pdf, (*before, *letters.coded(pdf, copy.coding)))


@lru_cache(maxsize=1)
def _letters(documents: tuple[Document, ...], template: Template, before: int) -> _Letters:
    document = in_black(printed(documents), template)
    root = page(document, notes_at_foot=True, kind=template.document)
    main = root[1][0]
    for _ in range(before):
        space = add(main, "article", class_="fax-space")
        main.remove(space)
        main.insert(0, space)
    return _Letters(document, _laid_out(root, document, template, "counter(pages)"), before)


def _cover(document: Document, template: Template, pages: int) -> Any:
    return _laid_out(page(document, notes_at_foot=True, kind=COVER), document, template, css_string(str(pages)))


def _laid_out(root: Any, document: Document, template: Template, pages: str) -> Any:
    """A tree in the dress of a fax; `pages` is how many there are in all, as a value of CSS `content`."""
    own = "\n".join((sheet("letter.css"), sheet("pages.css"), page_rules(document)))
    dress = files(__package__).joinpath("dress.css").read_text(encoding="utf-8")
    dress += "\n".join(_numbering(document, pages))
    own += rules(document, own + template.css + dress)
    return lay_out(root, (own, template.css, dress), template, OPTIONS)


def _numbering(document: Document, pages: str) -> Iterator[str]:
    """Page n of N at the head of each page, on the side where lines end."""
    for number, part in enumerate(document.parts, 1):
        leftward = languages.get(part.lang).direction == "rtl"
        inner, outer = ("right", "left") if leftward else ("left", "right")
        boxes = (
            f"@top-{inner} {{ content: string(running, first-except); text-align: {inner}; width: 82% }}",
            f'@top-{outer} {{ content: counter(page) "/" {pages}; text-align: {outer}; width: 18% }}',
            f"@bottom-{inner} {{ content: string(notice, first-except); text-align: {inner}; width: 100% }}",
            f"@bottom-{outer} {{ content: none }}",
        )
        yield f"@page part-{number} {{ {' '.join(boxes)} }}"


def _coded(pdf: bytes, document: Document, coding: str, *, first: int = 0, last: int | None = None) -> Iterator[bytes]:
    for one in rasterize(pdf, SHEETS[document.paper], first=first, last=last):
        yield tiff.strip(one, coding)
