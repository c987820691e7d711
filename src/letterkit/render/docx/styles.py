"""Which style dresses which block, and what Word's file calls it.

Styles are looked up by name, not by id: Word writes ids anew in its own language when a user saves the template, while
`w:name` of built-in styles stays English.
"""

from __future__ import annotations

from collections.abc import Mapping

from letterkit.model.letter import Heading, Paragraph, Role
from letterkit.render.docx.xml import Element, qn

# The first paragraph of a role, and those after it where they are dressed otherwise.
BY_ROLE: Mapping[Role, tuple[str, str]] = {
    Role.BODY: ("Body Text", "Body Text"),
    Role.LETTERHEAD: ("Letterhead", "Letterhead Details"),
    Role.SENDER: ("Sender", "Sender"),
    Role.NOTICE: ("Notice", "Notice"),
    Role.DATE: ("Date", "Date"),
    Role.ADDRESS: ("Address", "Address"),
    Role.COPIES: ("Copies", "Copies"),
    Role.SUBJECT: ("Subject", "Subject"),
    Role.SALUTATION: ("Salutation", "Salutation"),
    Role.CLOSING: ("Closing", "Closing"),
    Role.SIGNATURE: ("Signature", "Signature"),
    Role.RELEASE: ("Release", "Release"),
    Role.HEADLINE: ("Title", "Subtitle"),
    Role.DATELINE: ("Dateline", "Dateline"),
    Role.CONTACT: ("Contact", "Contact"),
    Role.ENCLOSURES: ("Enclosures", "Enclosures"),
    Role.LIST_HEADING: ("List Heading", "List Heading"),
    Role.LIST: ("Signatory", "Signatory"),
}
# What stands in where a user's own reference.docx lacks a style; at the end of a chain is the document's default.
_STAND_IN: Mapping[str, str] = {
    "letterhead details": "Letterhead",
    "letterhead": "Header",
    "signatory with title": "Signatory",
    "signatory title": "Signatory",
    "signatories inline": "Signatory",
    "country": "List Heading",
    "list heading": "heading 2",
    "subject": "heading 1",
    "contact heading": "heading 2",
    "list continue 2": "List Continue",
    "list continue 3": "List Continue",
    "table heading": "Table Text",
    "table office": "Table Text",
    "running notice": "header",
    "subtitle": "Body Text",
    "table grid light": "Table Grid",
}


def name_for(block: Paragraph | Heading, *, first: bool) -> str:
    """The name of the style for running text or a heading; `first` where no block of the same role stands before."""
    if isinstance(block, Heading) and block.role in (Role.BODY, Role.LIST):
        return f"heading {min(max(block.level, 1), 4)}"
    if isinstance(block, Heading) and block.role is Role.CONTACT:
        return "Contact Heading"
    return BY_ROLE[block.role][0 if first else 1]


class Styles:
    """The styles of a template by name."""

    def __init__(self, styles: Element) -> None:
        self._ids: dict[tuple[str, str], str] = {}
        for style in styles.iterchildren(qn("w:style")):
            name = style.find(qn("w:name"))
            if name is not None:
                key = (style.get(qn("w:type"), "paragraph"), name.get(qn("w:val"), "").lower())
                self._ids.setdefault(key, style.get(qn("w:styleId"), ""))

    def paragraph(self, name: str) -> str | None:
        """The id of a paragraph style, of its stand-in, or None for the template's default."""
        return self._find("paragraph", name)

    def character(self, name: str) -> str | None:
        """The id of a character style, or None where the template has none."""
        return self._find("character", name)

    def table(self, name: str) -> str | None:
        """The id of a table style, or None."""
        return self._find("table", name)

    def _find(self, kind: str, name: str) -> str | None:
        wanted: str | None = name
        while wanted:
            if found := self._ids.get((kind, wanted.lower())):
                return found
            wanted = _STAND_IN.get(wanted.lower())
        return None
