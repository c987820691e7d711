"""A finished press release, and the date that it gives its letter.

Read are dates right beside the word for the letter, and "today" in a sentence about the letter, where the release has
one date at its head. Dates that the letter names itself are not its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letterkit import agreement
from letterkit.agreement import Day, Fact
from letterkit.agreement.speaking import names_letter, near_letter, says_today, sentence
from letterkit.audit.disagreements import quoted
from letterkit.audit.wording import Text
from letterkit.model.finding import Finding, Severity
from letterkit.model.reading import TextBlock
from letterkit.model.signature import Signature


def dates(release: Signature, text: Sequence[Text], letter: Signature, original: Sequence[Text]) -> Iterator[Finding]:
    """What a text about a letter says of its date, held against the letter; both as signatures and as texts."""
    if letter.date is None:
        return
    own = Day(letter.date.year, letter.date.month, letter.date.day)
    named = [fact.day for part in original for one in part.paragraphs for fact in one.facts.items if fact.day]
    head = next(iter(release.dates)) if len(release.dates) == 1 else None
    for part in text:
        for block in part.blocks:
            for fact in _days(block, part.lang):
                other = fact.day is not None and not any(fact.day.agrees(one) for one in (own, *named))
                if other and near_letter(block.text, fact.start, fact.end, part.lang):
                    yield _finding(quoted(fact.text), block, letter)
            if head and head != letter.date and (said := _today(block.text, part.lang)):
                yield _finding(f"{quoted(said)} in a text of {head}", block, letter)


def _days(block: TextBlock, lang: str) -> list[Fact]:
    """Dates with a day; a month or a year alone is too little to be a letter's."""
    return [fact for fact in agreement.facts(block.text, lang).items if fact.day and fact.day.day]


def _today(text: str, lang: str) -> str:
    """The sentence that says that the letter is of today, if there is one."""
    last = 0
    while last < len(text):
        first, last = sentence(text, last, last + 1)
        if says_today(text[first:last], lang) and names_letter(text[first:last], lang):
            return text[first:last].strip()
    return ""


def _finding(said: str, block: TextBlock, letter: Signature) -> Finding:
    message = f"{said}: the letter is dated {letter.date} ({letter.path})"
    hint = "find out which date is right and correct the other"
    return Finding("texts-differ", Severity.WARNING, message, block.place, hint)
