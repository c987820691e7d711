"""What a finished text is known by among others, and all that one process tells of one text."""

from __future__ import annotations

import datetime as dt

from letterkit.model.audit import DocumentAudit, Judged
from letterkit.model.finding import Finding, Place
from letterkit.model.frozen import frozen
from letterkit.model.reading import Reading
from letterkit.model.spelling import Mention


@frozen
class Quotation:
    """Words of a text in quotation marks, as written and levelled, and where they stand."""

    written: str
    words: str
    place: Place


@frozen
class Signature:
    """One text. `letter`: it greets, closes or has a list, as letters do and news do not. `date` is that of the letter,
    `dates` those of its first lines. `entries` are the names of its lists, `people` persons named with an office, both
    levelled; `names` are all that the running text names. `shingles` stand for its text. `quotes` are its quotations
    in bare words, `words` all of its text so."""

    path: str
    language: str
    letter: bool
    date: dt.date | None
    dates: frozenset[dt.date]
    entries: frozenset[str]
    people: frozenset[str]
    names: frozenset[str]
    shingles: frozenset[int]
    quotes: tuple[Quotation, ...]
    words: str
    own: tuple[Judged, ...]
    other: tuple[Judged, ...]


@frozen
class Audited:
    """One text by itself: what it holds, what was found in it, what there is to say of it, whom it names, what it is
    known by, and the language of each of its blocks."""

    reading: Reading
    made: DocumentAudit
    findings: tuple[Finding, ...]
    mentions: tuple[Mention, ...]
    signature: Signature
    languages: tuple[str, ...]
