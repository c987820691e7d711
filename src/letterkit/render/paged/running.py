"""Heads and feet of the pages, in the language of each part of a document (CSS Paged Media, CSS Generated Content)."""

from __future__ import annotations

import re

from letterkit import languages
from letterkit.model.letter import Document


def page_rules(document: Document) -> str:
    """The size of the sheet, and for each part a named page that counts in the part's own language."""
    rules = [f"@page {{ size: {'letter' if document.paper == 'Letter' else 'A4'} }}"]
    for number, part in enumerate(document.parts, 1):
        words = languages.get(part.lang).words
        rules.append(f"@page part-{number} {{ @bottom-right {{ content: {_numbering(words.page)} }} }}")
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
