"""Plain text: UTF-8, lines of at most 72 columns that end in LF, footnotes at the end."""

from __future__ import annotations

from collections.abc import Iterator

from letterkit import languages
from letterkit.model.letter import Document, Letter
from letterkit.model.template import Template
from letterkit.render.text.blocks import letter_lines
from letterkit.render.text.measure import WIDTH

SUFFIX = ".txt"
_NOTES = "-" * 10


def render(document: Document, template: Template) -> bytes:  # noqa: ARG001 - plain text wears no dress
    """The document as plain text, its letters one after another with a line between them."""
    between = ["", "=" * WIDTH, ""]
    lines: list[str] = []
    for letter in document.parts:
        lines += (between if lines else []) + list(_letter(letter))
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _letter(letter: Letter) -> Iterator[str]:
    words = languages.get(letter.lang).words
    yield from letter_lines(letter.blocks, words)
    if letter.notes:
        yield from ("", _NOTES)
    for number, content in enumerate(letter.notes, 1):
        lead = f"[{number}] "
        for index, line in enumerate(letter_lines(content, words, limit=WIDTH - len(lead))):
            yield ((lead if index == 0 else " " * len(lead)) + line).rstrip()
