"""Reading a .docx file in tests, by its XML alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from letterkit.model.template import Template
from letterkit.render.docx.xml import Element, qn, text_of

from . import example

TEMPLATES = Path(__file__).parents[2] / "templates"


def template(name: str = "joint-letter", *, reference: bytes | None = None) -> Template:
    given = (TEMPLATES / name / "reference.docx").read_bytes() if reference is None else reference
    return replace(example.template(name=name), reference_docx=given)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xml(data: bytes, name: str = "word/document.xml") -> Element:
    return etree.fromstring(parts(data)[name])


def paragraphs(top: Element) -> list[tuple[str, str]]:
    """The style's id and the text of each paragraph."""
    return [(style(p), text_of(p)) for p in top.iter(qn("w:p"))]


def style(paragraph: Element) -> str:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if found is None else found.get(qn("w:val"), "")


def val(node: Element, path: str) -> str | None:
    """The w:val of the element at a path of prefixed names, from a node."""
    found = node.find("/".join(qn(step) for step in path.split("/")))
    return None if found is None else found.get(qn("w:val"))


def relations(data: bytes, name: str = "word/_rels/document.xml.rels") -> dict[str, tuple[str, str]]:
    """The target of each relationship and whether it is outside the file, by id."""
    top = etree.fromstring(parts(data)[name])
    return {r.get("Id", ""): (r.get("Target", ""), r.get("TargetMode", "")) for r in top}


def pretty(data: bytes, name: str = "word/document.xml") -> Iterator[str]:
    """A part in normal form (C14N 2.0), an element a line."""
    top = xml(data, name)
    etree.indent(top)
    yield etree.tostring(top, method="c14n2", strip_text=False).decode() + "\n"
