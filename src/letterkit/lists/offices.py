"""Lists one below the other: lines that are names, and lines below them that are offices or countries."""

from __future__ import annotations

from collections.abc import Sequence

from letterkit import countries
from letterkit.lists.folding import undressed
from letterkit.lists.lines import Line
from letterkit.lists.looks import CJK, addressed, bodylike, namelike, official, person, small_share, words
from letterkit.lists.raw import Parsed, Raw
from letterkit.model.audit import Form

_ENOUGH = 0.6
_LONGEST_TITLE = 5


def grouped(lines: Sequence[Line], *, individuals: bool) -> Parsed:
    """Lines as signatories, each with the lines of its office below it."""
    kept = [line for line in lines if line.text.strip(" -–—*") and not (addressed(line.text) and len(line.text.split()) < 3)]
    if not kept:
        return Parsed(Form.LINES, ())
    form = _form(kept)
    if any(line.inner for line in kept):
        return Parsed(form, tuple(_collected(kept, [not line.inner for line in kept])))
    starts = _starts(kept, individuals=individuals)
    if starts:
        return Parsed(Form.PARAGRAPHS, tuple(_collected(kept, starts)))
    return Parsed(form, tuple(Raw(undressed(line.text), line) for line in kept))


def _form(lines: Sequence[Line]) -> Form:
    items = [line for line in lines if line.item]
    if len(items) * 2 <= len(lines):
        return Form.LINES
    return Form.NUMBERS if sum(any(map(str.isdigit, line.marker)) for line in items) * 2 > len(items) else Form.BULLETS


def _collected(lines: Sequence[Line], starts: Sequence[bool]) -> list[Raw]:
    found: list[Raw] = []
    for line, start in zip(lines, starts, strict=True):
        if start or not found:
            found.append(Raw(undressed(line.text), line))
            continue
        last = found[-1]
        if last.country is None and countries.read(line.text.strip(" ()")).status in ("ok", "not_a_country"):
            found[-1] = Raw(last.text, last.line, line.text.strip(" ()"), last.titles, settled=True)
        else:
            found[-1] = Raw(last.text, last.line, last.country, (*last.titles, line.text), settled=last.settled)
    return found


def _starts(lines: Sequence[Line], *, individuals: bool) -> list[bool]:
    """Which lines begin a signatory, where offices stand on lines of their own; empty where they do not."""
    if len(lines) < 2 or any(line.item for line in lines):
        return []
    names = [_name(line.text) for line in lines]
    offices = [not name and _office(line.text) for name, line in zip(names, lines, strict=True)]
    if not any(offices):
        return []
    blocks = _paragraphs(lines, names)
    if blocks:
        return blocks
    if not individuals and sum(names) < 0.3 * len(lines):
        return []
    starts = [True] + [name or not office for name, office in zip(names[1:], offices[1:], strict=True)]
    if individuals:
        # A line below a title that is no name goes on with the title.
        starts = [True] + [
            name or (not office and _unlike_title(line.text) and not offices[at])
            for at, (name, office, line) in enumerate(zip(names[1:], offices[1:], lines[1:], strict=True))
        ]
    longest = run = 0
    for start in starts:
        run = 0 if start else run + 1
        longest = max(longest, run)
    return starts if longest <= _LONGEST_TITLE and not all(starts) else []


def _paragraphs(lines: Sequence[Line], names: Sequence[bool]) -> list[bool]:
    """Paragraphs of several lines of which the first is a name."""
    starts = [line.first for line in lines]
    starts[0] = True
    heads = sum(starts)
    if heads < 2 or heads > 0.7 * len(lines):
        return []
    good = sum(name for name, start in zip(names, starts, strict=True) if start)
    inner = sum(name for name, start in zip(names, starts, strict=True) if not start)
    return starts if good >= _ENOUGH * heads and inner <= 0.5 * (len(lines) - heads) else []


def _name(text: str) -> bool:
    """Whether a line can be a person's name and nothing else, or with a title of courtesy behind a comma."""
    head, comma, rest = undressed(text).partition(",")
    if not person(head):
        return False
    return not comma or len(words(rest)) <= 2 or bool(CJK.search(rest))


def _office(text: str) -> bool:
    """Whether a line can be an office or a body that somebody is of."""
    return official(text) or bodylike(text) or len(words(text)) > 6 or not namelike(text)


def _unlike_title(text: str) -> bool:
    found = words(text)
    return len(found) <= 5 and small_share(found) < 0.3
