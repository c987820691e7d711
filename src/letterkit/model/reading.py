"""What a finished file says: blocks of text with places, the same for every format.

A reader makes them (`letterkit.readers`); who finds claims and lists in them does not learn which format it was.
"""

from __future__ import annotations

from enum import StrEnum

from letterkit.model.finding import Place
from letterkit.model.frozen import frozen


class BlockKind(StrEnum):
    """What a block is. TITLE and SUMMARY stand beside the text (front matter, the subject of an e-mail)."""

    TITLE = "title"
    SUMMARY = "summary"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"
    QUOTE = "quote"
    CAPTION = "caption"
    FOOTNOTE = "footnote"


@frozen
class TextLink:
    """Where a stretch of a block's text leads: `start` and `end` as in a slice, and the address as the file has it.

    The address is text from anyone, perhaps "#", relative, or of no web at all; it is compared and never opened.
    """

    start: int
    end: int
    address: str


@frozen
class TextBlock:
    """One piece of text and where it stands.

    `text` is plain, in Unicode's NFC, without markup, marks of notes and marks of lists; white space is single spaces,
    "\\n" between the lines of a heading or a list item, "\\t" where the file has a tab or a gap, and between cells.
    `place` is the line in a text file, the page of a PDF, `field="paragraph N"` in a Word file.
    `level` is 1 to 6 for headings, the depth from 1 for items of lists, the depth of quotation for quotes, else 0.
    `marker` is what stands before an item as a reader sees it ("•", "3.", "a)").
    `cells` are those of a table's row, `header` whether it is a heading row.
    `group` is the same number for all items of one list and all rows of one table, 0 outside of them.
    `continues` is true for a further line of the paragraph that the block before belongs to (no blank line between).
    `indent` is how far a line is set in, in steps; 0 is the margin.
    `strong`, `emphasis`: all of it is bold, or italic, as headings often are that are no headings to the format.
    `parted`: a rule across the page stands before it. `lang` is BCP 47 where the file says so. `links` are those that
    the file has behind words, in order; an address that stands in the text as text alone is not among them.
    """

    text: str
    place: Place
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    marker: str = ""
    cells: tuple[str, ...] = ()
    header: bool = False
    group: int = 0
    continues: bool = False
    indent: int = 0
    strong: bool = False
    emphasis: bool = False
    parted: bool = False
    lang: str = ""
    links: tuple[TextLink, ...] = ()


@frozen
class Reading:
    """One finished file as blocks in the order of reading, footnotes last.

    `path` is the name that findings give the file, `media_type` what its content is (IANA), `title` and `lang` what
    the file says of itself (empty where it says nothing). `address` is where the file says that it is published, as
    pages of the web do (`rel="canonical"`, RFC 6596).
    """

    path: str
    media_type: str
    blocks: tuple[TextBlock, ...]
    title: str = ""
    lang: str = ""
    address: str = ""
