"""A letter as a fax prints it: nothing on paper can be clicked, so each link has a number and its address a note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from letterkit.facsimile.rewriting import rewritten
from letterkit.model.envelope import Envelope
from letterkit.model.letter import Blocks, Document, Inline, Inlines, Letter, NoteMark, Paragraph, Run

_SCHEMES = re.compile(r"^(https?://|mailto:|tel:)?(www\.)?", re.IGNORECASE)


def printed(documents: Sequence[Document]) -> Document:
    """All letters of a fax as one document, without the files that a PDF holds and the window of an envelope."""
    parts = tuple(with_numbered_links(part) for document in documents for part in document.parts)
    return replace(documents[0], parts=parts, attachments=(), envelope=Envelope.NONE)


def with_numbered_links(letter: Letter) -> Letter:
    """The letter with a mark behind each link whose text is not its address, and a note with the address.

    Notes of the letter and of links are numbered together, in the order of their marks; the same address has one note.
    Inside of a note an address follows the link in brackets, since no note has notes.
    """
    numbering = _Numbering(letter.notes)
    blocks = rewritten(letter.blocks, numbering.mark)
    return replace(letter, blocks=blocks, notes=(*numbering.notes, *numbering.unmarked()))


def addresses(letter: Letter) -> tuple[str, ...]:
    """The addresses of all links of a letter, each once, as they are printed."""
    found: list[str] = []

    def gather(inlines: Inlines) -> Inlines:
        found.extend(_address(run.link) for run in inlines if isinstance(run, Run) and run.link)
        return inlines

    for blocks in (letter.blocks, *letter.notes):
        rewritten(blocks, gather)
    return tuple(dict.fromkeys(found))


class _Numbering:
    """Gives numbers to notes and links as their marks are met."""

    def __init__(self, notes: tuple[Blocks, ...]) -> None:
        self.notes: list[Blocks] = []
        self._own = notes
        self._numbers: dict[int | str, int] = {}

    def mark(self, inlines: Inlines) -> Inlines:
        """The content with its marks numbered anew, and one behind each link."""
        out: list[Inline] = []
        for inline, link in _with_ends_of_links(inlines):
            out.append(self._note(inline.number) if isinstance(inline, NoteMark) else inline)
            if link:
                out.append(self._link(link))
        return tuple(out)

    def unmarked(self) -> Iterator[Blocks]:
        """Notes that nothing in the letter points to."""
        return (blocks for number, blocks in enumerate(self._own, 1) if number not in self._numbers)

    def _note(self, number: int) -> NoteMark:
        if number not in self._numbers and number <= len(self._own):
            self.notes.append(rewritten(self._own[number - 1], _with_addresses))
            self._numbers[number] = len(self.notes)
        return NoteMark(self._numbers.get(number, number))

    def _link(self, link: str) -> NoteMark:
        if link not in self._numbers:
            self.notes.append((Paragraph((Run(_address(link)),)),))
            self._numbers[link] = len(self.notes)
        return NoteMark(self._numbers[link])


def _with_addresses(inlines: Inlines) -> Inlines:
    out: list[Inline] = []
    for inline, link in _with_ends_of_links(inlines):
        out += [inline, Run(f" ({_address(link)})")] if link else [inline]
    return tuple(out)


def _with_ends_of_links(inlines: Inlines) -> Iterator[tuple[Inline, str]]:
    """Each inline, with the address of a link that ends behind it and does not show it itself; else with ""."""
    shown = ""
    for index, inline in enumerate(inlines):
        link = inline.link if isinstance(inline, Run) else None
        if not link:
            shown = ""
            yield inline, ""
            continue
        shown += inline.text if isinstance(inline, Run) else ""
        following = inlines[index + 1] if index + 1 < len(inlines) else None
        ends = not (isinstance(following, Run) and following.link == link)
        yield inline, link if ends and not _shows(shown, link) else ""
        shown = "" if ends else shown


def _shows(text: str, link: str) -> bool:
    """Whether who reads the text of a link knows its address."""
    if link.lower().startswith("tel:"):
        return _digits(text) == _digits(link)
    return _bare(text) == _bare(link)


def _bare(address: str) -> str:
    return _SCHEMES.sub("", "".join(address.split()).casefold()).rstrip("/")


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _address(link: str) -> str:
    """The address as it is printed: of a mail or a call without the name of the protocol."""
    return re.sub(r"^(mailto|tel):", "", link, flags=re.IGNORECASE)
