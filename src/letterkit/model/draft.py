"""A draft: everything about one letter that is not its text or its list. Validated by pydantic, which also gives the
JSON schema that editors complete from (`letterkit schema`).

Every scalar reaches these models as text (the YAML reader resolves no types), so `NO` stays Norway and `0123` text.
Paths are relative to the project's folder, with forward slashes.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo
from pydantic_core import PydanticCustomError
from typing_extensions import TypeAliasType

from letterkit.model.claim import Kind
from letterkit.model.envelope import Envelope
from letterkit.model.letter import Layout


def _by_language(value: Any) -> Any:
    return {"": value} if isinstance(value, str) else value


def _known_language(code: str, info: ValidationInfo) -> str:
    """Languages are checked where the reader names those there are: context={"languages": (...)}."""
    known = (info.context or {}).get("languages")
    if code and known and not any(f"{code}-".lower().startswith(f"{one}-".lower()) for one in known):
        raise PydanticCustomError("language", "unknown language")
    return code


def _iso(pattern: str, kind: str) -> BeforeValidator:
    """Only ISO 8601 in full: pydantic alone also takes seconds since 1970 and dates without a time zone."""

    def check(value: Any) -> Any:
        if isinstance(value, str) and not re.fullmatch(pattern, value, re.ASCII):
            raise PydanticCustomError(kind, "not in the form of ISO 8601")
        return value

    return BeforeValidator(check)


Date = Annotated[dt.date, _iso(r"\d{4}-\d\d-\d\d", "date_form")]
Moment = Annotated[AwareDatetime, _iso(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)", "moment_form")]
LanguageCode = Annotated[str, AfterValidator(_known_language)]
Localized = TypeAliasType(
    "Localized",
    Annotated[
        dict[LanguageCode, str],
        BeforeValidator(_by_language, json_schema_input_type=str | dict[str, str]),
        Field(description="A text, or a mapping from language to text."),
    ],
)


def in_language(text: dict[str, str], lang: str) -> str:
    """The text for a language: its own, else the one given for all languages, else empty."""
    return text.get(lang) or text.get("", "")


class _Part(BaseModel):
    # Built when first used, and as one: `check` pays for each model otherwise. What stands under a field is its
    # description in the schema; letterkit.load reads it from this file when it is asked for the schema.
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class Image(_Part):
    """A picture in the project's folder."""

    file: str
    """Path of a PNG, JPEG or SVG file."""
    alt: str = Field(min_length=1)
    """What a blind reader is told."""
    width: float = Field(default=40, gt=0, le=160)
    """Width on the page in millimetres."""


class Sender(_Part):
    """Who writes: the letterhead, and for a personal letter the one who signs."""

    name: Localized
    """The coalition or person, as at the head of the letter."""
    address: Localized = {}
    """Postal address, one line of it a line."""
    contact: Localized = {}
    """E-mail, telephone, web address: lines under the name."""
    title: Localized = {}
    """Office of the one who signs."""
    logo: Image | None = None
    signature: Image | None = None
    """Picture of a signature, set above the name."""


class Addressee(_Part):
    """One to whom the letter goes, or who gets a copy."""

    name: Localized
    title: Localized = {}
    """Office, as it stands under the name."""
    address: Localized = {}
    """Postal address, one line of it a line, the country last."""
    salutation: Localized = {}
    """The words of greeting, as in "President Moon Jae-in,"."""
    fax: str = ""
    email: str = ""
    language: LanguageCode = ""
    """Language of the letter to this one, where there is one each."""


class ListSettings(_Part):
    """How one kind of signatories is set out."""

    layout: Layout = Layout.COLUMNS
    """columns, table (with country), inline, or by-country."""
    columns: int = Field(default=1, ge=1, le=4)
    country: bool = True
    """Whether the country is printed behind the name."""
    titles: bool = True
    """Whether offices are printed with individuals."""
    titles_inline: bool = True
    """Office behind the name ("Name, Office"), else on lines of its own."""
    heading: Localized = {}


