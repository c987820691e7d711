"""A template: what comes in which order, and the dress for each kind of page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Template:
    """A folder of `templates/`, read into memory.

    `source` is letter.md.j2, `css` style.css, `reference_docx` the bytes of reference.docx; `folder` is where it was
    found, as findings name it. `document` is "letter" or "press-release" (template.yaml).
    """

    name: str
    folder: str
    source: str
    css: str
    reference_docx: bytes
    description: str = ""
    document: str = "letter"
