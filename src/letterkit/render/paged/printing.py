"""From a document to the bytes of a PDF, by WeasyPrint (70.0: its markup tree is handed over, not parsed again)."""

from __future__ import annotations

import hashlib
from xml.etree.ElementTree import Element

import cssselect2
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from letterkit.errors import InputError
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.letter import Document
from letterkit.model.template import Template
from letterkit.render.markup.page import page, sheet
from letterkit.render.paged.faces import rules
from letterkit.render.paged.fetching import BASE, StrictFetcher
from letterkit.render.paged.korean import keep_words_whole
from letterkit.render.paged.running import page_rules


class Tree(HTML):  # type: ignore[misc]
    """A tree of elements as WeasyPrint's input. Parsing the same markup again would take a tenth of the whole time."""

    def __init__(self, root: Element, fetcher: StrictFetcher) -> None:
        self.base_url = BASE
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = root


def print_pages(document: Document, template: Template) -> bytes:
    """The PDF of a document in the dress of a template. Raises InputError for a dress that asks for outside files."""
    root = page(document, notes_at_foot=True, kind=template.document)
    try:
        return _write(root, document, template)
    except FatalURLFetchingError as error:
        raise InputError([_outside(template, str(error))]) from None


def _write(root: Element, document: Document, template: Template) -> bytes:
    keep_words_whole()
    fetcher, fonts = StrictFetcher(), FontConfiguration()
    own = "\n".join((sheet("letter.css"), sheet("pages.css"), page_rules(document)))
    own += rules(document, own + template.css)
    sheets = [
        CSS(string=css, base_url=BASE, url_fetcher=fetcher, font_config=fonts, media_type="print")
        for css in (own, template.css)
    ]
    name = "\0".join((document.stem, document.title, document.date.isoformat(), document.lang))
    data = Tree(root, fetcher).write_pdf(
        stylesheets=sheets,
        font_config=fonts,
        pdf_tags=True,
        pdf_identifier=hashlib.sha256(name.encode()).digest()[:16],
    )
    return bytes(data)


def _outside(template: Template, address: str) -> Finding:
    return Finding(
        code="outside-resource",
        severity=Severity.ERROR,
        message=f"the style sheet asks for {address[:120]!r}, which is outside the letter",
        place=Place(f"{template.folder}/style.css"),
        hint="put the picture into the sheet as a data: URL, or the logo into the draft (from: logo:)",
    )