class Order(StrEnum):
    """The order of a list in print."""

    ALPHABETICAL = "alphabetical"
    AS_LISTED = "as-listed"


class SignatorySettings(_Part):
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


class Declared(_Part):
    """A number that the list cannot prove, with where it comes from."""

    value: int = Field(ge=0)
    source: str = Field(min_length=1)
    minimum: bool = False
    """Whether it is "over" or "at least" this number."""


class Counting(_Part):
    """The rules by which this letter counts."""

    countries_of: CountriesOf = CountriesOf.GROUPS
    territories: Territories = Territories.SEPARATE
    declared: dict[Kind, Declared] = {}


class Accepted(_Part):
    """A finding that the user means to stand."""

    code: str
    reason: str = Field(min_length=1)
    match: str = ""
    """Only findings whose message contains this text; empty for all of that code."""


class Contact(_Part):
    """Whom the press may ask."""

    city: Localized
    name: Localized
    languages: Localized = {}
    email: str = ""
    phone: str = ""


class Press(_Part):
    """What a press release needs besides its text."""

    city: Localized
    """Place of the dateline."""
    embargo: Moment | None = None
    """When it may be published (with time zone); none is for immediate release."""
    headline: Localized
    subheading: Localized = {}
    link: str = ""
    """Where the letter can be read."""
    contacts: tuple[Contact, ...] = ()


class EmailSettings(_Part):
    """The e-mail that carries the letter."""

    sender: str = Field(default="", alias="from")
    """Address of the one who sends, as name@example.org or "Name <name@example.org>"."""
    reply_to: str = ""
    """Address that answers go to, where it is another."""
    subject: Localized = {}
    """Subject, where the re line does not fit."""
    template: str = "email"
    """Folder of templates/ for the covering message; `letter` sends the letter itself as the message."""
    attach: tuple[str, ...] = ("pdf",)
    """Formats that are attached: pdf, docx."""


class FaxCoding(StrEnum):
    """How a fax page is coded: MH (ITU-T T.4, every machine reads it) or MMR (T.6, smaller)."""

    MH = "mh"
    MMR = "mmr"


class FaxSettings(_Part):
    """The fax that carries the letter."""

    sender: str = Field(default="", alias="from")
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


class Draft(_Part):
    """One letter. The body is beside the draft: ID.en.md, ID.ko.md."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,79}$")
    """Name of the letter in the list's column `letters`, and of its files."""
    template: str = "joint-letter"
    """Name of a folder in templates/."""
    look: str = Field(default="", pattern=r"^([A-Za-z0-9][A-Za-z0-9_-]{0,79})?$")
    """Name of a sheet in the template's looks/: classic, modern or plain. The template says which is its own."""
    date: Date
    """Date of the letter, as 2020-02-17."""
    languages: tuple[LanguageCode, ...] = Field(default=("en",), min_length=1)
    """BCP 47 tags, the first is the document's."""
    documents: Documents = Documents.EACH
    paper: Paper = Paper.A4
    envelope: Envelope = Envelope.NONE
    """The window through which the address is to be seen: din-5008-b, us-10 or none."""
    sample: bool = False
    """A reconstruction or a trial: said so on every page, and never sent to its addressees."""
    sample_notice: Localized = {}
    """The line that says so, where the language's own does not fit."""
    sender: Sender | None = Field(default=None, alias="from")
    to: tuple[Addressee, ...] = ()
    cc: tuple[Addressee, ...] = ()
    subject: Localized = {}
    """The re line; several lines are allowed."""
    body: dict[LanguageCode, str] = {}
    """Path of the body for each language, where it is not ID.LANG.md beside the draft."""
    closing: Localized = {}
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
    values: dict[str, Localized] = {}
    """Words of your own for the body and the template: `{{ values.NAME }}`."""
    accept: tuple[Accepted, ...] = ()
    """Findings that shall not stop the letter, each with a reason."""
