"""PDF files: columns and pages put back together, hyphens at the ends of lines undone, running heads left out."""

from __future__ import annotations

from letterkit.model.reading import Reading
from letterkit.readers.settling import settle
from letterkit.readers.source import Source, signature

NAME = "a PDF"
SUFFIXES = (".pdf",)
MEDIA_TYPE = "application/pdf"


def recognises(source: Source) -> int:
    """A PDF by its header, which may stand a little below the beginning."""
    return 3 if signature(source) == "pdf" else 0


def readings(source: Source) -> tuple[Reading, ...]:
    """The text. Raises InputError for a PDF that is encrypted, damaged, too long, or only pictures."""
    from letterkit.readers.pages import opened, parts

    pages = opened(source)
    return (Reading(source.name, MEDIA_TYPE, settle(parts(pages, source.name)), pages.title),)
