"""The parts of a Word file that hold text, unpacked within limits and parsed without entities."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from letterkit.errors import InputError
from letterkit.readers.faults import refuse
from letterkit.readers.linked import address
from letterkit.readers.source import Source
from letterkit.readers.word.xml import children, value

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST = 200 * 1024 * 1024
"""Bytes that all of a file may unpack to, by what it says of itself."""
LARGEST_PART = 10 * 1024 * 1024
"""Bytes that one part may unpack to, counted while it is unpacked."""
MOST_PARTS = 10_000
_PARTS = ("document", "numbering", "styles", "footnotes", "endnotes")
_TEXTS = ("document", "footnotes", "endnotes")
_GET_AGAIN = "get the whole file again, or save it anew in a word processor"


@dataclass(frozen=True, slots=True)
class Package:
    """The roots of the parts; None for a part that the file does not have."""

    document: _Element
    numbering: _Element | None = None
    styles: _Element | None = None
    footnotes: _Element | None = None
    endnotes: _Element | None = None
    targets: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Of each part that has links, the addresses that lead out of the file, by the ids of their relationships."""


def opened(source: Source) -> Package:
    """Unpack a Word file. Raises InputError for one that is damaged, encrypted, or unpacks to more than the limits."""
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            _bounded(archive, source)
            parts = {name: _part(archive, f"word/{name}.xml", source) for name in _PARTS}
            targets = {name: _targets(archive, name, source) for name in _TEXTS if parts[name] is not None}
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OverflowError, NotImplementedError, OSError):
        refuse("file-broken", source.place, "it is a damaged or incomplete Word file", _GET_AGAIN)
    except RuntimeError:  # what zipfile raises where a password is wanted
        refuse("file-encrypted", source.place, "it is protected by a password", "save it without one")
    document = parts.pop("document")
    if document is None:
        refuse("file-broken", source.place, "it is a Word file without its text", _GET_AGAIN)
    return Package(document, **parts, targets=targets)


def _bounded(archive: zipfile.ZipFile, source: Source) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST:
        _too_large(source, LARGEST)


def _part(archive: zipfile.ZipFile, name: str, source: Source) -> _Element | None:
    if name not in archive.NameToInfo:
        return None
    with archive.open(name) as stream:
        data = stream.read(LARGEST_PART + 1)
    if len(data) > LARGEST_PART:
        _too_large(source, LARGEST_PART)
    return _parsed(data, source)


def _targets(archive: zipfile.ZipFile, name: str, source: Source) -> dict[str, str]:
    """Where the links of a part lead (ECMA-376 part 2, Relationships). A damaged one has none."""
    try:
        root = _part(archive, f"word/_rels/{name}.xml.rels", source)
    except InputError:
        return {}
    links = (one for one in children(root, "Relationship") if value(one, "Type").endswith("/hyperlink"))
    return {value(one, "Id"): address(value(one, "Target")) for one in links}


def _parsed(data: bytes, source: Source) -> _Element:
    """XML without entities; a document type, which no word processor writes, is refused."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        refuse("file-broken", source.place, "it is a damaged Word file: its text is no XML", _GET_AGAIN)
    if getattr(root.getroottree().docinfo, "doctype", ""):
        refuse("file-broken", source.place, "its XML has a DOCTYPE, which no word processor writes", "do not trust it")
    return root


def _too_large(source: Source, limit: int) -> None:
    refuse(
        "file-too-large",
        source.place,
        f"it unpacks to more than {limit // 2**20} MB",
        "do not trust it, if it is no book; else save it without pictures",
    )
