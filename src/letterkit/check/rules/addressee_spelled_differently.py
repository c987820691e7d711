"""The addressee's name is spelled in two ways.

Once in the address block and otherwise in the text, in the salutation or among the copies: "Kang Kyung-wha" and "Kang
Kyung-hwa". It is the first thing that the addressee's office sees.

What to do: find out which spelling the person uses, and write it throughout.

Good:
    --- draft.yaml
    to:
      - name: Kari Nordmann
        address: "1 Ministry Street\\nOslo"
        salutation: Dear Kari Nordmann

Bad:
    --- draft.yaml
    to:
      - name: Kari Nordmann
        address: "1 Ministry Street\\nOslo"
        salutation: Dear Kari Nordman
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from letterkit.check.comparison import quoted
from letterkit.check.passage import Passage
from letterkit.check.subject import Subject
from letterkit.model.draft import in_language
from letterkit.model.finding import Finding, Severity
from letterkit.model.letter import Role

SEVERITY = Severity.WARNING
_READ = (Role.BODY, Role.SALUTATION, Role.SUBJECT, Role.HEADLINE, Role.COPIES, Role.CLOSING)
_NEAR = 88.0  # Kim Jong Un and Kim Jong Il, who are two, reach 82
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’.-](?=[^\W_]))*")
_HANGUL_NAME = re.compile(r"[\uac00-\ud7a3]{3,4}")


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the names of addressees with name-like words in the text of the same language."""
    for lang in subject.project.bodies:
        known = _known_names(subject, lang)
        for name in _addressee_names(subject, lang):
            for passage in subject.passages:
                if passage.lang == lang and passage.role in _READ:
                    yield from _in_passage(subject, passage, name, known)


def _addressee_names(subject: Subject, lang: str) -> list[str]:
    draft = subject.project.draft
    names = (in_language(one.name, lang).strip() for one in (*draft.to, *draft.cc))
    return list(dict.fromkeys(name for name in names if name))


def _known_names(subject: Subject, lang: str) -> set[str]:
    """Names that are somebody's, so that being like the addressee's is no slip."""
    rows = {_plain(text) for row in subject.project.roster.rows for text in (row.name, *row.aliases)}
    return rows | {_plain(name) for name in _addressee_names(subject, lang)}


def _in_passage(subject: Subject, passage: Passage, name: str, known: set[str]) -> Iterator[Finding]:
    differing = _differing_hangul if _HANGUL_NAME.match(name) else _differing_words
    for start, end in differing(passage.text, name, known):
        yield Finding(
            "addressee-spelled-differently",
            SEVERITY,
            f"{quoted(passage.text[start:end])} is spelled {quoted(name)} in the draft",
            subject.place_of(passage, start, end),
            "write the name in one spelling throughout",
        )


def _differing_words(text: str, name: str, known: set[str]) -> Iterator[tuple[int, int]]:
    size = len(name.split())
    if size < 2 or len(name) < 6:
        return  # a single word is too often another one
    from rapidfuzz import fuzz

    # "Moon Jae In" for "Moon Jae-in" has a word more, and "Moon Jaein" none less.
    words = list(_WORD.finditer(text))
    wanted = _plain(name)
    for width in {size, len(wanted.split())}:
        for window in zip(*(islice(words, i, None) for i in range(width)), strict=False):
            start, end = window[0].start(), _without_genitive(text, window[-1])
            written = text[start:end]
            if not _looks_like_name(window, written) or written == name or written == name.upper():
                continue
            plain = _plain(written)
            if plain == wanted or (plain not in known and fuzz.ratio(plain, wanted) >= _NEAR):
                yield start, end


def _looks_like_name(window: tuple[re.Match[str], ...], written: str) -> bool:
    return window[0].group()[0].isupper() and window[-1].group()[0].isupper() and "\n" not in written


def _without_genitive(text: str, word: re.Match[str]) -> int:
    return word.end() - 2 if text[word.start() : word.end()].endswith(("'s", "’s")) else word.end()


def _differing_hangul(text: str, name: str, known: set[str]) -> Iterator[tuple[int, int]]:
    """Names that sound alike (문재인, 문제인): one letter (jamo) differs, and the word after the name is the same."""
    person, _, office = name.partition(" ")
    if not office or not _HANGUL_NAME.fullmatch(person):
        return
    title = re.escape(office.split()[0])
    for match in re.finditer(rf"(?<![\uac00-\ud7a3])([\uac00-\ud7a3]{{{len(person)}}}) ?{title}", text):
        written = match[1]
        if written != person and written not in known and _letters_apart(written, person) == 1:
            yield match.start(1), match.end(1)


def _letters_apart(one: str, other: str) -> int:
    first, second = (unicodedata.normalize("NFD", text) for text in (one, other))
    if len(first) != len(second):
        return abs(len(first) - len(second))
    return sum(a != b for a, b in zip(first, second, strict=True))


def _plain(text: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[\W_]+", " ", bare).casefold().split())
