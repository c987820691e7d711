"""A draft: everything about one letter that is not its text or its list.

The load stage validates a file against these types (letterkit.load.validation, by pydantic, which also gives the JSON
schema of `letterkit schema`); the stages after it need the types alone. What stands under a field is its description in
the schema. Every scalar comes as text (the YAML reader resolves no types), so `NO` stays Norway and `0123` text. Paths
are relative to the project's folder, with forward slashes.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from enum import StrEnum
from typing import Annotated, Literal

from letterkit.model.claim import Kind
from letterkit.model.constraints import AtLeast, ByLanguage, IsoDate, IsoMoment, KnownLanguage, Pattern, Range
from letterkit.model.envelope import Envelope
from letterkit.model.frozen import frozen
from letterkit.model.letter import Layout

Date = Annotated[dt.date, IsoDate()]
Moment = Annotated[dt.datetime, IsoMoment()]
LanguageCode = Annotated[str, KnownLanguage()]
Localized = Annotated[dict[LanguageCode, str], ByLanguage()]
Written = Annotated[str, AtLeast(1)]
"""A text that is not empty."""


def in_language(text: dict[str, str], lang: str) -> str:
    """The text for a language: its own, else the one given for all languages, else empty."""
    return text.get(lang) or text.get("", "")


@frozen(kw_only=True)
class Image:
    """A picture in the project's folder."""

    file: str
    """Path of a PNG, JPEG or SVG file."""
    alt: Written
    """What a blind reader is told."""
    width: Annotated[float, Range(over=0, to=160)] = 40
    """Width on the page in millimetres."""


@frozen(kw_only=True)
class Sender:
    """Who writes: the letterhead, and for a personal letter the one who signs."""

    name: Localized
    """The coalition or person, as at the head of the letter."""
    address: Localized = field(default_factory=dict)
    """Postal address, one line of it a line."""
    contact: Localized = field(default_factory=dict)
    """E-mail, telephone, web address: lines under the name."""
    title: Localized = field(default_factory=dict)
    """Office of the one who signs."""
    logo: Image | None = None
    signature: Image | None = None
    """Picture of a signature, set above the name."""


@frozen(kw_only=True)
class Addressee:
    """One to whom the letter goes, or who gets a copy."""

    name: Localized
    title: Localized = field(default_factory=dict)
    """Office, as it stands under the name."""
    address: Localized = field(default_factory=dict)
    """Postal address, one line of it a line, the country last."""
    salutation: Localized = field(default_factory=dict)
    """The words of greeting, as in "President Moon Jae-in,"."""
    fax: str = ""
    email: str = ""
    language: LanguageCode = ""
    """Language of the letter to this one, where there is one each."""


@frozen(kw_only=True)
class ListSettings:
    """How one kind of signatories is set out."""

    layout: Layout = Layout.COLUMNS
    """columns, table (with country), inline, or by-country."""
    columns: Annotated[int, Range(1, 4)] = 1
    country: bool = True
    """Whether the country is printed behind the name."""
    titles: bool = True
    """Whether offices are printed with individuals."""
    titles_inline: bool = True
    """Office behind the name ("Name, Office"), else on lines of its own."""
    heading: Localized = field(default_factory=dict)


class Order(StrEnum):
    """The order of a list in print."""

    ALPHABETICAL = "alphabetical"
    AS_LISTED = "as-listed"


@frozen(kw_only=True)
class SignatorySettings:
    """Which list, and how it is set out."""

    file: str = "signatories.csv"
    order: Order = Order.ALPHABETICAL
    """alphabetical by the rules of the letter's language, or as in the list."""
    groups: ListSettings = ListSettings()
    individuals: ListSettings = ListSettings()


class CountriesOf(StrEnum):
    """Whose countries are counted."""

    GROUPS = "groups"
    INDIVIDUALS = "individuals"
    BOTH = "both"


class Territories(StrEnum):
    """How territories and constituent nations are counted: `separate` by their own ISO 3166-1 code (Hong Kong is one;
    Scotland is of the United Kingdom), `sovereign` with the state that ISO 3166 files them under."""

    SEPARATE = "separate"
    SOVEREIGN = "sovereign"


@frozen(kw_only=True)
class Declared:
    """A number that the list cannot prove, with where it comes from."""

    value: Annotated[int, Range(0)]
    source: Written
    minimum: bool = False
    """Whether it is "over" or "at least" this number."""


@frozen(kw_only=True)
class Counting:
    """The rules by which this letter counts."""

    countries_of: CountriesOf = CountriesOf.GROUPS
    territories: Territories = Territories.SEPARATE
    declared: dict[Kind, Declared] = field(default_factory=dict)


