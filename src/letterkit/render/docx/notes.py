"""Footnotes: word/footnotes.xml (ISO/IEC 29500-1, 17.11), which python-docx has no part for."""

from __future__ import annotations

from typing import Any, cast

from letterkit.model.letter import Letter
from letterkit.render.docx.blocks import note
from letterkit.render.docx.story import Shared, Story
from letterkit.render.docx.voice import Voice
from letterkit.render.docx.xml import Element, element, qn, root, value

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
# The line above the notes, and the one above a note that goes on from the page before; Word gives them these ids.
_SEPARATORS = ((-1, "separator", "w:separator"), (0, "continuationSeparator", "w:continuationSeparator"))


def add_notes(document_part: Any, letters: tuple[Letter, ...], shared: Shared, width: int) -> None:
    """Adds the footnotes of all letters, numbered through the file from 1, and says so in the settings."""
    if not any(letter.notes for letter in letters):
        return
    from docx.opc.packuri import PackURI
    from docx.parts.story import StoryPart

    top = root("w:footnotes")
    part = StoryPart(PackURI("/word/footnotes.xml"), _CONTENT_TYPE, cast(Any, top), document_part.package)
    document_part.relate_to(part, _RELATION)
    top.extend(_separator(*each) for each in _SEPARATORS)
    number = 0
    for letter in letters:
        story = Story(shared, part, Voice(letter.lang), width)
        for content in letter.notes:
            number += 1
            top.append(element("w:footnote", *note(story, content, _mark(shared)), w_id=number))
    _declare(document_part.settings.element)


def _separator(number: int, kind: str, line: str) -> Element:
    spacing = element("w:pPr", element("w:spacing", w_after=0, w_line=240, w_lineRule="auto"))
    paragraph = element("w:p", spacing, element("w:r", element(line)))
    return element("w:footnote", paragraph, w_type=kind, w_id=number)


def _mark(shared: Shared) -> list[Element]:
    """The number at the head of a note, and the space after it."""
    run = element("w:r")
    if (style_id := shared.styles.character("footnote reference")) is not None:
        run.append(element("w:rPr", value("w:rStyle", style_id)))
    run.append(element("w:footnoteRef"))
    space = element("w:t")
    space.text = " "
    space.set(qn("xml:space"), "preserve")
    return [run, element("w:r", space)]


def _declare(settings: Element) -> None:
    """Names the separators in the settings, before the elements that follow in the schema (CT_Settings)."""
    for old in settings.findall(qn("w:footnotePr")):
        settings.remove(old)
    made = element("w:footnotePr", *(element("w:footnote", w_id=number) for number, _, _ in _SEPARATORS))
    after = {qn(f"w:{name}") for name in _AFTER_NOTES}
    following = next((child for child in settings if child.tag in after), None)
    if following is None:
        settings.append(made)
    else:
        following.addprevious(made)


_AFTER_NOTES = (
    *("endnotePr", "compat", "docVars", "rsids", "attachedSchema", "themeFontLang", "clrSchemeMapping"),
    *("doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown"),
    *("smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator"),
)
