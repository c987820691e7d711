"""Read a DOCX back from its XML (ECMA-376 WordprocessingML), with footnotes, headers and footers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

SQUEEZED = False
"""Text flows: a space is a space."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}
_UNSEEN = {f"{_W}del", f"{_W}moveFrom", f"{_W}rPr", f"{_W}pPr", f"{_MC}Fallback"}
"""Deleted text, properties (whose tab stops are called `tab` too), and second copies for old programs."""
_ENDS_LINE = {f"{_W}p", f"{_W}tr"}
_PARTS = ("document", "footnotes", "endnotes", "header", "footer")


def text(data: bytes) -> str:
    """The text of the body, then of notes, headers and footers; raises ValueError for bytes that are no DOCX."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = _story_names(archive.namelist())
            if "word/document.xml" not in names:
                raise ValueError("it has no word/document.xml")
            return "\n".join("".join(_walk(etree.fromstring(archive.read(name), parser))) for name in names)
    except (zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise ValueError(str(error)) from error


def _story_names(names: list[str]) -> list[str]:
    stories = [name for name in names if name.startswith("word/") and name.endswith(".xml") and "/" not in name[5:]]
    return [name for part in _PARTS for name in sorted(stories) if name[5:-4].rstrip("0123456789") == part]


def _walk(element: _Element) -> Iterator[str]:
    tag = element.tag
    if tag in _UNSEEN or (tag == f"{_W}r" and element.find(f"{_W}rPr/{_W}vanish") is not None):
        return
    if tag == f"{_W}t":
        yield element.text or ""
    elif isinstance(tag, str) and tag in _BREAKS:
        yield _BREAKS[tag]
    else:
        for child in element:
            yield from _walk(child)
        if tag in _ENDS_LINE:
            yield "\n"
