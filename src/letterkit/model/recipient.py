"""Those who get a letter: its addressees, those in CC, or the rows of a recipients file, and what each of them gets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from letterkit.model.finding import Place
from letterkit.model.frozen import frozen
from letterkit.model.letter import Document


class Part(StrEnum):
    """Whether the letter is addressed to somebody, or they get a copy."""

    TO = "to"
    CC = "cc"


@frozen
class Recipient:
    """One who gets the letter, in one language.

    `key` names them in files, manifest and ledger: lower-case ASCII letters, digits and hyphens, unique in the letter
    and the same from run to run. `address` and `title` may have several lines; `fax` and `email` are as the user wrote
    them; `language` is BCP 47, empty where the letter has no language of its own for them. `values` are the free
    columns of a recipients file by their header.
    """

    key: str
    part: Part
    name: str
    place: Place
    title: str = ""
    address: str = ""
    salutation: str = ""
    fax: str = ""
    email: str = ""
    language: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@frozen
class FaxCover:
    """The cover page of a fax: rows of label and value in the recipient's language. The number of pages is known when
    the pages are made; `pages_label` is its label, `after` the number of rows that stand before it."""

    lang: str
    heading: str
    rows: tuple[tuple[str, str], ...]
    pages_label: str
    after: int
    notice: str = ""


@frozen
class EmailHead:
    """The header of an e-mail, as plain text and without any encoding: addresses are (display name, address)."""

    sender: tuple[str, str]
    to: tuple[tuple[str, str], ...]
    subject: str
    cc: tuple[tuple[str, str], ...] = ()
    reply_to: tuple[str, str] | None = None


@frozen
class Copy:
    """What one recipient gets: the documents in the order of languages, and what goes around them.

    `stem` names the files of this copy. `message` is the covering e-mail (or the letter itself), with `email` its
    header and `message_css` the style sheet of its template; `cover` the first page of a fax. Each is None where the
    recipient cannot be reached that way.
    """

    stem: str
    recipient: Recipient
    documents: tuple[Document, ...]
    message: Document | None = None
    email: EmailHead | None = None
    message_css: str = ""
    attach: tuple[str, ...] = ("pdf",)
    cover: FaxCover | None = None
    coding: str = "mh"
