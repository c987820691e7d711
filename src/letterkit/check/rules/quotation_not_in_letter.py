"""A sentence that a press release quotes from the letter is not in the letter.

"The letter says: “…”" can be held against the letter (`about: ID`), in the language of the release. Quotation marks,
capitals, dashes, and the point at the end do not matter; what "…" and "[…]" leave out is left out. A sentence that is
nearly the letter's is an error; one that is nowhere in it may be from another letter, and is a warning. What a person
says is not looked for.

What to do: copy the sentence from the letter, whose nearest one the finding shows.

Good:
    --- draft.yaml
    about: open
    --- drafts/open.yaml
    id: open
    date: 2024-03-01
    --- drafts/open.en.md
    We write on behalf of {{ counts.groups }} groups. The river belongs to all who live by it, and to no company.
    --- body.en.md
    The letter, which {{ counts.groups }} groups signed, says: “The river belongs to all … and to no company.”
    --- body.ko.md (absent)

Bad:
    --- draft.yaml
    about: open
    --- drafts/open.yaml
    id: open
    date: 2024-03-01
    --- drafts/open.en.md
    We write on behalf of {{ counts.groups }} groups. The river belongs to all who live by it, and to no company.
    --- body.en.md
    The letter says: “The river belongs to those who live by it, and to no company.”
    --- body.ko.md (absent)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from letterkit.agreement.speaking import letter_speaks, sentence
from letterkit.check.passage import Passage, Setting
from letterkit.check.subject import Subject
from letterkit.languages import primary
from letterkit.model.finding import Finding, Severity
from letterkit.model.frozen import frozen
from letterkit.model.letter import Role

SEVERITY = Severity.ERROR
_QUOTED = re.compile(
    r"“([^“”]+)”|\"([^\"]+)\"|«([^«»]+)»|„([^„“”]+)[“”]|「([^「」]+)」|『([^『』]+)』|‘([^‘]{20,}?)’(?!\w)"
)
_LEFT_OUT = re.compile(r"\[?\s?(?:…|\.\.\.)\s?\]?|\[[^\]]{0,60}\]")
_MARKS = re.compile(r"[\"“”„«»‘’'「」『』*_]")
_DASHES = re.compile(r"\s*[-‐‑–—]+\s*")
_ENDS = " .,;:!?。，！？"
_SHORTEST, _NEAR, _SHOWN = 12, 75.0, 200
_SENTENCES = re.compile(r"(?<=[.!?。！？])[\"”’»)]?\s+|\n+")


@frozen
class _Sentence:
    passage: Passage
    start: int
    end: int
    plain: str


def check(subject: Subject) -> Iterator[Finding]:
    """Look for every quotation of the letter in the letter of the same language."""
    if subject.letter is None:
        return
    before: Passage | None = None
    for passage in subject.passages:
        if passage.role is Role.BODY and passage.setting in (Setting.PROSE, Setting.QUOTE, Setting.ITEM):
            letter = [
                p for p in subject.letter.passages if primary(p.lang) == primary(passage.lang) and p.role is Role.BODY
            ]
            if letter:
                yield from _in_passage(subject, subject.letter, passage, before, letter)
            before = passage


def _letter(about: Subject, lang: str) -> list[Passage]:
    return [p for p in about.passages if p.role is Role.BODY and primary(p.lang) == primary(lang)]


def _in_passage(
    subject: Subject, about: Subject, passage: Passage, before: Passage | None, letter: Sequence[Passage]
) -> Iterator[Finding]:
    whole = " ".join(_plain(p.text) for p in letter)
    for start, end in _quotations(passage, before):
        pieces = [
            plain for piece in _LEFT_OUT.split(passage.text[start:end]) if len(plain := _plain(piece)) >= _SHORTEST
        ]
        missing = [piece for piece in pieces if piece not in whole]
        if missing:
            yield _finding(subject, about, passage, (start, end), _nearest(max(missing, key=len), letter))


def _quotations(passage: Passage, before: Passage | None) -> Iterator[tuple[int, int]]:
    """Where a passage quotes a letter: in quotation marks, or set off below a sentence that ends with a colon."""
    if passage.setting is Setting.QUOTE and not _QUOTED.search(passage.text):
        if before and before.text.rstrip().endswith((":", "：")) and letter_speaks(before.text, passage.lang):
            yield 0, len(passage.text)
        return
    bare = _QUOTED.sub(lambda match: "“" + "\ufffc" * (len(match.group()) - 2) + "”", passage.text)
    for match in _QUOTED.finditer(passage.text):
        first, last = sentence(bare, match.start(), match.end())
        around = bare[first:last].replace("\ufffc", "")
        if letter_speaks(around, passage.lang):
            yield match.start() + 1, match.end() - 1


def _plain(text: str) -> str:
    """A text as quotations are compared: without marks, capitals, and what ends a sentence."""
    level = unicodedata.normalize("NFKC", text).casefold()
    level = _DASHES.sub("-", _MARKS.sub("", level))
    return " ".join(level.split()).strip(_ENDS)


def _nearest(plain: str, letter: Sequence[Passage]) -> tuple[_Sentence, float]:
    from rapidfuzz import fuzz

    sentences = [one for passage in letter for one in _sentences(passage)]
    best = max(sentences, key=lambda one: fuzz.ratio(plain, one.plain))
    part = max(sentences, key=lambda one: fuzz.partial_ratio(plain, one.plain))
    if fuzz.ratio(plain, best.plain) >= _NEAR:
        return best, fuzz.ratio(plain, best.plain)
    return part, fuzz.partial_ratio(plain, part.plain) if len(part.plain) >= len(plain) else 0.0


def _sentences(passage: Passage) -> Iterator[_Sentence]:
    at = 0
    for match in [*_SENTENCES.finditer(passage.text), None]:
        end = match.start() if match else len(passage.text)
        yield _Sentence(passage, at, end, _plain(passage.text[at:end]))
        at = match.end() if match else end


def _finding(
    subject: Subject, about: Subject, passage: Passage, place: tuple[int, int], nearest: tuple[_Sentence, float]
) -> Finding:
    found, likeness = nearest
    text = " ".join(found.passage.text[found.start : found.end].split())
    shown = text if len(text) <= _SHOWN else text[:_SHOWN].rstrip() + "…"
    where = about.place_of(found.passage, found.start, found.end)
    quoted = " ".join(passage.text[place[0] : place[1]].split())[:_SHOWN]
    near = likeness >= _NEAR
    says = f", which says “{shown}” at {where}" if near else f" {about.project.draft.id}"
    return Finding(
        "quotation-not-in-letter",
        SEVERITY if near else Severity.WARNING,
        f"“{quoted}” is not in the letter{says}",
        subject.place_of(passage, *place),
        "copy the sentence from the letter" if near else f"the nearest sentence is “{shown}” at {where}",
    )
