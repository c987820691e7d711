"""Word files of 2007 and later: body, tables, numbered lists, text boxes and notes; no headers, footers, deletions."""

from __future__ import annotations

import io
import zipfile

from letterkit.model.reading import Reading
from letterkit.readers.faults import refuse
from letterkit.readers.settling import settle
from letterkit.readers.source import Source, signature

NAME = "a Word file"
SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def recognises(source: Source) -> int:
    """A ZIP archive with the text of a Word file in it, or one too damaged to tell that is named as one."""
    if signature(source) != "zip":
        return 0
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            return 3 if "word/document.xml" in archive.NameToInfo else 0
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, OSError, EOFError):
        return 1 if source.suffix in SUFFIXES else 0


def readings(source: Source) -> tuple[Reading, ...]:
    """The text. Raises InputError for a file that is damaged, encrypted, without text, or larger than it seems."""
    from letterkit.readers.word import opened, read

    story = read(opened(source), source.name)
    blocks = settle(story.parts)
    if not blocks:
        refuse("file-without-text", source.place, "there is no text in it, only pictures perhaps", "name another file")
    return (Reading(source.name, MEDIA_TYPE, blocks, lang=story.lang),)
