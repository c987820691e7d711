"""The dress of the templates for Word: every style of reference.docx by its role, lengths in points.

It follows the templates' style.css. One line of text is the unit of the distances, of which Word leaves the larger one
between two paragraphs; lists of signatories are smaller; head, foot and notice are grey and without serifs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Dress:
    """What differs between the templates and their looks.

    `text` and `line` are the size of the text and the distance of its lines, `small` and `small_line` those of lists,
    `title` those of a headline, all in points; `furniture` is the size of head, foot and notice. `sans` is whether all
    is without serifs, `head_sans` whether headings are. `rule_above` and `rule_below` are the colours of rules about
    the letterhead, `bar` that of a short one on top. `margins` are top, right, bottom and left in millimetres.
    """

    text: float = 11
    line: float = 15
    small: float = 9.5
    small_line: float = 13
    accent: str = "1A1A1A"
    quiet: str = "5C5C5C"
    hairline: str = "B8B8B8"
    sans: bool = False
    head_sans: bool = False
    head_size: float = 14
    head_at: str = ""
    head_colour: str = ""
    rule_above: str = ""
    rule_below: str = ""
    bar: str = ""
    subject_more: float = 1
    subject_colour: str = ""
    title: tuple[float, float] = (19, 22.5)
    title_colour: str = ""
    subtitle_italic: bool = False
    quote_indent: float = 19
    closing_at: str = ""
    release_caps: bool = True
    furniture: float = 8
    margins: tuple[float, float, float, float] = (25, 31, 27, 31)


@dataclass(frozen=True)
class Style:
    """A style. `line` 0 is the line height of the font, which pictures need, any other is that height exactly;
    `list_number` is a numId; `rule_above`, `rule_below` and `underline` are colours."""

    name: str
    kind: str = "paragraph"
    based: str = "Normal"
    following: str = ""
    size: float = 0
    line: float | None = None
    before: float | None = None
    after: float | None = None
    indent: float = 0
    hanging: float = 0
    right: float = 0
    align: str = ""
    sans: bool = False
    bold: bool | None = None
    italic: bool | None = None
    caps: bool = False
    spaced: float = 0
    colour: str = ""
    underline: str = ""
    raised: bool = False
    mono: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    rule_above: str = ""
    rule_below: str = ""
    outline: int | None = None
    list_number: int = 0


def styles(dress: Dress) -> Iterator[Style]:
    """All styles but the table's, those that others are based on first."""
    yield Style("Normal", based="", line=dress.line)
    yield Style("Default Paragraph Font", kind="character", based="")
    yield Style("Body Text", after=dress.line / 2)
    for part in (_head, _letter, _headings, _lists, _signatories, _press, _furniture, _characters):
        yield from part(dress)


def _head(dress: Dress) -> Iterator[Style]:
    rules = {"rule_above": dress.rule_above, "rule_below": dress.rule_below}
    quiet = Style(
        "Letterhead Details", size=dress.text - 2, line=0, after=0, align=dress.head_at, colour=dress.quiet, **rules
    )
    quiet = replace(quiet, sans=dress.head_sans)
    name = replace(quiet, name="Letterhead", following=quiet.name, size=dress.head_size, bold=True, keep_next=True)
    yield replace(name, colour=dress.head_colour, after=2)
    yield quiet
    yield Style("Sender", size=dress.text - 1.5, after=dress.line * 2, colour=dress.quiet, line=0)
    notice = Style("Notice", size=dress.furniture, line=0, before=dress.line / 2, after=0, align=dress.head_at)
    yield replace(notice, sans=True, colour=dress.quiet)


def _letter(dress: Dress) -> Iterator[Style]:
    line = dress.line
    yield Style("Date", following="Address", before=line * 1.5, after=line)
    yield Style("Address", after=line / 2, keep_lines=True)
    yield Style("Copies", size=dress.text - 1, line=line - 1, after=line / 2, keep_lines=True)
    title = Style("Subject", following="Salutation", bold=True, keep_next=True, keep_lines=True, outline=0)
    yield replace(title, size=dress.text + dress.subject_more, before=line, after=line, colour=dress.subject_colour)
    yield Style("Salutation", following="Body Text", after=line / 2, keep_next=True)
    yield Style("Closing", following="Signature", before=line, after=line / 2, align=dress.closing_at, keep_next=True)
    yield Style("Signature", line=0, before=line / 4, after=0, keep_lines=True)
    yield Style("Enclosures", size=dress.small, line=dress.small_line, before=line, after=line / 4)
    yield Style("Picture", line=0, after=line / 2)
    yield Style("Quote", following="Body Text", indent=dress.quote_indent, right=dress.quote_indent, after=line / 2)
    yield Style("Rule", line=line / 2, after=line, indent=136, right=136, rule_below=dress.hairline)
    yield Style("Section End", size=1, line=1)
    yield Style("Table End", size=dress.text / 2, line=line / 2)


