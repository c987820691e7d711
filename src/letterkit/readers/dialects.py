"""What the text of a file without a telling name is written in: HTML, Markdown, or nothing."""

from __future__ import annotations

import re

_TAGS = re.compile(
    r"</?(?:p|br|div|table|tr|td|th|ul|ol|li|h[1-6]|strong|em|span|html|body|figure|blockquote)\b[^<>]*>", re.I
)
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_ANY_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>")
_MARKDOWN = re.compile(
    r"^#{1,6} \S|\[[^\]\n]{1,300}\]\([^)\s]{0,2000}[^)\n]{0,200}\)|\*\*[^\s*][^\n]{0,300}\*\*|^\|?\s*:?-{3,}:?\s*\|"
    r"|!\[[^\]\n]*\]\(|\{\{[<%]|\{% |\\[\[\]\-*_#.]|^ {0,3}>\s?\*\*|^```|\S\\$|\[[^\]\n]{1,300}\]\[\d{1,3}\]|^\* \S",
    re.M,
)
_HEAD = 100_000


def is_page(text: str) -> bool:
    """Whether it is a whole HTML page."""
    return bool(_PAGE.match(text))


def has_tags(text: str) -> bool:
    """Whether there is any HTML in it."""
    return bool(_ANY_TAG.search(text[: 10 * _HEAD]))


def is_marked_up(text: str) -> bool:
    """Whether it is Markdown, or plain text with HTML in it, which Markdown allows."""
    head = text[:_HEAD]
    return bool(_MARKDOWN.search(head)) or sum(1 for _ in zip(_TAGS.finditer(head), range(2), strict=False)) == 2
