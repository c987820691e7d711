"""Which elements of a page a reader does not see, or sees around the text and not in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNSEEN = frozenset([
    "head", "script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math", "canvas",
    "audio", "video", "map", "select", "datalist", "button", "input", "textarea", "nav", "del", "s", "strike",
    "rp", "rt", "colgroup", "form", "dialog", "menu",
])  # fmt: skip
"""Not text, or struck out, or there to be used: a form's labels are no part of a letter."""
_FRAME = frozenset(("header", "footer", "aside"))
"""Left out where they belong to the page; kept in an article, whose title and signatures they may hold."""
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.I)
_HIDDEN_CLASSES = frozenset([
    "sr-only", "visually-hidden", "screen-reader-text", "screen-reader-only", "hidden", "d-none",
])  # fmt: skip
_FRAME_WORDS = frozenset([
    "sidebar", "navbar", "nav-menu", "breadcrumb", "breadcrumbs", "cookie-banner", "cookie-notice",
    "share-buttons", "social-share", "sharedaddy", "related-posts", "comments", "comment-list", "site-header",
    "site-footer", "page-footer", "newsletter-signup", "footnote-backref", "pagination", "post-navigation",
    "skip-link", "toc",
])  # fmt: skip
_FRAME_ROLES = frozenset([
    "navigation", "banner", "contentinfo", "search", "complementary", "menu", "dialog", "doc-backlink",
])  # fmt: skip
_NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§a-z]{1,2})[\])]?")
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er?|re|ère|ème|eme|ª|º|o|a|os|as)", re.I)


def size(element: _Element) -> int:
    """How much text is in an element."""
    return sum(map(len, element.itertext()))


def is_unseen(element: _Element, *, in_article: bool, whole: int) -> bool:
    """Whether an element and all in it is left out; `whole` is the size of the page."""
    tag = element.tag
    if not isinstance(tag, str):
        return True
    if tag in _UNSEEN:
        return tag != "form" or not _is_most(element, whole)
    if tag in _FRAME and not in_article:
        return not _is_most(element, whole)
    if not element.attrib:
        return tag == "sup" and _is_note_mark(element)
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    if style and (_HIDING.search(style) or _STRUCK.search(style)):
        return True
    classes = f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()
    if not _HIDDEN_CLASSES.isdisjoint(classes):
        return True
    if not _FRAME_WORDS.isdisjoint(classes) or element.get("role") in _FRAME_ROLES:
        return not _is_most(element, whole)
    return tag == "sup" and _is_note_mark(element)


def _is_most(element: _Element, whole: int) -> bool:
    """Whether an element that frames a page holds most of it, as a form does around old pages."""
    return 2 * size(element) > whole


def _is_note_mark(element: _Element) -> bool:
    text = "".join(map(str, element.itertext())).strip()
    return bool(_NOTE_MARK.fullmatch(text)) and not _ORDINAL.fullmatch(text)


def is_notes(element: _Element) -> bool:
    """Whether an element holds the notes at the end of a text."""
    return "footnotes" in (element.get("class") or "").split() or element.get("role") == "doc-endnotes"


def dress(element: _Element) -> tuple[bool, bool]:
    """Whether an element makes its text bold, and italic."""
    tag = element.tag
    style = (element.get("style") or "").replace(" ", "").lower()
    bold = tag in ("b", "strong", "th") or bool(re.search(r"font-weight:(?:bold|[6-9]00)", style))
    return bold, tag in ("i", "em", "cite") or "font-style:italic" in style
