"""A document as one tree of HTML: the head with its metadata, and an article for each language."""

from __future__ import annotations

from importlib.resources import files
from xml.etree.ElementTree import Element

from letterkit import languages
from letterkit.model.envelope import Envelope
from letterkit.model.letter import Document, Letter, Paragraph, Role, plain
from letterkit.render.markup.blocks import letter_blocks, plain_blocks
from letterkit.render.markup.elements import add, printable
from letterkit.render.markup.inlines import Setting


def page(document: Document, *, notes_at_foot: bool, kind: str, spliced: list[str] | None = None) -> Element:
    """The element `html`. `kind` is the template's kind of document ("letter" or "press-release"), a class of body.

    With `notes_at_foot` each footnote stands in the text where its mark is, for the PDF's pages; else in a section at
    the end of its letter, with links there and back (DPUB-ARIA 1.1). With `spliced` the rows of long lists are put
    there as text, to be written in place of the elements `splice`, of which the attribute `n` is their number.
    """
    direction = languages.get(document.lang).direction
    root = Element("html", {"lang": document.lang, "dir": direction})
    _head(add(root, "head"), document)
    main = add(add(root, "body", class_=f"document-{kind}"), "main")
    for number, part in enumerate(document.parts, 1):
        _part(main, part, number, document.envelope, notes_at_foot=notes_at_foot, spliced=spliced)
    return root


def sheet(name: str) -> str:
    """A style sheet of this package."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _head(head: Element, document: Document) -> None:
    moment = document.date.strftime("%Y-%m-%dT%H:%M:%SZ")
    add(head, "meta", charset="utf-8")
    add(head, "title", document.title or document.stem)
    add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    facts = {
        "author": document.author,
        "description": document.subject,
        "generator": "letterkit",
        "dcterms.created": moment,
        "dcterms.modified": moment,
    }
    for name, content in facts.items():
        if content:
            add(head, "meta", name=name, content=content)


def _part(
    main: Element, part: Letter, number: int, envelope: Envelope, *, notes_at_foot: bool, spliced: list[str] | None
) -> None:
    language = languages.get(part.lang)
    article = add(
        main,
        "article",
        lang=part.lang,
        dir=language.direction,
        id=f"part-{number}",
        class_=None if envelope is Envelope.NONE else f"envelope-{envelope.value}",
    )
    setting = Setting(language, f"p{number}-", part.notes, notes_at_foot, plain_blocks, spliced=spliced)
    letter_blocks(article, part.blocks, setting)
    if notes_at_foot and len(article):
        # On the first element, not on the article: a string set by a box that spans pages is set on each of them.
        article[0].set("data-running", printable(running_head(part)))


def running_head(part: Letter) -> str:
    """Addressee and date, for the head of the pages after the first."""
    dates = (b for b in part.blocks if isinstance(b, Paragraph) and b.role is Role.DATE)
    found = [part.addressee or part.title, *(plain(date.inlines, break_as=" ") for date in dates)]
    return " · ".join(text for text in found if text)
