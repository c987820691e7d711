"""Runs, breaks, pictures and marks of footnotes as elements."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from letterkit.model.language import Language
from letterkit.model.letter import Blocks, Inlines, LineBreak, NoteMark, Picture, Run
from letterkit.render.markup.elements import add, say

LINKS = ("http://", "https://", "mailto:", "tel:")


@dataclass
class Setting:
    """The letter that is being set: its language, a prefix for ids, its notes, and how a block of a note is written.

    `at_foot` puts the text of a note where its mark is, for a page that floats it to its foot; otherwise the mark links
    to the end of the letter. `marked` gathers the notes that have had their mark, `spliced` what is written in place of
    each element `splice` (rows of long lists); where it is None, there are none.
    """

    language: Language
    prefix: str
    notes: tuple[Blocks, ...]
    at_foot: bool
    write_blocks: Callable[[Element, Blocks, Setting], None]
    marked: set[int] = field(default_factory=set)
    lists: int = 0
    spliced: list[str] | None = None


def inlines(parent: Element, content: Inlines, setting: Setting, *, mark_values: bool = True) -> None:
    """Append inline content to `parent`. With `mark_values` a bound value gets a span, so that it is never hyphenated;
    lists of signatories, where nothing is, do without."""
    for part in content:
        match part:
            case Run():
                _run(parent, part, mark_values)
            case LineBreak():
                add(parent, "br")
            case Picture():
                _picture(parent, part)
            case NoteMark():
                _mark(parent, part.number, setting)


def _run(parent: Element, run: Run, mark_values: bool) -> None:
    """A run, wrapped as its dress asks for."""
    target = parent
    if run.link and run.link.lower().startswith(LINKS):
        target = add(target, "a", href=run.link)
    for tag, wanted in (("strong", run.bold), ("em", run.italic), ("s", run.strike), ("code", run.code)):
        if wanted:
            target = add(target, tag)
    is_value = mark_values and run.origin is not None
    if run.lang or is_value:
        target = add(target, "span", lang=run.lang, class_="value" if is_value else None)
    say(target, run.text)


def _picture(parent: Element, picture: Picture) -> None:
    source = f"data:{picture.mime};base64,{b64encode(picture.data).decode('ascii')}"
    style = f"width:{picture.width_mm:g}mm" if picture.width_mm else None
    add(parent, "img", src=source, alt=picture.alt, style=style)


def _mark(parent: Element, number: int, setting: Setting) -> None:
    first = number not in setting.marked
    setting.marked.add(number)
    if not setting.at_foot:
        name = f"{setting.prefix}note-{number}"
        mark = add(parent, "sup", class_="note-mark")
        add(mark, "a", str(number), href=f"#{name}", id=f"{name}-mark" if first else None, role="doc-noteref")
    elif first and number <= len(setting.notes):
        note = add(parent, "span", class_="footnote", data_number=str(number))
        setting.write_blocks(note, setting.notes[number - 1], setting)
    else:
        add(parent, "sup", str(number), class_="note-mark")
