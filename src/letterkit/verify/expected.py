"""What must be in a file, from the document that it was made of: each text by itself, signatories as one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from letterkit.model.frozen import frozen
from letterkit.model.letter import (
    Block,
    Document,
    Entry,
    Heading,
    Inline,
    Inlines,
    Letter,
    LineBreak,
    NoteMark,
    Paragraph,
    Role,
    Run,
    SignatoryList,
    Table,
    plain,
    walk,
)

NAME, COUNTRY, TEXT = "name", "country", "text"


@frozen
class Expected:
    """Texts that stand close after each other, with what each is (`name`, `country`, `text`).

    A paragraph is one text, kept as its inlines since formats write links and marks of notes in their own way.
    `label` says to a reader what it is.
    """

    label: str
    pieces: tuple[tuple[str, Inlines], ...]

    @property
    def weight(self) -> int:
        """How much text it is; longer ones are looked for first, so that no shorter one takes their place."""
        return sum(len(plain(inlines)) for _, inlines in self.pieces)


Choice = Callable[[Sequence[Entry]], Sequence[Entry]]
"""Those of the entries of a list that are to be looked for."""


def expected(document: Document, choice: Choice = tuple) -> Iterator[Expected]:
    """All texts of a document, in the order of print; of the entries of lists those that are chosen."""
    for letter in document.parts:
        yield from _of_letter(letter, choice)


def variants(inlines: Inlines, *, capitals: bool) -> Iterator[str]:
    """The ways in which a format may write a text: marks of notes and addresses of links in brackets or not at all,
    and `capitals`, which the style of a page may ask for."""
    marked = any(isinstance(inline, NoteMark) for inline in inlines)
    linked = any(isinstance(inline, Run) and inline.link for inline in inlines)
    for note in ("", "{}", "[{}]", "({})", " [{}]") if marked else ("",):
        for link in ("", " ({})", " <{}>", " [{}]") if linked else ("",):
            yield "".join(_written(inlines, note, link))
    text = plain(inlines)
    if capitals and not marked and text.upper() != text:
        yield text.upper()


def _written(inlines: Inlines, note: str, link: str) -> Iterator[str]:
    for index, inline in enumerate(inlines):
        if isinstance(inline, Run):
            yield inline.text
            if link and inline.link and _ends_link(inlines, index) and not _shows_itself(inline):
                yield link.format(inline.link.removeprefix("mailto:"))
        elif isinstance(inline, LineBreak):
            yield "\n"
        elif isinstance(inline, NoteMark):
            yield note.format(inline.number)


def _ends_link(inlines: Inlines, index: int) -> bool:
    here: Inline = inlines[index]
    following = inlines[index + 1] if index + 1 < len(inlines) else None
    return not (isinstance(following, Run) and isinstance(here, Run) and following.link == here.link)


def _shows_itself(run: Run) -> bool:
    """Whether the text of a link is its address."""
    return run.link is not None and run.link.removeprefix("mailto:") == run.text


def _of_letter(letter: Letter, choice: Choice) -> Iterator[Expected]:
    for block in walk(letter.blocks):
        yield from _of_block(block, choice)
    for note in letter.notes:
        for block in walk(note):
            yield from _of_block(block, choice, "footnote")


def _of_block(block: Block, choice: Choice, label: str = "") -> Iterator[Expected]:
    if isinstance(block, Paragraph | Heading):
        yield _one(label or _label(block.role, isinstance(block, Heading)), block.inlines)
    elif isinstance(block, Table):
        for row in (block.header, *block.rows):
            yield from (_one("cell of a table", cell) for cell in row)
    elif isinstance(block, SignatoryList):
        yield from _of_list(block, choice)


def _one(label: str, inlines: Inlines, kind: str = TEXT) -> Expected:
    return Expected(label, ((kind, inlines),))


def _label(role: Role, heading: bool) -> str:
    if role is Role.BODY:
        return "heading" if heading else "paragraph"
    return role.value.replace("-", " ")


def _of_list(block: SignatoryList, choice: Choice) -> Iterator[Expected]:
    for group in block.groups:
        if group.label:
            yield _one("country", group.label, COUNTRY)
        yield from _entries(choice(group.entries))


def _entries(entries: Iterable[Entry]) -> Iterator[Expected]:
    for entry in entries:
        pieces = [(NAME, entry.name), (COUNTRY, entry.country), *((TEXT, line) for line in entry.titles)]
        yield Expected("signatory", tuple(piece for piece in pieces if piece[1]))
