"""The fonts of the package: which a document needs, as @font-face rules, and their bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib.resources import files

from letterkit.model.entries import Entries, Entry
from letterkit.model.frozen import frozen
from letterkit.model.letter import (
    Blocks,
    Document,
    Heading,
    Inlines,
    Paragraph,
    Run,
    SignatoryList,
    Table,
    walk,
)

SCHEME = "letterkit-font:"


@frozen
class Face:
    """A font file of the package."""

    family: str
    bold: bool = False
    italic: bool = False
    korean: bool = False

    @property
    def file(self) -> str:
        """Its name in letterkit/fonts."""
        style = ("Bold" if self.bold else "") + ("Italic" if self.italic else "") or "Regular"
        return f"{self.family.replace(' ', '')}-{style}.woff2"

    @property
    def rule(self) -> str:
        """Its @font-face rule."""
        return (
            f'@font-face {{ font-family: "{self.family}"; src: url({SCHEME}{self.file}) format("woff2"); '
            f"font-weight: {700 if self.bold else 400}; font-style: {'italic' if self.italic else 'normal'} }}"
        )


_STYLES = ((False, False), (False, True), (True, False), (True, True))

FACES = (
    *(Face(f, bold=b, italic=i) for f in ("Letterkit Serif", "Letterkit Sans") for b, i in _STYLES),
    *(Face(f, bold=b, korean=True) for f in ("Letterkit Serif KR", "Letterkit Sans KR") for b in (False, True)),
)


def rules(document: Document, css: str) -> str:
    """The @font-face rules for the families that the style sheets name; Korean ones only where Hangul is written, since
    each font that is declared is also unpacked."""
    korean = is_korean(css) or any(is_korean(text) for text in texts(document))  # a foot of the page, too
    wanted = (face for face in FACES if f'"{face.family}"' in css and (korean or not face.korean))
    return "\n".join(face.rule for face in wanted)


def font(name: str) -> bytes:
    """The bytes of one font of the package. Raises KeyError for another name."""
    if name not in {face.file for face in FACES}:
        raise KeyError(name)
    return files("letterkit.fonts").joinpath(name).read_bytes()


def is_korean(text: str) -> bool:
    """Whether Hangul is in a text, which needs fonts of its own."""
    return not text.isascii() and _KOREAN.search(text) is not None


_KOREAN = re.compile("[\u1100-\u11ff\u3130-\ud7a3]")


def texts(document: Document) -> Iterator[str]:
    """Every text that is printed, and the title, which may stand at the head of pages; a long list may be one."""
    for part in document.parts:
        yield part.title
        yield part.addressee
        for blocks in (part.blocks, *part.notes):
            for inlines in _inlines(blocks):
                yield from (item.text for item in inlines if isinstance(item, Run))
            for block in walk(blocks):
                if isinstance(block, SignatoryList):
                    for group in block.groups:
                        yield from _in_entries(group.entries)


def _in_entries(entries: Sequence[Entry]) -> Iterator[str]:
    if isinstance(entries, Entries):
        yield from ("\n".join(entries.names), "\n".join(set(entries.countries)))
        yield from ("\n".join(lines) for lines in entries.titles if lines)
        return
    for entry in entries:
        for inlines in (entry.name, entry.country, *entry.titles):
            yield from (item.text for item in inlines if isinstance(item, Run))


def _inlines(blocks: Blocks) -> Iterator[Inlines]:
    for block in walk(blocks):
        if isinstance(block, Paragraph | Heading):
            yield block.inlines
        elif isinstance(block, Table):
            yield from block.header
            yield from (cell for row in block.rows for cell in row)
        elif isinstance(block, SignatoryList):
            yield from (group.label for group in block.groups)
