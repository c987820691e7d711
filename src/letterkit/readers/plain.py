"""Plain text as parts: paragraphs between blank lines, items, quotations, underlined headings, columns of words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import count

from letterkit.model.finding import Place
from letterkit.model.reading import BlockKind
from letterkit.readers.parts import Line, Para, Part, Row
from letterkit.readers.wrapping import width

_RULE = re.compile(r"[-=_*~#─━—–•.\s]*([-=_*~#─━—–])(?:\s*\1){2,}[-=_*~#─━—–•.\s]*|#{2,}")
_UNDERLINE = re.compile(r"(-+|=+|~+)")
_RULED = re.compile(r"[-=─]{3,}(?:\s+[-=─]{3,})+")
_QUOTED = re.compile(r"((?:>[ \t]?)+)(.*)")
_NOTE = re.compile(r"\[(\d{1,3})\][ \t]+(?=\S)")
_GAP = re.compile(r"(?<=\S)(?: {3,}|[ ]*\t[\t ]*)(?=\S)")
_WIDEST_HEADING = 100


def parts(text: str, path: str, *, first_line: int = 1) -> list[Part]:
    """The parts of a text whose first line is `first_line` of its file."""
    found: list[Part] = []
    groups = count(1)
    parted = False
    ruled: tuple[int, ...] = ()
    for paragraph in _paragraphs(_lines(text, path, first_line)):
        if len(paragraph) == 1 and _RULE.fullmatch(paragraph[0].text):
            ruled = _columns(paragraph[0])
            parted = parted or not ruled
            continue
        made = list(_ruled_rows(paragraph, ruled, groups) if ruled else _made(paragraph, groups))
        ruled = ()
        if made:
            made[0].parted, parted = made[0].parted or parted, False
        found.extend(made)
    return found


def _lines(text: str, path: str, first: int) -> Iterator[Line]:
    for number, raw in enumerate(text.split("\n"), first):
        for piece in re.split("[\f\v\x85\u2028\u2029]", raw):
            text = piece.replace("\xa0", " ").replace("\u3000", "  ").expandtabs(8) if _is_set_in(piece) else piece
            stripped = text.strip()
            indent = len(text) - len(text.lstrip())
            yield Line(stripped, Place(path, number), indent=indent)


def _is_set_in(text: str) -> bool:
    return text[:1] in (" ", "\t", "\xa0", "\u3000")


def _paragraphs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Runs of lines between blank ones; a rule and an underlined heading end a run, too."""
    current: list[Line] = []
    for line in lines:
        if not line.text:
            if current:
                yield current
            current = []
        elif _RULE.fullmatch(line.text):
            if current and _UNDERLINE.fullmatch(line.text) and _underlines(line.text, current[-1].text):
                heading = current.pop()
                if current:
                    yield current
                yield [heading, line]
            else:
                if current:
                    yield current
                yield [line]
            current = []
        else:
            current.append(line)
    if current:
        yield current


def _underlines(rule: str, heading: str) -> bool:
    return len(heading) <= _WIDEST_HEADING and len(rule) >= 3 and abs(len(rule) - len(heading)) <= len(heading) + 3


def _made(lines: list[Line], groups: Iterator[int]) -> Iterator[Part]:
    if len(lines) == 2 and _RULE.fullmatch(lines[1].text):
        yield Para(lines[:1], BlockKind.HEADING, 1 if "=" in lines[1].text else 2)
        return
    margin = min(line.indent for line in lines)
    for line in lines:
        line.indent = (line.indent - margin + 1) // 2
    if rows := _rows(lines, groups):
        yield from rows
        return
    quoted = [match for line in lines if (match := _QUOTED.fullmatch(line.text))]
    if len(quoted) == len(lines):
        for line, match in zip(lines, quoted, strict=True):
            line.text = match[2].strip()
        yield Para(lines, BlockKind.QUOTE, quoted[0][1].count(">"), wraps=True)
        return
    for group in _notes(lines):
        note = _NOTE.match(group[0].text)
        if note:
            group[0].text = group[0].text[note.end() :]
            yield Para(group, BlockKind.FOOTNOTE, marker=note[1], wraps=True)
        else:
            yield Para(group, wraps=True)


def _notes(lines: list[Line]) -> Iterator[list[Line]]:
    """The lines, parted where a note begins."""
    current: list[Line] = []
    for line in lines:
        if current and _NOTE.match(line.text):
            yield current
            current = []
        current.append(line)
    yield current


def _rows(lines: list[Line], groups: Iterator[int]) -> list[Row]:
    """The lines as rows where all but a few have gaps at one column; else none."""
    split = [_GAP.split(line.text) for line in lines]
    wide = max(map(len, split))
    if wide < 2 or len(lines) < 3 or sum(len(cells) > 1 for cells in split) < 0.5 * len(lines):
        return []
    if any("|" in line.text for line in lines):
        return []
    group = next(groups)
    rows: list[Row] = []
    for line, cells in zip(lines, split, strict=True):
        if rows and line.indent >= 2 and len(rows[-1].cells) == 1:
            # The beginning of this row stands on the line above, which had no room for all of its first cell.
            first = f"{rows[-1].cells[0]} {cells[0]}"
            rows[-1] = Row((first, *cells[1:]), rows[-1].place, group)
        else:
            rows.append(Row(tuple(cells), line.place, group))
    return [Row(row.cells + ("",) * (wide - len(row.cells)), row.place, group) for row in rows]


def _columns(rule: Line) -> tuple[int, ...]:
    """Where the columns begin that a rule with gaps marks; none where it has no gaps."""
    if not _RULED.fullmatch(rule.text):
        return ()
    return tuple(rule.indent + match.start() for match in re.finditer(r"\S+", rule.text))


def _ruled_rows(lines: list[Line], columns: tuple[int, ...], groups: Iterator[int]) -> list[Row]:
    """Lines cut at the columns of a rule above them; what is set in within the first goes on with the row above."""
    group = next(groups)
    rows: list[Row] = []
    for line in lines:
        cells = tuple(cell.strip() for cell in _cut(" " * line.indent + line.text, columns))
        if rows and line.indent > columns[0] and not any(rows[-1].cells[1:]):
            rows[-1].cells = (f"{rows[-1].cells[0]} {cells[0]}", *cells[1:])
        else:
            rows.append(Row(cells, line.place, group))
    return rows


def _cut(text: str, columns: tuple[int, ...]) -> Iterator[str]:
    """The pieces of a line, by columns of a font of fixed width."""
    starts = [0, *columns[1:]]
    pieces: list[list[str]] = [[] for _ in starts]
    at = 0
    for char in text:
        pieces[bisect_right(starts, at) - 1].append(char)
        at += width(char)
    return ("".join(piece) for piece in pieces)
