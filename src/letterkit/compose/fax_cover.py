"""The cover page of a fax, in the words that the recipient's language has for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from letterkit import languages, telephone
from letterkit.compose.context import title_of
from letterkit.languages import dates
from letterkit.model.draft import in_language
from letterkit.model.language import FaxWords
from letterkit.model.letter import Document
from letterkit.model.project import Project
from letterkit.model.recipient import FaxCover, Recipient

_LEFT_TO_RIGHT = "\u200e"
"""Before a number among words from right to left, which would turn its groups round (Unicode, UAX 9, W7)."""


def cover(project: Project, recipient: Recipient, documents: Sequence[Document], moment: datetime) -> FaxCover | None:
    """The cover page for a recipient; None where there is no number to dial. It is in the language of the first
    document; the date is the letter's, since no clock is asked (`moment` is what files carry)."""
    del moment
    if not recipient.fax.strip():
        return None
    draft = project.draft
    language = languages.get(documents[0].lang)
    words = language.fax
    people = tuple(_people(project, recipient, words, language.code))
    letter = (
        (words.date, dates.long_date(draft.date, language)),
        (words.subject, in_language(draft.subject, language.code) or title_of(draft, language.code)),
        (words.copies, "\n".join(_copied(project, recipient, language.code))),
    )
    notice = in_language(draft.sample_notice, language.code) or language.words.sample
    return FaxCover(
        lang=language.code,
        heading=words.heading,
        rows=tuple(row for row in (*people, *letter) if row[1]),
        pages_label=words.pages,
        after=len(people),
        notice=notice if draft.sample else "",
    )


def _people(project: Project, recipient: Recipient, words: FaxWords, lang: str) -> Iterator[tuple[str, str]]:
    """The rows on the one to whom it goes and the one who sends, as far as they are known."""
    draft = project.draft
    sender = in_language(draft.sender.name, lang) if draft.sender else ""
    rows = (
        (words.to, "\n".join(filter(None, (recipient.name, recipient.title)))),
        (words.number, _dialled(recipient.fax, lang, telephone.region_of(recipient.address))),
        (words.sender, sender),
        (words.number, _dialled(draft.fax.sender, lang)),
        (words.phone, _dialled(draft.fax.phone, lang)),
    )
    return (row for row in rows if row[1])


def _dialled(field: str, lang: str, region: str = "") -> str:
    """The numbers of a field as they are printed, one a line (ITU-T E.123); as it was written where one is no number,
    of which the check tells."""
    try:
        lines = [number.international for number in telephone.read(field, region)]
    except telephone.NumberError:
        return field.strip()
    mark = _LEFT_TO_RIGHT if languages.get(lang).direction == "rtl" else ""
    return "\n".join(mark + line for line in lines)


def _copied(project: Project, recipient: Recipient, lang: str) -> Iterator[str]:
    """Those who get a copy beside the recipient."""
    for one in project.draft.cc:
        name = in_language(one.name, lang) or next(filter(None, one.name.values()), "")
        if name != recipient.name:
            yield name
