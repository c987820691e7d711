"""A page of the web, whole or in part: what a person sees of its text, without menus and what is hidden."""

from __future__ import annotations

from letterkit.model.reading import Reading
from letterkit.readers import dialects
from letterkit.readers.source import Source, signature
from letterkit.readers.text import text_of
from letterkit.readers.written import page_reading

NAME = "an HTML page"
SUFFIXES = (".html", ".htm", ".xhtml")
MEDIA_TYPE = "text/html"
_HEAD = 4000


def recognises(source: Source) -> int:
    """A page by its beginning; a part of one by any tag, where the name says HTML."""
    if signature(source):
        return 0
    if dialects.is_page(source.data[:_HEAD].replace(b"\0", b"").decode("latin-1").removeprefix("ï»¿")):
        return 3
    return int(source.suffix in SUFFIXES and dialects.has_tags(source.data.replace(b"\0", b"").decode("latin-1")))


def readings(source: Source) -> tuple[Reading, ...]:
    """The page. Raises InputError for what is no HTML."""
    return (page_reading(text_of(source), source, MEDIA_TYPE),)
