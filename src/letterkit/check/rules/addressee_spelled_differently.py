"""The addressee's name is spelled in two ways.

Once in the address block and otherwise in the text, in the salutation or among the copies: "Kang Kyung-wha" and "Kang
Kyung-hwa"; or in a press release otherwise than in its letter. It is the first thing that the addressee's office sees.

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
from functools import lru_cache

from letterkit.check.comparison import quoted
from letterkit.check.passage import Passage
from letterkit.check.subject import Subject
from letterkit.model.draft import in_language
from letterkit.model.finding import Finding, Severity
from letterkit.model.letter import Role
from letterkit.model.signatory import split_aliases
from letterkit.spelling.persons import jamo_apart

SEVERITY = Severity.WARNING
_READ = (Role.BODY, Role.SALUTATION, Role.SUBJECT, Role.HEADLINE, Role.COPIES, Role.CLOSING)
_SHORTEST, _LONGER = 6, 4  # characters: of a name that is compared, and by how much a slip changes its length
_NEAR = 88.0  # Kim Jong Un and Kim Jong Il, who are two, reach 82
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’.-](?=[^\W_]))*")
_HANGUL_NAME = re.compile(r"[\uac00-\ud7a3]{3,4}")


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the names of addressees with name-like words in the text of the same language."""
    for lang in subject.project.bodies:
        names = _addressee_names(subject, lang)
        for passage in subject.passages:
            if passage.lang == lang and passage.role in _READ:
                yield from _in_passage(subject, passage, names)


def _addressee_names(subject: Subject, lang: str) -> list[str]:
    draft, about = subject.project.draft, subject.project.related.get(subject.project.draft.about)
    held = (*draft.to, *draft.cc, *(about.draft.to + about.draft.cc if about else ()))
    names = (in_language(one.name, lang).strip() for one in held)
    return list(dict.fromkeys(name for name in names if name))


def _in_passage(subject: Subject, passage: Passage, names: list[str]) -> Iterator[Finding]:
    for name in names:
        differing = _differing_hangul if _HANGUL_NAME.match(name) else _differing_words
        found = differing(passage.text, name)
        for start, end in found:
            written = passage.text[start:end]
            if not _is_somebody(subject, written, names):
                yield Finding(
                    "addressee-spelled-differently",
                    SEVERITY,
                    f"{quoted(written)} is spelled {quoted(name)} in the draft",
                    subject.place_of(passage, start, end),
                    "write the name in one spelling throughout",
                )


def _is_somebody(subject: Subject, written: str, names: list[str]) -> bool:
    """Whether a name is that of another addressee or a signatory, so that being like this one is no slip."""
    return written in names or written in subject.once("names and aliases", _listed)


def _listed(subject: Subject) -> set[str]:
    rows = subject.project.roster.rows
    aliases = (alias for cell in set(rows.texts("aliases")) for alias in split_aliases(cell))
    return {*rows.texts("name"), *aliases}


@lru_cache(maxsize=512)
def _words(text: str) -> list[tuple[int, int, bool]]:
    """The words of a text: start, end without a genitive, and whether it begins with a capital."""
    found = ((m.start(), m.end(), m.group()) for m in _WORD.finditer(text))
    return [(start, end - 2 if word.endswith(("'s", "’s")) else end, word[0].isupper()) for start, end, word in found]


@lru_cache(maxsize=512)
def _like_names(text: str, width: int) -> list[tuple[int, int, str]]:
    """Stretches of so many words that begin and end with a capital: start, end, and the words without marks."""
    words = _words(text)
    return [
        (start, end, _plain(text[start:end]))
        for (start, _, first), (_, end, last) in zip(words, words[width - 1 :], strict=False)
        if first and last and "\n" not in text[start:end]
    ]


def _differing_words(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Stretches of words that begin and end with a capital and are nearly, but not quite, the name."""
    wanted, size = _plain(name), len(name.split())
    if size < 2 or len(name) < _SHORTEST:
        return  # a single word is too often another one
    from rapidfuzz import fuzz

    for width in {size, len(wanted.split())}:  # "Moon Jae In" has a word more than "Moon Jae-in"
        for start, end, plain in _like_names(text, width):
            if abs(end - start - len(name)) > _LONGER or text[start:end] in (name, name.upper()):
                continue
            if fuzz.ratio(plain, wanted) >= _NEAR:
                yield start, end


def _differing_hangul(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Names that sound alike (문재인, 문제인): one letter (jamo) differs, and the word after the name is the same."""
    person, _, office = name.partition(" ")
    if not office or not _HANGUL_NAME.fullmatch(person):
        return
    title = re.escape(office.split()[0])
    for match in re.finditer(rf"(?<![\uac00-\ud7a3])([\uac00-\ud7a3]{{{len(person)}}}) ?{title}", text):
        written = match[1]
        if written != person and jamo_apart(written, person) == 1:
            yield match.start(1), match.end(1)


@lru_cache(maxsize=64)
def _plain(text: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[\W_]+", " ", bare).casefold().split())
