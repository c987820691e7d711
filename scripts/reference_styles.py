"""The dress of the templates for Word: every style of reference.docx, by role and in points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Dress:
    """A typeface and a measure. `text` and `line` are the size of the text and the distance of its lines in points;
    `accent` colours headings and rules; `head_at` aligns the letterhead."""

    serif: bool
    text: float
    line: float
    accent: str
    head_at: str = "left"
    head_size: float = 15
    margin_mm: tuple[int, int, int, int] = (25, 25, 25, 25)

    @property
    def latin(self) -> str:
        return "Cambria" if self.serif else "Calibri"

    @property
    def east_asian(self) -> str:
        return "Batang" if self.serif else "Malgun Gothic"


@dataclass(frozen=True)
class Style:
    """A style; lengths are points. `line` 0 is the line height of the font, which pictures need, else exactly that."""

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
    bold: bool | None = None
    italic: bool | None = None
    caps: bool = False
    spaced: float = 0
    colour: str = ""
    underline: bool = False
    raised: bool = False
    mono: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    rule_below: str = ""
    box: str = ""
    outline: int | None = None
    list_number: int = 0


def styles(dress: Dress) -> Iterator[Style]:
    """All styles but the table's, those that others are based on first."""
    yield Style("Normal", based="", line=dress.line)
    yield Style("Default Paragraph Font", kind="character", based="")
    yield Style("Body Text", after=dress.line / 2)
    yield from _head(dress)
    yield from _letter(dress)
    yield from _headings(dress)
    yield from _lists(dress)
    yield from _signatories(dress)
    yield from _press(dress)
    yield from _furniture(dress)
    yield from _characters(dress)


def _head(dress: Dress) -> Iterator[Style]:
    name = Style(
        "Letterhead",
        following="Letterhead Details",
        size=dress.head_size,
        line=0,
        align=dress.head_at,
        bold=True,
        colour=dress.accent,
        after=2,
        rule_below=dress.accent,
        keep_next=True,
    )
    yield name
    details = replace(name, name="Letterhead Details", following="", size=dress.text - 2, bold=False, colour="404040")
    yield replace(details, after=0, keep_next=False)
    yield Style("Sender", after=dress.line / 2)
    yield Style("Notice", size=dress.text - 2, italic=True, before=dress.line / 2, after=0, box="808080", line=0)


def _letter(dress: Dress) -> Iterator[Style]:
    line = dress.line
    yield Style("Date", following="Address", before=line * 1.5, after=line)
    yield Style("Address", after=line / 2, keep_lines=True)
    yield Style("Copies", after=line / 2, keep_lines=True)
    yield Style(
        "Subject",
        following="Salutation",
        before=line,
        after=line,
        bold=True,
        keep_next=True,
        keep_lines=True,
        outline=0,
    )
    yield Style("Salutation", following="Body Text", after=line / 2, keep_next=True)
    yield Style("Closing", following="Signature", before=line, after=line, keep_next=True)
    yield Style("Signature", line=0, after=0, keep_lines=True, keep_next=True)
    yield Style("Enclosures", before=line, after=line / 4, keep_next=True)
    yield Style("Picture", line=0, before=line / 2, after=line / 2)
    yield Style("Quote", following="Body Text", indent=24, right=24, after=line / 2, italic=not dress.serif)
    yield Style("Rule", line=line / 2, after=line, rule_below="A0A0A0")
    yield Style("Section End", size=1, line=1)
    yield Style("Table End", size=dress.text / 2, line=line / 2)


def _headings(dress: Dress) -> Iterator[Style]:
    line = dress.line
    sizes = (dress.text + 4, dress.text + 2, dress.text, dress.text)
    for level, size in enumerate(sizes):
        yield Style(
            f"heading {level + 1}",
            following="Body Text",
            size=size,
            line=round(size * 1.3 * 2) / 2,
            before=line if level < 2 else line / 2,
            after=line / 2 if level < 2 else line / 4,
            bold=level != 3,
            italic=level == 3,
            keep_next=True,
            keep_lines=True,
            outline=level,
        )


def _lists(dress: Dress) -> Iterator[Style]:
    after = dress.line / 4
    yield Style("List Bullet", based="Body Text", list_number=1, after=after)
    yield Style("List Number", based="Body Text", list_number=2, after=after)
    for depth in (1, 2, 3):
        yield Style(
            f"List Continue{f' {depth}' if depth > 1 else ''}", based="Body Text", indent=19.85 * depth, after=after
        )
    small = dress.text - 1
    yield Style("Table Text", size=small, line=round(small * 1.3), before=1.5, after=1.5)
    yield Style("Table Office", based="Table Text", size=small - 1, colour="404040", before=0)
    yield Style("Table Heading", based="Table Text", bold=True, keep_next=True)


def _signatories(dress: Dress) -> Iterator[Style]:
    line, small = dress.line, dress.text - 0.5
    yield Style(
        "List Heading",
        following="Signatory",
        before=line,
        after=line / 2,
        bold=True,
        keep_next=True,
        keep_lines=True,
        outline=1,
    )
    yield Style("Signatory", size=small, line=line - 1, indent=14, hanging=14, after=2, keep_lines=True)
    yield Style("Signatory with Title", based="Signatory", following="Signatory Title", keep_next=True, after=0)
    yield Style(
        "Signatory Title", size=small - 1, line=line - 2, indent=14, after=line / 3, keep_lines=True, colour="404040"
    )
    yield Style("Signatories Inline", size=small, line=line - 1, after=line / 2)
    yield Style(
        "Country", following="Signatory", size=small, line=line - 1, bold=True, before=line / 2, after=1, keep_next=True
    )


def _press(dress: Dress) -> Iterator[Style]:
    line = dress.line
    yield Style(
        "Release", before=line, after=line, bold=True, caps=True, spaced=0.6, size=dress.text, colour=dress.accent
    )
    yield Style(
        "Title",
        following="Subtitle",
        size=dress.text + 7,
        line=0,
        before=0,
        after=line / 2,
        bold=True,
        keep_next=True,
        keep_lines=True,
        outline=0,
    )
    yield Style(
        "Subtitle", following="Dateline", size=dress.text + 2, line=0, after=line, keep_next=True, colour="404040"
    )
    yield Style("Dateline", following="Body Text", after=line / 2, keep_next=True)
    yield Style(
        "Contact Heading", following="Contact", before=line, after=line / 4, bold=True, keep_next=True, outline=1
    )
    yield Style("Contact", after=line / 2, keep_lines=True)


def _furniture(dress: Dress) -> Iterator[Style]:
    small = dress.text - 2
    yield Style("header", size=small, line=0, after=0, colour="595959")
    yield Style("footer", size=small, line=0, after=0, align="center", colour="595959")
    yield Style("Running Notice", based="header", italic=True)
    yield Style("footnote text", size=small, line=round(small * 1.3 * 2) / 2, after=2, keep_lines=True)


def _characters(dress: Dress) -> Iterator[Style]:
    yield Style("footnote reference", kind="character", based="Default Paragraph Font", raised=True)
    yield Style("Hyperlink", kind="character", based="Default Paragraph Font", colour="0B4F9E", underline=True)
    yield Style("Inline Code", kind="character", based="Default Paragraph Font", mono=True, size=dress.text - 1)
