"""Heads and feet of the pages, in the language of each part of a document (CSS Paged Media, CSS Generated Content)."""

from __future__ import annotations

import re

from letterkit import languages
from letterkit.model.letter import Document

_MIRRORED = (
    "@top-left { content: none }",
    "@top-right { content: string(running, first-except); padding-bottom: 8mm; vertical-align: bottom }",
    "@bottom-right { content: string(notice, first-except); white-space: normal; width: 75% }",
)
"""Head and foot of pages that are read from right to left; what pages.css sets for the others, on the other side."""


def page_rules(document: Document) -> str:
    """The size of the sheet, and for each part a named page that counts in the part's own language."""
    rules = [f"@page {{ size: {'letter' if document.paper == 'Letter' else 'A4'} }}"]
    for number, part in enumerate(document.parts, 1):
        language = languages.get(part.lang)
        page, numbering = f"@page part-{number}", _numbering(language.words.page)
        if language.direction == "rtl":
            rules += [f"{page} {{ {rule} }}" for rule in _MIRRORED]
            rules.append(f"{page} {{ @bottom-left {{ content: {numbering}; width: auto }} }}")
        else:
            rules.append(f"{page} {{ @bottom-right {{ content: {numbering} }} }}")
        rules.append(f"#part-{number} {{ page: part-{number} }}")
    return "\n".join(rules)


def css_string(text: str) -> str:
    """A text as a CSS string (CSS Syntax 3, 4.3.5): quotes, backslashes and controls as escapes."""
    return '"' + re.sub(r'["\\<\x00-\x1f\x7f]', lambda found: f"\\{ord(found[0]):x} ", text) + '"'


def _numbering(pattern: str) -> str:
    """`Page {page} of {pages}` as the value of `content`."""
    counters = {"{page}": "counter(page)", "{pages}": "counter(pages)"}
    parts = re.split(r"(\{pages?\})", pattern)
    return " ".join(counters.get(part) or css_string(part) for part in parts if part)
