"""From a range of characters in a passage back to the line and column of the file that it was written in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from letterkit.check.passage import Passage
from letterkit.model.finding import Place
from letterkit.model.letter import Origin
from letterkit.model.project import Project

# A paragraph longer than this gets its first line as the place; it keeps the search short on hostile input.
_REACH = 20_000
_PHRASE = 200
# Possessive, so that no source makes the search try one stretch of signs in many ways.
_GAP = r"(?:[\s*_~`>\[\]\\]|\([^()\s]{0,500}+\)){1,80}+"
_DRESS = r"[*_~`\[\]\\]{0,6}+(?:\([^()\s]{0,500}+\))?+[*_~`\[\]\\]{0,6}+"
_BOUND = r"\{\{[^{}]{0,200}\}\}"
_ROW = re.compile(r"(?P<path>.+):(?P<line>\d+):(?P<column>[^:]+)")


def sources(project: Project) -> Mapping[str, str]:
    """The texts that passages are written in, by path as findings name it."""
    texts = {source.path: source.text for source in project.bodies.values()}
    texts[f"{project.template.folder}/letter.md.j2"] = project.template.source
    return texts


def place_of(project: Project, texts: Mapping[str, str], passage: Passage, start: int, end: int) -> Place:
    """Where the characters `start` to `end` of a passage were written: the cell or field for a bound value, else line
    and column of the body, else the block's line."""
    inside = passage.within(start, end)
    if inside and all(p.run.origin is not None and not p.run.origin.is_count for p in inside):
        place = _origin_place(project, inside[0].run.origin, passage.lang)
        if place is not None:
            return place
    if passage.place is None:
        return project.place("")
    spot = _spot(texts.get(passage.place.path, ""), passage, start, min(end, start + _PHRASE))
    return passage.place if spot is None else replace(passage.place, line=spot[0], column=spot[1])


def _origin_place(project: Project, origin: Origin | None, lang: str) -> Place | None:
    ref = origin.ref if origin else ""
    if ref.startswith("draft."):
        return project.place(f"{ref.removeprefix('draft.')}.{lang}")  # the text for the language, if it has its own
    row = _ROW.fullmatch(ref)
    return Place(row["path"], int(row["line"]), field=row["column"]) if row else None


def _spot(text: str, passage: Passage, start: int, end: int) -> tuple[int, int] | None:
    if passage.place is None or passage.place.line is None or not text:
        return None
    lines = _line_starts(text)
    first = lines[passage.place.line - 1] if passage.place.line <= len(lines) else len(text)
    match = re.compile(_pattern(passage, start, end)).search(text, first, first + _REACH)
    if match is None:
        return None
    line = bisect_right(lines, match.start())
    return line, match.start() - lines[line - 1] + 1


def _pattern(passage: Passage, start: int, end: int) -> str:
    parts = []
    for piece in passage.within(start, end):
        if piece.run.origin is not None:
            parts.append(_BOUND)
            continue
        typed = passage.text[max(start, piece.start) : min(end, piece.end)]
        words = [_escapable(word) for word in typed.split()]
        lead, tail = (r"\s*" if typed[:1].isspace() else ""), (r"\s*" if typed[-1:].isspace() else "")
        parts.append(lead + _GAP.join(words) + tail)
    return _DRESS.join(parts)


def _escapable(word: str) -> str:
    """A word whose signs may have a backslash before them in the source."""
    return "".join(c if c.isalnum() else r"\\?" + re.escape(c) for c in word)


@lru_cache(maxsize=8)
def _line_starts(text: str) -> Sequence[int]:
    """Where each line of a text begins: thousands of findings may be in one."""
    return [0, *(found.end() for found in re.finditer("\n", text))]
