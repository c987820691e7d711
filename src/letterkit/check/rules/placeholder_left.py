"""A placeholder was left in the text.

TK, XX, [name], lorem ipsum, TODO, links to `#` and to the example domains of RFC 2606 stand for something that was to
be filled in. Some are only likely placeholders (TBD, ____, ○○○) and give a warning.

What to do: fill it in. In a draft that is marked `sample: true`, example addresses are expected: they are allowed among
the contacts and noted in the text.

Good:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations under Article XX, as [set out](https://undocs.org/A/75/388).

Bad:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations, dear [name].
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from letterkit.agreement import addresses
from letterkit.check import printed
from letterkit.check.comparison import quoted
from letterkit.check.passage import Passage, Piece, Setting
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Severity
from letterkit.model.letter import Role

SEVERITY = Severity.ERROR

_WORDS = (
    r"(?:first |last |full |family |given )?names?|date|(?:job )?title"
    r"|organi[sz]ation|(?:postal |e-?mail )?address|city|country|number|signature|phone|link|url|recipient|addressee"
    r"|placeholder|tb[dca]|tk|x+|\.{3}|…|이름|성명|날짜|단체명?|주소|직책|연락처"
)
_SLOT = rf"insert\b[^\]]{{0,80}}|your\b[^\]]{{0,80}}|{_WORDS}"
_SURE = re.compile(
    rf"\bTK(?:TK)*\b|(?<![\w$])(?i:\[(?:{_SLOT})\])(?!\()|(?i:\blorem ipsum\b)|\bFIXME\b"
    r"|\bTODO\b(?=\s*(?::|$)|\s+(?:write|add|check|fill|insert|ask|get|find|update|confirm)\b)"
)
_XX = re.compile(r"(?<![\w-])XX+(?![\w-])")
# "Article XX", "John XX", "siglo XX" and "XX century" are the number twenty; "In XX villages" and "Dear XX" are not.
_TWENTY_BEFORE = re.compile(
    r"\b(?!(?:In|On|At|Of|By|For|From|With|The|We|Our|Some|Over|Nearly|About|And|To|All|These|Dear|Mr|Ms|Mrs|Dr)\b)"
    r"(?:[A-Z][a-z]+|siglo|século|siècle|secolo|century|世紀|세기)\.? $"
)
_TWENTY_AFTER = re.compile(r"^ (?:century|centuries|wieku|век)")
_LIKELY = re.compile(r"\bTB[DC]\b|_{4,}|(?<![\w?!])\?{3,}|(?<![\w○])○{2,}|<(?:name|date|title|country)>")
_EXAMPLE = re.compile(r"(?<![\w-])example\.(?:com|net|org|edu)(?![\w-])")
_CELL = re.compile(rf"(?:\[.*\]|TK+|XX+|TODO|TB[DCA]|{_SLOT})", re.IGNORECASE)
_CONTACT_ROLES = (Role.CONTACT, Role.LETTERHEAD, Role.SENDER, Role.ADDRESS, Role.COPIES, Role.SIGNATURE, Role.RELEASE)


def check(subject: Subject) -> Iterator[Finding]:
    """Look for placeholders in running text, in what the draft binds, in the cells of the list and behind links."""
    for passage in printed.passages(subject, lambda listed: listed.matching(_likely_cell())):
        if passage.setting is Setting.ENTRY:
            yield from _in_cell(subject, passage)
        else:
            for piece in passage.pieces:
                yield from _in_text(subject, passage, piece)
                yield from _in_addresses(subject, passage, piece)


@cache
def _likely_cell() -> re.Pattern[str]:
    """What _CELL is in a line of its own, its case folded, or begins with where it has no end that could be told."""
    whole = rf"(?:tk+|todo|tb[dca]|{_WORDS})[^\S\n]*(?=\n)"
    return re.compile(rf"\n[^\S\n]*(?:\[|insert|your|{whole})")


def _in_cell(subject: Subject, passage: Passage) -> Iterator[Finding]:
    if _CELL.fullmatch(passage.text.strip()):  # only a whole cell: a body may well be called "XX Collective"
        yield _finding(subject, passage, 0, len(passage.text), SEVERITY)


def _in_text(subject: Subject, passage: Passage, piece: Piece) -> Iterator[Finding]:
    if piece.run.code or not _is_written(piece):
        return
    text = piece.run.text
    for match in _SURE.finditer(text):
        yield _finding(subject, passage, piece.start + match.start(), piece.start + match.end(), SEVERITY)
    for match in _LIKELY.finditer(text):
        yield _finding(subject, passage, piece.start + match.start(), piece.start + match.end(), Severity.WARNING)
    for match in _XX.finditer(text):
        if not _is_twenty(text, match):
            yield _finding(subject, passage, piece.start + match.start(), piece.start + match.end(), SEVERITY)


def _is_twenty(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 20) : match.start()], text[match.end() : match.end() + 20]
    return bool(_TWENTY_BEFORE.search(before) or _TWENTY_AFTER.search(after))


def _in_addresses(subject: Subject, passage: Passage, piece: Piece) -> Iterator[Finding]:
    link = piece.run.link or ""
    example = addresses.example(link)
    if not example and _is_written(piece) and (shown := _EXAMPLE.search(piece.run.text)):
        example = shown.group()
    if link.startswith("#"):
        message = f"the link on {quoted(piece.run.text)} leads nowhere (#)"
    elif example:
        message = f"{quoted(piece.run.text)} leads to an example address ({example})"
    elif link and (problem := addresses.placeholder(link)):
        message = f"the link on {quoted(piece.run.text)} {problem}"
    else:
        return
    severity = SEVERITY
    if example and subject.project.draft.sample:
        if passage.role in _CONTACT_ROLES:
            return
        severity = Severity.NOTE
    place = subject.place_of(passage, piece.start, piece.end)
    yield Finding("placeholder-left", severity, message, place, "write the real address")


def _is_written(piece: Piece) -> bool:
    """Whether somebody wrote this as text: in the body, the template or the draft, not in the list."""
    return piece.run.origin is None or piece.run.origin.ref.startswith("draft.")


def _finding(subject: Subject, passage: Passage, start: int, end: int, severity: Severity) -> Finding:
    message = f"{quoted(passage.text[start:end])} is a placeholder"
    if severity is Severity.WARNING:
        message = f"{quoted(passage.text[start:end])} looks like a placeholder"
    hint = "fill it in, or take it out"
    return Finding("placeholder-left", severity, message, subject.place_of(passage, start, end), hint)
