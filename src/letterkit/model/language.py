"""What letterkit knows of a language: one file of data, `languages/CODE.toml`, every field required."""

from __future__ import annotations

from collections.abc import Mapping

from letterkit.model.frozen import frozen


@frozen
class Words:
    """The words that letterkit itself puts into a letter of this language."""

    subject: str
    copies: str
    fax: str
    email: str
    phone: str
    closing: str
    salutation_end: str
    enclosures: str
    attached: str
    """What stands in an e-mail before the names of the files that it carries."""
    page: str
    """With {page} and {pages}."""
    groups: str
    individuals: str
    name: str
    country: str
    no_country: str
    release: str
    embargo: str
    """With {moment}."""
    contact: str
    note_end: str
    """What stands after the last line of a press release."""
    sample: str
    """The line that says that this is a reconstruction for testing and not the text that was sent."""
    list_separator: str
    """Between the entries of an inline list."""
    name_separator: str
    """Between a name and its country or office."""


@frozen
class FaxWords:
    """The labels of a fax's cover page, without a colon; `heading` stands above them all."""

    heading: str
    to: str
    sender: str
    number: str
    """Of the one to whom it goes, or who sends."""
    phone: str
    pages: str
    """How many pages the fax has, the cover page among them."""
    date: str
    subject: str
    copies: str


@frozen
class Collation:
    """The order of names: scripts in the order in which they are filed, letters that are filed otherwise than by
    Unicode's decomposition (CLDR's tailoring, as letter = "place after"), and leading articles."""

    scripts: tuple[str, ...]
    tailoring: Mapping[str, str]
    articles: tuple[str, ...]


@frozen
class Language:
    """One language. `code` is BCP 47, `direction` ltr or rtl, `script` ISO 15924; `grammar` is the raw table of the
    claim grammar, which letterkit.claims compiles; `countries` are names that differ from CLDR's, by code."""

    code: str
    name: str
    script: str
    direction: str
    date: str
    """Pattern of a date (CLDR date format pattern); empty for CLDR's long form."""
    words: Words
    fax: FaxWords
    collation: Collation
    countries: Mapping[str, str]
    grammar: Mapping[str, object]
