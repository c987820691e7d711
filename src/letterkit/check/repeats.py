"""Who may stand on a list twice: likenesses between names, judged by kind, country and office."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from letterkit.check.subject import Subject
from letterkit.model.roster import Signatory, SignatoryKind


@dataclass(frozen=True, slots=True)
class Repeat:
    """Two rows that are one (`sure`), or may be; `layer` says by what they are alike."""

    first: Signatory
    second: Signatory
    layer: str
    sure: bool


def repeats(subject: Subject) -> Iterator[Repeat]:
    """The rows that sign and are alike, the earlier row first."""
    rows, letter = subject.counted, subject.counts.letter
    for likeness in subject.likenesses:
        first, second = sorted((rows[likeness.first], rows[likeness.second]), key=lambda row: row.place.line or 0)
        same = _is_name_of(first, second, letter) or _is_name_of(second, first, letter)
        yield Repeat(first, second, likeness.layer, same and not _told_apart(subject, first, second))


def _key(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def _is_name_of(row: Signatory, other: Signatory, letter: str) -> bool:
    name = _key(row.text("name", letter=letter))
    return bool(name) and name in {_key(text) for text in (other.text("name", letter=letter), *other.aliases)}


def _told_apart(subject: Subject, first: Signatory, second: Signatory) -> bool:
    """Whether the list itself says that two of one name are two: by country, or for persons by office."""
    counts = subject.counts
    codes = {counts.reading(row).code for row in (first, second)}
    if None not in codes and len(codes) == 2:
        return True
    titles = {_key(row.text("title", letter=counts.letter)) for row in (first, second)}
    return first.kind is second.kind is SignatoryKind.INDIVIDUAL and len(titles) == 2
