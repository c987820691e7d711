"""A text gives the addressee another office than the draft.

"Prime Minister Kari Nordmann" of one whose title in the draft is Minister of the Environment. A press release is held
against its letter's addressees, too. Looked at is the office right before the name (in Korean, Japanese and Chinese:
right behind it).

What to do: find out which office the person holds on the date of the letter, and write it in both places.

Good:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations. On Monday, Minister Kari Nordmann spoke of the flood.

Bad:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations. On Monday, Prime Minister Kari Nordmann spoke of the flood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from letterkit.agreement import Name, Names
from letterkit.agreement.vocabulary import vocabulary
from letterkit.check.comparison import quoted
from letterkit.check.passage import Passage
from letterkit.check.subject import Subject
from letterkit.languages import primary
from letterkit.model.draft import Addressee, in_language
from letterkit.model.finding import Finding, Severity
from letterkit.model.letter import Role

SEVERITY = Severity.WARNING
_READ = (Role.BODY, Role.SUBJECT, Role.HEADLINE)
_ALIKE = 6
"""Letters that the ends of two words share that name one office (Außenministerin, Bundesministerin)."""


def check(subject: Subject) -> Iterator[Finding]:
    """Look at what stands beside every addressee's name."""
    about = subject.project.related.get(subject.project.draft.about)
    held = (*subject.project.draft.to, *subject.project.draft.cc, *(about.draft.to + about.draft.cc if about else ()))
    for passage in subject.passages:
        if passage.role in _READ:
            for one in held:
                yield from _in_passage(subject, passage, one)


def _in_passage(subject: Subject, passage: Passage, one: Addressee) -> Iterator[Finding]:
    lang = passage.lang
    name, title = in_language(one.name, lang).strip(), in_language(one.title, lang)
    known = f"{title} {in_language(one.salutation, lang)} {name}"
    if not name or not title.strip():
        return
    for start, end, _ in _known(name, lang).index(lang).find(passage.text):
        office = _office(passage.text, start, end, lang)
        if office and not all(_has(known, word) for word in re.findall(r"\w+", office)):
            yield Finding(
                "addressee-office-differs",
                SEVERITY,
                f"{quoted(office)}: the draft has {quoted(title)} for {name}",
                subject.place_of(passage, start, end),
                "find out which office it is, and write it in both places",
            )


@lru_cache(maxsize=64)
def _known(name: str, lang: str) -> Names:
    return Names((Name(name, {primary(lang): (name,)}, person=True),))


def _office(text: str, start: int, end: int, lang: str) -> str:
    """The office right before a name, or right behind it where the language has it there; "" for none."""
    words = vocabulary(lang)
    offices = "|".join(re.escape(office) for office in sorted(words.offices, key=len, reverse=True)) or "(?!)"
    if words.head_last:
        found = re.compile(rf"\s?((?:\w+ )?(?:{offices}))").match(text, end)
    else:
        found = re.compile(rf"(?:^|(?<=\W))({offices})\s$", re.IGNORECASE).search(text[:start])
    return found[1] if found else ""


def _has(known: str, word: str) -> bool:
    """Whether a title has a word, whatever its ending."""
    wanted = word.casefold()
    if not wanted.isascii() and len(wanted) < _ALIKE:
        return wanted in known.casefold()
    words = re.findall(r"\w+", known.casefold())
    return any(one == wanted or (len(wanted) >= _ALIKE and one.endswith(wanted[-_ALIKE:])) for one in words)
