"""HTML: one self-contained page for the web (HTML Living Standard), nothing fetched from elsewhere."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, tostring

from letterkit.model.letter import Document
from letterkit.model.template import Template
from letterkit.render.markup.page import page, sheet

SUFFIX = ".html"

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""Content Security Policy: a reader's browser asks no server for anything, whatever a template's style sheet says."""


def render(document: Document, template: Template) -> bytes:
    """The page as UTF-8. Fonts are the reader's own; footnotes stand at the end of each letter with links both ways."""
    spliced: list[str] = []
    root = page(document, notes_at_foot=False, kind=template.document, spliced=spliced)
    head = root[0]
    head.insert(1, Element("meta", {"http-equiv": "Content-Security-Policy", "content": POLICY}))
    style = Element("style")
    head.append(style)
    css = "\n".join((sheet("letter.css"), template.css, sheet("web.css")))
    # The content of a style element is raw text: it ends at "</", whatever stands before it.
    style.text = css.replace("</", "<\\/")
    # No text can look like the elements of which the rows of long lists take the place: it is escaped, and the style
    # sheet has no end tags.
    markup = re.sub(r'<splice n="(\d+)"></splice>', lambda match: spliced[int(match[1])], _written(root))
    return f"<!doctype html>\n{markup}\n".encode()


def _written(root: Element) -> str:
    _break_lines(root)
    markup: str = tostring(root, encoding="unicode", method="html")
    return markup


def _break_lines(root: Element) -> None:
    """A line break after each block, which HTML ignores and a person who reads the source does not."""
    blocks = {"meta", "title", "style", "head", "article", "header", "address", "div", "p", "h1", "h2", "h3", "h4"}
    blocks |= {"ul", "ol", "li", "table", "thead", "tbody", "tr", "blockquote", "hr", "section", "main", "body"}
    for element in root.iter():
        if element.tag in blocks and element.tail is None:
            element.tail = "\n"
