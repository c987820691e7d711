"""Plain text, with what is often in it: light Markdown, HTML, the head of a site generator's file."""

from __future__ import annotations

from letterkit.model.reading import Reading
from letterkit.readers.source import Source, signature
from letterkit.readers.text import text_of
from letterkit.readers.written import reading

NAME = "a text file"
SUFFIXES = (".txt", ".text", ".asc")
MEDIA_TYPE = "text/plain"


def recognises(source: Source) -> int:
    """Any text may be plain."""
    return 0 if signature(source) else 1


def readings(source: Source) -> tuple[Reading, ...]:
    """The text. Raises InputError for what is none."""
    return (reading(text_of(source), source, MEDIA_TYPE),)
