"""The letter between all templates and all formats: blocks with a role and a language, runs inside them.

Every renderer, reader and check works on these types alone, so that no two formats can say different things (pandoc's
document type is the model). Text is literal everywhere: a renderer escapes it for its format and parses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum

from letterkit.model.entries import Entries, Entry, EntryGroup
from letterkit.model.envelope import Envelope
from letterkit.model.finding import Place
from letterkit.model.frozen import frozen
from letterkit.model.inline import Inline, Inlines, LineBreak, NoteMark, Origin, Picture, Run, plain

__all__ = [
    "Align",
    "Attachment",
    "Block",
    "Blocks",
    "Document",
    "Entries",
    "Entry",
    "EntryGroup",
    "Heading",
    "Inline",
    "Inlines",
    "Layout",
    "Letter",
    "LineBreak",
    "ListBlock",
    "NoteMark",
    "Origin",
    "Paragraph",
    "Picture",
    "Quote",
    "Role",
    "Rule",
    "Run",
    "SignatoryList",
    "Table",
    "plain",
    "walk",
]


class Role(StrEnum):
    """What a block is in the letter; templates name it by `::: role`, dresses style it by the same name."""

    BODY = "body"
    LETTERHEAD = "letterhead"
    SENDER = "sender"
    NOTICE = "notice"
    DATE = "date"
    ADDRESS = "address"
    COPIES = "copies"
    SUBJECT = "subject"
    SALUTATION = "salutation"
    CLOSING = "closing"
    SIGNATURE = "signature"
    RELEASE = "release"
    HEADLINE = "headline"
    DATELINE = "dateline"
    CONTACT = "contact"
    ENCLOSURES = "enclosures"
    LIST_HEADING = "list-heading"
    LIST = "list"


@frozen
class Paragraph:
    """Running text."""

    inlines: Inlines
    role: Role = Role.BODY
    place: Place | None = None


@frozen
class Heading:
    """A heading; `level` is 1 to 4 as in Markdown, of which 1 is the title of the letter."""

    level: int
    inlines: Inlines
    role: Role = Role.BODY
    place: Place | None = None


@frozen
class ListBlock:
    """A bulleted or numbered list; each item is one or more blocks."""

    ordered: bool
    items: tuple[tuple[Block, ...], ...]
    start: int = 1
    role: Role = Role.BODY
    place: Place | None = None


@frozen
class Quote:
    """A quotation set off from the text."""

    blocks: tuple[Block, ...]
    role: Role = Role.BODY
    place: Place | None = None


class Align(StrEnum):
    """How a column of a table is set; START follows the direction of the language."""

    START = "start"
    CENTER = "center"
    END = "end"


@frozen
class Table:
    """A table of the body; `header` may be empty, every row has as many cells as `aligns`."""

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    aligns: tuple[Align, ...]
    role: Role = Role.BODY
    place: Place | None = None


@frozen
class Rule:
    """A thematic break."""

    role: Role = Role.BODY
    place: Place | None = None


class Layout(StrEnum):
    """How a list of signatories is set out."""

    COLUMNS = "columns"
    TABLE = "table"
    INLINE = "inline"
    BY_COUNTRY = "by-country"


@frozen
class SignatoryList:
    """The signatories of one kind (`groups` or `individuals`) in one layout.

    COLUMNS: `columns` (1 to 4) of entries "Name, Country", read down each column. TABLE: a header row (`name_label`,
    `country_label`), name and country in cells. INLINE: one paragraph, entries separated by semicolons. BY_COUNTRY:
    one EntryGroup for each country. `titles_inline` puts the office behind the name, else on lines below it.
    """

    kind: str
    layout: Layout
    groups: tuple[EntryGroup, ...]
    columns: int = 1
    titles_inline: bool = True
    name_label: str = ""
    country_label: str = ""
    role: Role = Role.LIST
    place: Place | None = None

    @property
    def entries(self) -> Sequence[Entry]:
        """All entries, in the order of print."""
        if len(self.groups) == 1:
            return self.groups[0].entries
        return tuple(entry for group in self.groups for entry in group.entries)


Block = Paragraph | Heading | ListBlock | Quote | Table | Rule | SignatoryList
Blocks = tuple[Block, ...]


@frozen
class Letter:
    """One text in one language to one recipient.

    `lang` is BCP 47. `notes` are the footnotes in the order of their marks. `title` is plain text for metadata.
    """

    id: str
    lang: str
    title: str
    blocks: Blocks
    notes: tuple[Blocks, ...] = ()
    addressee: str = ""


@frozen
class Attachment:
    """A file that goes inside another one (a PDF): `name` is its file name, `mime` its media type (IANA)."""

    name: str
    mime: str
    data: bytes
    description: str


@frozen
class Document:
    """What becomes one file: one letter, or the letter in several languages one after another.

    `stem` is the file name without its ending; `date` is UTC and stands wherever a file wants a time; `paper` is
    "A4" or "Letter"; `attachments` go into formats that hold files; `envelope` is
    the window that the address of each letter stands behind.
    """

    stem: str
    title: str
    author: str
    subject: str
    date: datetime
    paper: str
    parts: tuple[Letter, ...]
    attachments: tuple[Attachment, ...] = ()
    envelope: Envelope = Envelope.NONE

    @property
    def lang(self) -> str:
        """The language of the first part, which is the document's."""
        return self.parts[0].lang


def walk(blocks: Blocks) -> Iterator[Block]:
    """Every block, outer before inner, in the order of reading."""
    for block in blocks:
        yield block
        if isinstance(block, Quote):
            yield from walk(block.blocks)
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from walk(item)
