"""Runs, hyperlinks, line breaks, footnote marks and pictures inside a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from letterkit.model.letter import Inline, Inlines, LineBreak, NoteMark, Picture, Run
from letterkit.render.docx import pictures
from letterkit.render.docx.story import Story
from letterkit.render.docx.voice import Voice, by_direction, has_east_asian
from letterkit.render.docx.xml import Element, clean, element, qn, value

# Word follows a link of any scheme; a letter has use for these.
_FOLLOWED = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_LATIN = re.compile("[A-Za-z]")
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def inlines(story: Story, content: Inlines) -> list[Element]:
    """The children of a paragraph; neighbours with the same link become one hyperlink."""
    made: list[Element] = []
    for link, stretch in groupby(content, key=_link):
        elements = [e for inline in stretch for e in _inline(story, inline)]
        made += [_hyperlink(story, link, elements)] if link else elements
    return made


def text_runs(story: Story, text: str, *, style: str = "") -> list[Element]:
    """Runs of plain text in the language of the story."""
    return list(_runs(story, Run(text), style))


def _link(inline: Inline) -> str | None:
    link = inline.link if isinstance(inline, Run) else None
    return link if link and _FOLLOWED.match(link) else None


def _hyperlink(story: Story, link: str, content: list[Element]) -> Element:
    if link not in story.links:
        story.links[link] = story.part.relate_to(clean(link), _HYPERLINK, is_external=True)
    return element("w:hyperlink", *content, r_id=story.links[link], w_history=1)


def _inline(story: Story, inline: Inline) -> Iterator[Element]:
    match inline:
        case Run():
            yield from _runs(story, inline, "Hyperlink" if _link(inline) else "")
        case LineBreak():
            yield element("w:r", element("w:br"))
        case NoteMark():
            yield _note_mark(story, inline.number)
        case Picture():
            yield element("w:r", pictures.drawing(story, inline))


def _runs(story: Story, run: Run, style: str) -> Iterator[Element]:
    voice = Voice(run.lang) if run.lang else story.voice
    for text, right_to_left in by_direction(clean(run.text)):
        props = _properties(story, run, "Inline Code" if run.code else style, voice, text, rtl=right_to_left)
        yield element("w:r", *([props] if len(props) else []), *_characters(text))


def _properties(story: Story, run: Run, style: str, voice: Voice, text: str, *, rtl: bool) -> Element:
    """Run properties in the order of the schema (CT_RPr)."""
    props = element("w:rPr")
    if style and (style_id := story.shared.styles.character(style)) is not None:
        props.append(value("w:rStyle", style_id))
    if voice.east_asian and (has_east_asian(text) or not _LATIN.search(text)):
        props.append(element("w:rFonts", w_hint="eastAsia"))
    if run.bold:
        props.extend([value("w:b"), value("w:bCs")])
    if run.italic:
        props.extend([value("w:i"), value("w:iCs")])
    if run.strike:
        props.append(value("w:strike"))
    if rtl:
        props.append(value("w:rtl"))
    if voice.tag != story.shared.default.tag:
        props.append(language(voice))
    return props


def language(voice: Voice) -> Element:
    """`w:lang`: the attribute for the script of the language, and `w:val` for its digits and Latin letters."""
    made = element("w:lang", w_val=voice.tag)
    if voice.east_asian:
        made.set(qn("w:eastAsia"), voice.tag)
    if voice.right_to_left:
        made.set(qn("w:bidi"), voice.tag)
    return made


def _characters(text: str) -> Iterator[Element]:
    """Text with the line breaks and tabs in it as the elements that Word has for them."""
    for piece in re.split(r"(\r\n?|\n|\t)", text):
        if piece == "\t":
            yield element("w:tab")
        elif piece and piece in "\r\n":
            yield element("w:br")
        elif piece:
            node = element("w:t")
            node.text = piece
            if piece != piece.strip() or "  " in piece:
                node.set(qn("xml:space"), "preserve")
            yield node


def _note_mark(story: Story, number: int) -> Element:
    """A reference to a footnote; where the same is marked again, its number alone, since Word allows one reference."""
    props = element("w:rPr")
    if (style_id := story.shared.styles.character("footnote reference")) is not None:
        props.append(value("w:rStyle", style_id))
    if number in story.noted:
        text = element("w:t")
        text.text = str(number)
        return element("w:r", props, text)
    story.noted.add(number)
    return element("w:r", props, element("w:footnoteReference", w_id=story.notes_before + number))
