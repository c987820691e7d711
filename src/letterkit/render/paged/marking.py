"""What the stretches of a page's content are called: structure, or an artifact that no reader aloud speaks.

WeasyPrint 70 marks heads and feet of pages as text that belongs to no structure, and draws again the head of a table
that goes on. Both are artifacts (ISO 32000-1, 14.8.2.2; ISO 14289-1, 7.8). Where glyphs do not stand for characters
one by one (Indic, Thai, combining marks) the text itself is added (14.9.4), so that it can be copied, searched, spoken
and verified.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.pdf.stream import Stream

from letterkit.render.paged.lists.marks import noted
from letterkit.render.paged.mirrors import turn_back

_ONE_GLYPH_EACH = re.compile(
    "[\\s\u0021-\u007e\u00a0-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2bff"
    "\u2c60-\u2c7f\u2e80-\ua48f\ua720-\ua7ff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]*"
)
"""Scripts whose letters follow each other in writing as in memory: for them the map of the font is enough."""

_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")


def mark_content() -> None:
    """Make WeasyPrint mark its content this way; asking twice changes nothing."""
    if Stream.marked is not _marked:
        Stream.marked = _marked


def find_artifacts(pages: list[Any]) -> None:
    """Note on the boxes of laid-out pages which of them are artifacts, and drop links drawn twice for one element."""
    tables: set[int] = set()
    for page in pages:
        _visit(page._page_box, "", tables)
        page.links = [link for link in page.links if link[3].element_tag == "a"]


def is_artifact(box: Any) -> bool:
    """Whether a box is no part of the text."""
    return bool(getattr(box, "letterkit_artifact", ""))


def is_leftward(text: str) -> bool:
    """Whether a text holds letters that are written from right to left. Its glyphs stand in the order of sight, and
    viewers that copy text put them in order again; the true order is given where only readers of structure see it."""
    return not text.isascii() and bool(_LEFTWARD.search(text))


def _visit(box: Any, artifact: str, tables: set[int]) -> None:
    box = getattr(box, "_box", box)  # WeasyPrint's placeholder for a box that is positioned
    artifact = artifact or _artifact(box)
    if artifact:
        box.letterkit_artifact = artifact
    continued = isinstance(box, boxes.TableBox) and id(box.element) in tables
    for child in box.children:
        repeated = continued and getattr(child, "is_header", False)
        _visit(child, artifact or ("Pagination" if repeated else ""), tables)
    if isinstance(box, boxes.TableBox):
        tables.add(id(box.element))


def _artifact(box: Any) -> str:
    if isinstance(box, boxes.MarginBox):
        return "Header" if box.at_keyword.startswith("@top") else "Footer"
    if isinstance(box, boxes.ReplacedBox) and box.element.tag == "img" and not box.element.get("alt"):
        return "Layout"  # a picture that says nothing
    return ""


@contextmanager
def _marked(stream: Any, box: Any, tag: str) -> Iterator[None]:
    """WeasyPrint's Stream.marked: `box` is drawn inside of it."""
    artifact = getattr(box, "letterkit_artifact", "")
    with noted(stream, box, is_content=not artifact), _named(stream, box, tag, artifact):
        yield


@contextmanager
def _named(stream: Any, box: Any, tag: str, artifact: str) -> Iterator[None]:
    if stream._tags is None:
        yield
        return
    if artifact:
        stream.begin_marked_content("Artifact", _kind(artifact))
    else:
        number = len(stream._tags)
        stream._tags[box] = number
        properties = pydyf.Dictionary({"MCID": number})
        text = getattr(box, "text", "")
        if not text.isascii() and not _ONE_GLYPH_EACH.fullmatch(text) and not is_leftward(text):
            properties["ActualText"] = pydyf.String(text)
        stream.begin_marked_content(tag, properties)
    yield
    stream.end_marked_content()
    if is_leftward(getattr(box, "text", "")):
        turn_back(stream._fonts)


def _kind(artifact: str) -> Any:
    if artifact == "Layout":
        return pydyf.Dictionary({"Type": "/Layout"})
    kind = pydyf.Dictionary({"Type": "/Pagination"})
    if artifact != "Pagination":
        kind["Subtype"] = f"/{artifact}"
    return kind
