"""A template: what comes in which order, and the dress for each kind of page."""

from __future__ import annotations

from typing import Annotated, Literal

from letterkit.model.constraints import Pattern
from letterkit.model.frozen import frozen


@frozen
class Template:
    """A folder of `templates/`, read into memory.

    `source` is letter.md.j2, `css` style.css and the look's sheet after it, `reference_docx` the bytes of
    reference.docx or of the look's own; `folder` is where it was found, as findings name it. `document` is "letter",
    "press-release", or "message" for that of an e-mail, which can be
    without style.css and reference.docx (template.yaml).
    """

    name: str
    folder: str
    source: str
    css: str
    reference_docx: bytes
    description: str = ""
    document: str = "letter"
    signatories: bool = True
    """Whether a letter of this template is signed by a list."""


@frozen(kw_only=True)
class TemplateSettings:
    """template.yaml. `signatories` says whether the letter is signed by a list; where it is not given, it is where
    letter.md.j2 names `signatories`."""

    description: str = ""
    document: Literal["letter", "press-release", "message"] = "letter"
    signatories: bool | None = None
    look: Annotated[str, Pattern(r"^([A-Za-z0-9][A-Za-z0-9_-]{0,79})?$")] = ""
    """The look of a letter that names none; empty for style.css alone."""