@frozen(kw_only=True)
class Accepted:
    """A finding that the user means to stand."""

    code: str
    reason: Written
    match: str = ""
    """Only findings whose message contains this text; empty for all of that code."""


@frozen(kw_only=True)
class Contact:
    """Whom the press may ask."""

    city: Localized
    name: Localized
    languages: Localized = field(default_factory=dict)
    email: str = ""
    phone: str = ""


@frozen(kw_only=True)
class Press:
    """What a press release needs besides its text."""

    city: Localized
    """Place of the dateline."""
    embargo: Moment | None = None
    """When it may be published (with time zone); none is for immediate release."""
    headline: Localized
    subheading: Localized = field(default_factory=dict)
    link: str = ""
    """Where the letter can be read."""
    contacts: tuple[Contact, ...] = ()


@frozen(kw_only=True)
class EmailSettings:
    """The e-mail that carries the letter."""

    sender: str = ""
    """Address of the one who sends, as name@example.org or "Name <name@example.org>"."""
    reply_to: str = ""
    """Address that answers go to, where it is another."""
    subject: Localized = field(default_factory=dict)
    """Subject, where the re line does not fit."""
    template: str = "email"
    """Folder of templates/ for the covering message; `letter` sends the letter itself as the message."""
    attach: tuple[Literal["pdf", "docx"], ...] = ("pdf",)
    """Formats that are attached: pdf, docx."""
    show_all: bool = False
    """Whether each e-mail names all addressees under To and those in CC under Cc; else it names its own recipient."""


class FaxCoding(StrEnum):
    """How a fax page is coded: MH (ITU-T T.4, every machine reads it) or MMR (T.6, smaller)."""

    MH = "mh"
    MMR = "mmr"


@frozen(kw_only=True)
class FaxSettings:
    """The fax that carries the letter."""

    sender: str = ""
    """Fax number of the one who sends."""
    phone: str = ""
    """Telephone number for questions about the fax."""
    cover: bool = True
    """Whether a cover page goes before the letter."""
    coding: FaxCoding = FaxCoding.MH


class Documents(StrEnum):
    """Whether the languages of a letter become one file or one each."""

    ONE = "one"
    EACH = "each"


class Paper(StrEnum):
    """The sheet."""

    A4 = "A4"
    LETTER = "Letter"


@frozen(kw_only=True)
class Draft:
    """One letter. The body is beside the draft: ID.en.md, ID.ko.md."""

    id: Annotated[str, Pattern(r"^[a-z0-9][a-z0-9._-]{0,79}$")]
    """Name of the letter in the list's column `letters`, and of its files."""
    template: str = "joint-letter"
    """Name of a folder in templates/."""
    look: Annotated[str, Pattern(r"^([A-Za-z0-9][A-Za-z0-9_-]{0,79})?$")] = ""
    """Name of a sheet in the template's looks/: classic, modern or plain. The template says which is its own."""
    date: Date
    """Date of the letter, as 2020-02-17."""
    languages: Annotated[tuple[LanguageCode, ...], AtLeast(1)] = ("en",)
    """BCP 47 tags, the first is the document's."""
    documents: Documents = Documents.EACH
    paper: Paper = Paper.A4
    envelope: Envelope = Envelope.NONE
    """The window through which the address is to be seen: din-5008-b, us-10 or none."""
    sample: bool = False
    """A reconstruction or a trial: said so on every page, and never sent to its addressees."""
    sample_notice: Localized = field(default_factory=dict)
    """The line that says so, where the language's own does not fit."""
    sender: Sender | None = None
    to: tuple[Addressee, ...] = ()
    cc: tuple[Addressee, ...] = ()
    subject: Localized = field(default_factory=dict)
    """The re line; several lines are allowed."""
    body: dict[LanguageCode, str] = field(default_factory=dict)
    """Path of the body for each language, where it is not ID.LANG.md beside the draft."""
    closing: Localized = field(default_factory=dict)
    """Words before the signatures, where the language's own ("Sincerely,") do not fit."""
    signatories: SignatorySettings = SignatorySettings()
    counting: Counting = Counting()
    attachments: tuple[str, ...] = ()
    """Files that go with the letter, named under "Enclosures"."""
    formats: tuple[str, ...] = ("pdf", "docx")
    recipients: str = ""
    """A CSV file: one letter for each row."""
    email: EmailSettings = EmailSettings()
    fax: FaxSettings = FaxSettings()
    about: str = ""
    """For a press release: the id of the letter that it is about."""
    refers_to: tuple[str, ...] = ()
    """Ids of earlier letters that the text speaks of."""
    press: Press | None = None
    values: dict[str, Localized] = field(default_factory=dict)
    """Words of your own for the body and the template: `{{ values.NAME }}`."""
    accept: tuple[Accepted, ...] = ()
    """Findings that shall not stop the letter, each with a reason."""
