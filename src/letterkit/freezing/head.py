"""What stands around the text of a letter: its date, who writes, who gets copies. Nobody's consent hangs on it, but a
letter that has another date or another sender is told to be different, and a correction note says how."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from letterkit import languages
from letterkit.freezing.seal import Text
from letterkit.languages.dates import long_date
from letterkit.model.draft import Draft, in_language


@dataclass(frozen=True, slots=True)
class HeadChange:
    """One field (`date`, `sender` or `copies`) in one language, before and now; empty where there was or is none."""

    field: str
    before: str
    now: str


def head_of(draft: Draft, lang: str) -> dict[str, str]:
    """The fields that are not empty, as the letter has them in this language; several persons on a line each."""
    sender = draft.sender
    told = {
        "date": long_date(draft.date, languages.get(lang)),
        "sender": _lines(draft, lang, sender.name, sender.title, sender.contact, sender.address) if sender else "",
        "copies": "\n".join(_lines(draft, lang, one.name, one.title) for one in draft.cc),
    }
    return {field: said for field, said in told.items() if said}


def _lines(draft: Draft, lang: str, *texts: Mapping[str, str]) -> str:
    """Texts on one line, in this language or else the letter's first."""
    said = (in_language(dict(text), lang) or in_language(dict(text), draft.languages[0]) for text in texts)
    return ", ".join(" ".join(text.split()) for text in said if text.strip())


def head_changes(before: Mapping[str, Text], now: Mapping[str, Text]) -> dict[str, tuple[HeadChange, ...]]:
    """What differs, by language; nothing where the seal is of a letterkit that did not take these fields down."""
    both = {lang: (before[lang].head, text.head) for lang, text in now.items() if lang in before and before[lang].head}
    found = {lang: tuple(_differing(was, said)) for lang, (was, said) in both.items()}
    return {lang: changes for lang, changes in found.items() if changes}


def _differing(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[HeadChange]:
    for field in dict.fromkeys((*now, *before)):
        if before.get(field, "") != now.get(field, ""):
            yield HeadChange(field, before.get(field, ""), now.get(field, ""))