def _headings(dress: Dress) -> Iterator[Style]:
    line = dress.line
    shared = Style("", following="Body Text", sans=dress.head_sans, keep_next=True, keep_lines=True)
    for level in range(4):
        look = {"bold": level < 3, "italic": level >= 2, "outline": level}
        size = dress.text + (2 if level == 0 else 0)
        measure = {"size": size, "line": line + (2 if level == 0 else 0), "before": line, "after": line / 4}
        yield replace(shared, name=f"heading {level + 1}", **look, **measure)


def _lists(dress: Dress) -> Iterator[Style]:
    yield Style("List Bullet", based="Body Text", list_number=1)
    yield Style("List Number", based="Body Text", list_number=2)
    for depth in (1, 2, 3):
        name = "List Continue" if depth == 1 else f"List Continue {depth}"
        yield Style(name, based="Body Text", indent=19.85 * depth)
    size = dress.text - 1
    yield Style("Table Text", size=size, line=round(size * 1.3), before=1.5, after=1.5)
    yield Style("Table Office", based="Table Text", size=size - 1, colour=dress.quiet, before=0)
    yield Style("Table Heading", based="Table Text", bold=True, keep_next=True)


def _signatories(dress: Dress) -> Iterator[Style]:
    line, size, small_line = dress.line, dress.small, dress.small_line
    heading = Style("List Heading", following="Signatory", keep_next=True, keep_lines=True, bold=True, outline=1)
    yield replace(heading, size=dress.text + 1, before=line, after=line / 2, colour=dress.accent, sans=dress.head_sans)
    yield Style("Signatory", size=size, line=small_line, indent=12, hanging=12, after=0, keep_lines=True)
    yield Style("Signatory with Title", based="Signatory", following="Signatory Title", keep_next=True, after=0)
    office = Style("Signatory Title", following="Signatory", size=size, line=small_line, colour=dress.quiet)
    yield replace(office, indent=12, after=0, keep_lines=True)
    yield Style("Signatories Inline", size=size, line=small_line, after=line / 2)
    country = Style("Country", following="Signatory", size=size, line=small_line, bold=True, keep_next=True)
    yield replace(country, before=line / 2, after=1)


def _press(dress: Dress) -> Iterator[Style]:
    line = dress.line
    sans = Style("", sans=dress.head_sans)
    release = replace(
        sans,
        name="Release",
        size=dress.text - 1,
        bold=True,
        caps=dress.release_caps,
        spaced=0.6 * dress.release_caps,
        colour=dress.accent,
    )
    yield replace(release, before=line, after=line / 2)
    size, height = dress.title
    title = replace(sans, name="Title", following="Subtitle", size=size, line=height, bold=True, outline=0)
    title = replace(title, colour=dress.title_colour)
    yield replace(title, after=line / 4, keep_next=True, keep_lines=True)
    below = replace(sans, name="Subtitle", following="Dateline", size=dress.text + 1.5, line=0, colour=dress.quiet)
    yield replace(below, after=line, keep_next=True, italic=dress.subtitle_italic or None)
    yield Style("Dateline", following="Body Text", after=line / 2, keep_next=True)
    heading = replace(sans, name="Contact Heading", following="Contact", bold=True, keep_next=True, outline=1)
    yield replace(heading, before=line, after=line / 4, rule_above=dress.hairline)
    yield replace(sans, name="Contact", size=dress.small, line=dress.small_line, after=line / 2, keep_lines=True)


def _furniture(dress: Dress) -> Iterator[Style]:
    quiet = Style("", size=dress.furniture, line=0, after=0, colour=dress.quiet, sans=True)
    yield replace(quiet, name="header")
    yield replace(quiet, name="footer", align="right")
    yield Style("Running Notice", based="header")
    size = dress.text - 2
    yield Style("footnote text", size=size, line=round(size * 1.3 * 2) / 2, after=2)


def _characters(dress: Dress) -> Iterator[Style]:
    shared = Style("", kind="character", based="Default Paragraph Font")
    yield replace(shared, name="footnote reference", raised=True)
    yield replace(shared, name="Hyperlink", underline=dress.hairline)
    yield replace(shared, name="Inline Code", mono=True, size=dress.text - 1)
