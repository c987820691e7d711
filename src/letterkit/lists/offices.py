"""Lists one below the other: lines that are names, and lines below them that are offices or countries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from letterkit.lists.folding import undressed
from letterkit.lists.lines import Line
from letterkit.lists.looks import CJK, addressed, bodylike, official, person, small_share, words
from letterkit.lists.raw import Parsed, Raw
from letterkit.lists.spoken import spoken
from letterkit.model.audit import Form

_ENOUGH = 0.6
_OPEN_END = re.compile(
    r"(?:\s(?:and|of|for|the|in|de|des|du|la|los|las|del|y|et|und|für|der|die|do|da|dos|das|para|pour)|\s&|,|-)$"
)
_LONGEST_TITLE = 5


def grouped(lines: Sequence[Line], *, individuals: bool) -> Parsed:
    """Lines as signatories, each with the lines of its office below it."""
    kept = [
        line for line in lines if line.text.strip(" -–—*") and not (addressed(line.text) and len(line.text.split()) < 3)
    ]
    if not kept:
        return Parsed(Form.LINES, ())
    form = _form(kept)
    kept = kept if individuals else _rejoined(kept)
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


def _rejoined(lines: Sequence[Line]) -> list[Line]:
    """Names that were broken over two lines in one piece: the second is set in, or the first ends within a phrase."""
    margin = min(line.indent for line in lines)
    deep = sum(line.indent > margin for line in lines)
    joined: list[Line] = []
    for line in lines:
        set_in = line.indent > margin and not line.first and not line.item and deep * 2 < len(lines)
        if joined and not line.item and (set_in or (not line.first and _OPEN_END.search(joined[-1].text))):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {line.text}")
        else:
            joined.append(line)
    return joined


def _collected(lines: Sequence[Line], starts: Sequence[bool]) -> list[Raw]:
    found: list[Raw] = []
    for line, start in zip(lines, starts, strict=True):
        if start or not found:
            found.append(Raw(undressed(line.text), line))
            continue
        last = found[-1]
        if last.country is None and spoken(line.text.strip(" ()")).status in ("ok", "not_a_country"):
            found[-1] = Raw(last.text, last.line, line.text.strip(" ()"), last.titles, settled=True)
        else:
            found[-1] = Raw(last.text, last.line, last.country, (*last.titles, line.text), settled=last.settled)
    return found


def _starts(lines: Sequence[Line], *, individuals: bool) -> list[bool]:
    """Which lines begin a signatory, where offices stand on lines of their own; empty where they do not."""
    if len(lines) < 2 or any(line.item for line in lines):
        return []
    names = [_name(line.text) for line in lines]
    begins = [name or _complete(line.text) for name, line in zip(names, lines, strict=True)]
    offices = [not begin and official(line.text) for begin, line in zip(begins, lines, strict=True)]
    if not any(offices) and not individuals:
        return []
    starts = _set_in(lines, begins) or _paragraphs(lines, names)
    if not starts:
        starts = _by_person(lines, begins, offices) if individuals else _by_office(names, offices)
    longest = run = 0
    for start in starts:
        run = 0 if start else run + 1
        longest = max(longest, run)
    return starts if longest <= _LONGEST_TITLE and not all(starts) else []


def _set_in(lines: Sequence[Line], begins: Sequence[bool]) -> list[bool]:
    """Names at the margin, their offices set in below them."""
    margin = min(line.indent for line in lines)
    starts = [line.indent == margin for line in lines]
    heads = [begin for begin, start in zip(begins, starts, strict=True) if start]
    good = len(heads) > 1 and sum(heads) >= _ENOUGH * len(heads) and len(heads) < len(lines)
    return starts if good and starts[0] and 3 * len(heads) <= 2 * len(lines) else []


def _by_person(lines: Sequence[Line], begins: Sequence[bool], offices: Sequence[bool]) -> list[bool]:
    """Below a heading of persons each line that is a person begins one; so does one that is neither a person nor
    anything like an office, where the line before is no office."""
    if sum(begins) < 2:
        return []
    starts = [True]
    for at, line in enumerate(lines[1:], 1):
        stray = not offices[at] and not offices[at - 1] and starts[-1] is False and _unlike_title(line.text)
        starts.append(begins[at] or stray)
    return starts


def _by_office(names: Sequence[bool], offices: Sequence[bool]) -> list[bool]:
    """Elsewhere most lines that are persons must have an office below them."""
    below = sum(name and office for name, office in zip(names, offices[1:], strict=False))
    if below < 2 or below < _ENOUGH * sum(names) or 3 * below < len(names):
        return []
    return [at == 0 or name for at, name in enumerate(names)]


def _paragraphs(lines: Sequence[Line], names: Sequence[bool]) -> list[bool]:
    """Paragraphs of several lines of which the first is a name and the second an office."""
    starts = [line.first for line in lines]
    starts[0] = True
    heads = [at for at, start in enumerate(starts) if start]
    if len(heads) < 2 or len(heads) > 0.7 * len(lines):
        return []
    good = sum(names[at] for at in heads)
    told = sum(at + 1 < len(lines) and not starts[at + 1] and official(lines[at + 1].text) for at in heads)
    return starts if good >= _ENOUGH * len(heads) and told >= 0.5 * len(heads) else []


def _complete(text: str) -> bool:
    """Whether a line is a person with an office: "Ana Ruiz, author", "山田花子（弁護士）", "김하늘 교수"."""
    text = undressed(text)
    if CJK.search(text):
        head = re.split(r"[\s,，（(]", text, maxsplit=1)[0]
        return person(head) and 2 <= len(head) <= 5 and len(head) < len(text) and not bodylike(head)
    head = re.split(r"\s*[,(]|\s[-–—]\s", text, maxsplit=1)[0]
    return len(head) < len(text) and person(head)


def _name(text: str) -> bool:
    """Whether a line can be a person's name and nothing else, or with a title of courtesy behind a comma."""
    head, comma, rest = undressed(text).partition(",")
    return person(head) and (not comma or (len(words(rest)) <= 2 and not CJK.search(rest)))


def _unlike_title(text: str) -> bool:
    found = words(text)
    return len(found) <= 5 and small_share(found) < 0.3
