"""Walk through an HTML tree without recursion, so that no depth of nesting can harm."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from letterkit.model.reading import BlockKind
from letterkit.readers.linked import address
from letterkit.readers.markup.builder import Builder
from letterkit.readers.markup.visible import dress, is_notes, is_unseen, size
from letterkit.readers.parts import Part, clean

if TYPE_CHECKING:
    from lxml.etree import _Element

LINE = "data-letterkit-line"
"""The attribute by which the Markdown reader says from which line of its file an element comes."""
SOFT = "data-letterkit-soft"
"""The attribute of a line break that Markdown takes for a space."""
_BLOCKS = frozenset([
    "address", "article", "aside", "body", "center", "details", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "header", "html", "legend", "main", "p", "section", "summary",
    "caption", "blockquote", "ul", "ol", "li", "dir", "hgroup", "tbody", "thead", "tfoot", "hr", "pre", "h1",
    "h2", "h3", "h4", "h5", "h6",
])  # fmt: skip
_HEADING = re.compile("h[1-6]")
_BAD = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_MAIN_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Page:
    """A page as parts, with what it says of itself."""

    parts: list[Part]
    title: str
    lang: str
    address: str = ""


def page(text: str, path: str, *, wraps: bool = False, standalone: bool = True) -> Page:
    """Read HTML, whole or in part. `wraps`: a line break may only be where a line was full (Markdown). `standalone`:
    what frames the text of a page (its header, its menus) is left out. Raises ValueError for what cannot be parsed.
    """
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = html.document_fromstring(_BAD.sub(" ", text).encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        raise ValueError(str(error)) from error
    title = root.findtext(".//head/title") or ""
    start = _main(root) if standalone else root
    builder = Builder(path, wraps=wraps)
    _walk(start, builder, in_article=start is not root or not standalone)
    lang = root.get("lang") or root.get("xml:lang") or ""
    return Page(builder.finished(), clean(title), lang, _own_address(root))


def _own_address(root: _Element) -> str:
    """Where a page says that it is published (RFC 6596); empty where it does not, or not with a whole address."""
    for link in root.iterfind(".//link[@href]"):
        if "canonical" in (link.get("rel") or "").lower().split():
            said = address(link.get("href") or "")
            return said if said.lower().startswith(("http://", "https://")) else ""
    return ""


def _main(root: _Element) -> _Element:
    """The element that the page itself calls its main part, where most of the text is in it."""
    mains = [*root.iter("main"), *root.iterfind(".//*[@role='main']")]
    body = root.find("body")
    if len(mains) != 1 or body is None:
        return root
    return mains[0] if size(mains[0]) >= _MAIN_SHARE * size(body) else root


def _walk(root: _Element, builder: Builder, *, in_article: bool) -> None:
    from lxml import etree

    article, whole = int(in_article), size(root)
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            _place(element, builder)
            if is_unseen(element, in_article=article > 0, whole=whole):
                walker.skip_subtree()
                builder.skipped.append(element)
                continue
            article += element.tag == "article"
            _open(element, builder)
            builder.text(element.text)
        else:
            if builder.skipped and builder.skipped[-1] is element:
                builder.skipped.pop()
            else:
                article -= element.tag == "article"
                _close(element, builder)
            if element is not root:
                builder.text(element.tail)


def _place(element: _Element, builder: Builder) -> None:
    line = element.get(LINE) if isinstance(element.tag, str) else None
    if line is not None and line.isdecimal():
        builder.line = int(line)
    elif isinstance(element.sourceline, int) and not builder.wraps:
        builder.line = element.sourceline


def _open(element: _Element, builder: Builder) -> None:
    tag = str(element.tag)
    bold, italic = dress(element)
    builder.bold += bold
    builder.italic += italic
    if tag == "a":
        href = element.get("href")
        builder.link = "" if href is None else address(href) or "#"
    if tag == "br":
        builder.text(" ") if builder.in_item and element.get(SOFT) is not None else builder.end_line()
    elif tag in ("table", "tr", "td", "th"):
        _open_table(tag, element, builder)
    elif tag in _BLOCKS:
        builder.end_paragraph()
        _open_block(tag, element, builder)
    if is_notes(element):
        builder.notes += 1


def _open_block(tag: str, element: _Element, builder: Builder) -> None:
    if _HEADING.fullmatch(tag):
        builder.heading = int(tag[1])
    elif tag in ("ul", "ol", "dir"):
        builder.open_list(ordered=tag == "ol", start=element.get("start"), form=element.get("type"))
    elif tag == "li":
        builder.open_item(element.get("value"))
    elif tag == "blockquote":
        builder.quotes += 1
    elif tag == "hr":
        builder.parted = True
    elif tag == "pre":
        builder.preformatted += 1
    elif tag in ("figcaption", "caption"):
        builder.kind = BlockKind.CAPTION
    lang = element.get("lang")
    if lang:
        builder.lang = lang


def _open_table(tag: str, element: _Element, builder: Builder) -> None:
    builder.end_paragraph()
    if tag == "table":
        builder.open_table()
    elif tag == "tr":
        builder.open_row()
    else:
        span = element.get("rowspan") or "1"
        builder.open_cell(header=tag == "th", rowspan=int(span) if span.isdecimal() and len(span) < 6 else 1)


def _close(element: _Element, builder: Builder) -> None:
    tag = str(element.tag)
    if tag in ("table", "td", "th"):
        builder.end_paragraph()
        builder.close_table() if tag == "table" else builder.close_cell()
    elif tag in _BLOCKS:
        builder.end_paragraph()
        _close_block(tag, element, builder)
    if tag == "a":
        builder.link = ""
    bold, italic = dress(element)
    builder.bold -= bold
    builder.italic -= italic
    if is_notes(element):
        builder.notes -= 1


def _close_block(tag: str, element: _Element, builder: Builder) -> None:
    if _HEADING.fullmatch(tag):
        builder.heading = 0
    elif tag in ("ul", "ol", "dir"):
        builder.close_list()
    elif tag == "li":
        builder.close_item()
    elif tag == "blockquote":
        builder.quotes -= 1
    elif tag == "pre":
        builder.preformatted -= 1
    elif tag in ("figcaption", "caption"):
        builder.kind = BlockKind.PARAGRAPH
    if element.get("lang"):
        builder.lang = ""
