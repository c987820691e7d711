"""From a document to the bytes of a PDF, by WeasyPrint (70.0: its markup tree is handed over, not parsed again)."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any
from xml.etree.ElementTree import Element

from letterkit.render.paged import starting  # noqa: F401 - before WeasyPrint, which it imports

# isort: split
import cssselect2  # type: ignore[import-untyped]
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from letterkit.errors import InputError
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.letter import Document
from letterkit.model.template import Template
from letterkit.render.markup.page import page, sheet
from letterkit.render.paged.archival import OPTIONS, declare, finish
from letterkit.render.paged.columns import lay_out_columns_once
from letterkit.render.paged.deflating import deflate_faster
from letterkit.render.paged.envelopes import envelope_rules
from letterkit.render.paged.faces import rules
from letterkit.render.paged.fetching import BASE, StrictFetcher
from letterkit.render.paged.korean import keep_words_whole
from letterkit.render.paged.lists.choice import LongList, goes_by_number, mark, shorten
from letterkit.render.paged.lists.glyphs import NotPlainError
from letterkit.render.paged.lists.painted import draw_painted
from letterkit.render.paged.lists.rows import lay_out_rows_lazily
from letterkit.render.paged.lists.runs import Lists, insert_runs
from letterkit.render.paged.lists.sheets import draw_sheets
from letterkit.render.paged.lists.stacks import stack_lists
from letterkit.render.paged.lists.writing import write_once
from letterkit.render.paged.marking import find_artifacts, mark_content
from letterkit.render.paged.missing import without_glyphs
from letterkit.render.paged.notes import keep_all_notes
from letterkit.render.paged.running import page_rules
from letterkit.render.paged.subsetting import subset_fast
from letterkit.render.paged.tags import tag_as_one_document


class Tree(HTML):  # type: ignore[misc]
    """A tree of elements as WeasyPrint's input. Parsing the same markup again would take a tenth of the whole time."""

    def __init__(self, root: Element, fetcher: StrictFetcher) -> None:
        self.base_url = BASE
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = root


Watch = Callable[[Any, Any], None]
"""Is given WeasyPrint's document and pydyf's file before that is written."""


def print_pages(document: Document, template: Template, watch: Watch = finish) -> bytes:
    """The PDF of a document in the dress of a template. `watch` is the last to change it and has to call `finish`.

    Raises InputError for a dress that asks for outside files, and for characters that no font has, which would be
    printed as empty boxes.
    """
    short, lists = shorten(document)
    if lists and not goes_by_number(template.css):
        try:
            with _uncollected():
                return _print(short, document, template, lists, watch)
        except NotPlainError:
            pass  # something in it that the short way does not know
    return _print(document, document, template, (), watch)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles meanwhile: a hundred thousand lines of a list are many objects, and none is in a cycle."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _print(shown: Document, document: Document, template: Template, lists: Sequence[LongList], watch: Watch) -> bytes:
    """The PDF of a document of which `lists` are set the short way; `shown` has a pattern in their place."""
    own = "\n".join((sheet("letter.css"), sheet("pages.css"), page_rules(document), envelope_rules(document)))
    own += rules(document, own + template.css)
    root = page(shown, notes_at_foot=True, kind=template.document)
    laid_out = lay_out(root, (own, template.css), template, OPTIONS, mark(root, lists))
    declare(laid_out.metadata, document)

    def finished(pages: Any, pdf: Any) -> None:
        watch(pages, pdf)
        if lists:
            write_once(pdf)

    return write(laid_out, document, OPTIONS, finisher=finished)


def lay_out(
    root: Element,
    sheets: Sequence[str],
    template: Template,
    options: Mapping[str, Any],
    lists: Mapping[Element, LongList] = MappingProxyType({}),
) -> Any:
    """A tree of HTML on pages, as WeasyPrint's Document. `sheets` come one after another, `options` are WeasyPrint's;
    `lists` are the elements of lists to be set the short way.

    Raises InputError where a sheet asks for an outside file, NotPlainError where a list cannot be set that way.
    """
    _prepare()
    fetcher, fonts = StrictFetcher(), FontConfiguration()
    fonts.letterkit_lists = Lists(dict(lists))
    try:
        loaded = [
            CSS(string=css, base_url=BASE, url_fetcher=fetcher, font_config=fonts, media_type="print") for css in sheets
        ]
        return Tree(root, fetcher).render(font_config=fonts, stylesheets=loaded, **options)
    except FatalURLFetchingError as error:
        raise InputError([_outside(template, str(error))]) from None


def write(laid_out: Any, document: Document, options: Mapping[str, Any], *, finisher: Any = None) -> bytes:
    """The bytes of laid-out pages, the same each time. Raises InputError for characters that no font has."""
    find_artifacts(laid_out.pages)
    data = laid_out.write_pdf(**options, pdf_identifier=identifier(document), finisher=finisher)
    missing = sorted({code for font in laid_out.fonts.values() for code in font.missing})
    if missing:
        raise InputError([without_glyphs(document.stem, missing)])
    return bytes(data)


def _prepare() -> None:
    """What letterkit adds to WeasyPrint 70.0, each where its own module says why."""
    keep_words_whole()
    lay_out_columns_once()
    stack_lists()
    lay_out_rows_lazily()
    draw_painted()
    insert_runs()
    draw_sheets()
    keep_all_notes()
    subset_fast()
    deflate_faster()
    mark_content()
    tag_as_one_document()


def identifier(document: Document) -> bytes:
    """The file's identifier (ISO 32000-1, 14.4): of what the document is, so that it is the same each time."""
    name = "\0".join((document.stem, document.title, document.date.isoformat(), document.lang))
    return hashlib.sha256(name.encode()).digest()[:16]


def _outside(template: Template, address: str) -> Finding:
    return Finding(
        code="outside-resource",
        severity=Severity.ERROR,
        message=f"the style sheet asks for {address[:120]!r}, which is outside the letter",
        place=Place(f"{template.folder}/style.css"),
        hint="put the picture into the sheet as a data: URL, or the logo into the draft (from: logo:)",
    )
