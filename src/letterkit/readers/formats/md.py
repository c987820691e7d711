"""Markdown, also mixed with HTML, with front matter, and as Jekyll, Hugo and Pandoc write it."""

from __future__ import annotations

from letterkit.model.reading import Reading
from letterkit.readers.source import Source, signature
from letterkit.readers.text import text_of
from letterkit.readers.written import reading

NAME = "a Markdown file"
SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd")
MEDIA_TYPE = "text/markdown"


def recognises(source: Source) -> int:
    """Any text may be Markdown; without a name to say so, `txt` finds out."""
    return 1 if not signature(source) and source.suffix in SUFFIXES else 0


def readings(source: Source) -> tuple[Reading, ...]:
    """The text. Raises InputError for what is none."""
    return (reading(text_of(source), source, MEDIA_TYPE, marked_up=True),)
