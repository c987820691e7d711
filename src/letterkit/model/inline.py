"""What stands in a line of a letter: runs of text in one dress, breaks, marks of footnotes and pictures."""

from __future__ import annotations

from letterkit.model.frozen import frozen


@frozen
class Origin:
    """Where a bound value came from: `counts.groups`, `signatories.csv:14:name`, `draft.subject`."""

    ref: str

    @property
    def is_count(self) -> bool:
        """Whether the value was computed from the signatory list."""
        return self.ref.startswith(("counts.", "about.counts."))


@frozen
class Run:
    """A stretch of text in one dress. `origin` is None for typed text; `link` is an absolute URL; `lang` is BCP 47 and
    set only where it differs from the block's."""

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    link: str | None = None
    lang: str | None = None
    origin: Origin | None = None


@frozen
class LineBreak:
    """A break of the line inside a paragraph."""


@frozen
class NoteMark:
    """The mark of a footnote in the text; `number` counts from 1 through the letter, its text is `Letter.notes`."""

    number: int


@frozen
class Picture:
    """An image from the project's folder, already read: `mime` is image/png, image/jpeg or image/svg+xml."""

    data: bytes
    mime: str
    alt: str
    name: str
    width_mm: float | None = None


Inline = Run | LineBreak | NoteMark | Picture
Inlines = tuple[Inline, ...]


def plain(inlines: Inlines, *, break_as: str = "\n") -> str:
    """The text of inlines without dress, marks and pictures."""
    return "".join(i.text if isinstance(i, Run) else break_as if isinstance(i, LineBreak) else "" for i in inlines)
