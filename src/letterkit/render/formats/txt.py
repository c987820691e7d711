"""Plain text: UTF-8, lines of at most 72 columns that end in LF, links and footnotes at the end."""

from __future__ import annotations

from collections.abc import Iterator

from letterkit import languages
from letterkit.model.letter import Document, Letter
from letterkit.model.template import Template
from letterkit.render.text.blocks import letter_lines
from letterkit.render.text.inlines import Setting
from letterkit.render.text.measure import WIDTH, wrap

SUFFIX = ".txt"


def render(document: Document, template: Template) -> bytes:  # noqa: ARG001 - plain text wears no dress
    """The document as plain text, its letters one after another with a line between them."""
    between = ["", "=" * WIDTH, ""]
    lines: list[str] = []
    for letter in document.parts:
        lines += (between if lines else []) + list(_letter(letter))
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _letter(letter: Letter) -> Iterator[str]:
    setting = Setting(languages.get(letter.lang).words)
    yield from letter_lines(letter.blocks, setting)
    yield from _notes(letter, setting)
    if setting.links:
        yield ""
        for link, number in setting.links.items():
            lead = f"[{number}] "
            yield from wrap(link, first=lead, rest=" " * len(lead))


def _notes(letter: Letter, setting: Setting) -> Iterator[str]:
    if letter.notes:
        yield from ("", "-" * 10)
    for number, content in enumerate(letter.notes, 1):
        lead = f"[^{number}] "
        for index, line in enumerate(letter_lines(content, setting, limit=WIDTH - len(lead))):
            yield ((lead if index == 0 else " " * len(lead)) + line).rstrip()
