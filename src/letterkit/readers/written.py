"""Texts that people wrote in an editor: Markdown, HTML, plain lines, or all three in one file."""

from __future__ import annotations

from collections.abc import Sequence

from letterkit.model.reading import Reading
from letterkit.readers import dialects, frontmatter, markup, plain
from letterkit.readers.faults import refuse
from letterkit.readers.markdown import to_html
from letterkit.readers.parts import Para, Part
from letterkit.readers.settling import settle
from letterkit.readers.source import Source

_FIRST_PARTS = 6
_LARGEST_MARKDOWN = 500_000
"""Characters up to which Markdown is parsed; what is longer is no letter and is read as plain lines."""


def reading(text: str, source: Source, media_type: str, *, marked_up: bool = False) -> Reading:
    """A text as blocks; `marked_up` where it is known to be Markdown, else that is found out."""
    if dialects.is_page(text):
        return page_reading(text, source, media_type)
    head = frontmatter.split(text, source.name)
    parts: Sequence[Part]
    lang = head.lang
    if (marked_up or dialects.is_marked_up(head.body)) and len(text) <= _LARGEST_MARKDOWN:
        try:
            page = markup.page(to_html(head.body), source.name, wraps=True, standalone=False)
            parts = page.parts
        except ValueError:
            parts = plain.parts(head.body, source.name)
    else:
        parts = plain.parts(head.body, source.name)
    return Reading(source.name, media_type, settle(_with_head(head, parts)), head.title, lang)


def page_reading(text: str, source: Source, media_type: str) -> Reading:
    """A page of HTML as blocks. Raises InputError where it cannot be parsed."""
    head = frontmatter.split(text, source.name)
    try:
        page = markup.page(head.body, source.name)
    except ValueError:
        refuse("file-broken", source.place, "it cannot be read as HTML", "open it in a browser and save it again")
    blocks = settle(_with_head(head, page.parts))
    return Reading(source.name, media_type, blocks, head.title or page.title, head.lang or page.lang, page.address)


def _with_head(head: frontmatter.FrontMatter, parts: Sequence[Part]) -> list[Part]:
    """The title first, if the text does not begin with it itself."""
    first = {_letters(line.text) for part in parts[:_FIRST_PARTS] if isinstance(part, Para) for line in part.lines}
    return [part for part in head.parts if _letters(part.lines[0].text) not in first] + list(parts)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()
