"""How the lines of a section hold its signatories, and the signatories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from letterkit.lists import joined, tables
from letterkit.lists.folding import undressed, without_brackets
from letterkit.lists.headings import Heading, Strength, counted_part
from letterkit.lists.lines import Line
from letterkit.lists.looks import namelike, official, person
from letterkit.lists.offices import grouped
from letterkit.lists.raw import Parsed, Raw
from letterkit.lists.runs import Run, run, without_remark
from letterkit.lists.section import Section
from letterkit.lists.spoken import spoken
from letterkit.model.audit import Form, SubCount
from letterkit.model.reading import BlockKind

_FEW_LINES = 3
_WRAPPED, _RAGGED = 50, 22
_PIECES = 4


def parse(section: Section) -> Parsed:
    """The signatories of a section, and how they were read."""
    lines = section.lines
    rows = [line for line in lines if line.row] or _piped(lines)
    if len(rows) * 2 > len(lines):
        return tables.parse(rows)
    number = section.heading.number if section.heading else None
    runs = _as_runs(section)
    if runs:
        return _from_runs(runs, number)
    _add_counted_parts(section)
    if _by_country(section):
        return _under_countries(section)
    if _alternating(lines):
        return Parsed(Form.ALTERNATING, tuple(_alternate(lines)))
    individuals = section.heading is not None and section.heading.individuals and not section.heading.groups
    return grouped([line for line in lines if not line.row], individuals=individuals)


def _piped(lines: Sequence[Line]) -> list[Line]:
    """Lines that are rows of a table by the strokes within them: "Name | Country"."""
    parted = [line for line in lines if line.text.count("|") in (1, 2, 3) and len(line.text) < 250]
    if len(parted) < 2 or len(parted) * 3 < len(lines) * 2:
        return []
    rows = [
        replace(line, cells=tuple(cell.strip() for cell in line.text.split("|")), kind=BlockKind.TABLE_ROW)
        for line in lines
    ]
    return [replace(row, inner=False) for row in rows]


def _unwrapped(lines: Sequence[Line]) -> list[Line]:
    """Lines of one paragraph that are as long as each other as one line: their ends are no ends of names."""
    joined_: list[Line] = []
    widths = [len(line.text) for line in lines]
    for at, line in enumerate(lines):
        if (
            joined_
            and not line.first
            and not line.item
            and widths[at - 1] >= _WRAPPED
            and widths[at - 1] > max(widths) - _RAGGED
        ):
            joined_[-1] = replace(joined_[-1], text=f"{joined_[-1].text} {line.text}")
        else:
            joined_.append(line)
    return joined_


def _as_runs(section: Section) -> list[tuple[Line, Run]]:
    """The lines as runs of names, if that is what they are."""
    found = _runs_of(section, [line for line in section.lines if not line.inner])
    if len(found) > 1 and all(_without_label(line.text) == line.text for line, _ in found):
        whole = _unwrapped([line for line, _ in found])
        return [(line, run(without_remark(line.text)[0], least=2) or Run(Form.COMMAS, (line.text,))) for line in whole]
    return found


def _runs_of(section: Section, lines: Sequence[Line]) -> list[tuple[Line, Run]]:
    inline = bool(section.heading and section.heading.rest)
    labels = {at for at, _ in section.parts}
    found = []
    for at, line in enumerate(lines):
        text = _without_label(line.text)
        names = run(without_remark(text)[0], least=2)
        if at in labels and names is None:
            continue
        found.append((line, names))
    runs = [(line, names) for line, names in found if names]
    if len(lines) > 1 and all(_without_label(line.text) != line.text for line in lines):
        whole = [(line, _without_label(line.text)) for line in lines]
        return [(line, run(text, least=2) or Run(Form.COMMAS, (text,))) for line, text in whole]
    if not runs:
        return []
    if inline and len(lines) > 1:
        return [(line, names or Run(Form.COMMAS, (line.text,))) for line, names in found]
    if inline or (len(lines) == 1 and (len(runs[0][1].pieces) > 2 or section.heading)):
        return runs if _surely(runs[0][1], section, alone=True) else []
    enough = [names for _, names in runs if len(names.pieces) >= _PIECES]
    if len(lines) <= _FEW_LINES and any(len(names.pieces) >= 2 * _PIECES for names in enough):
        return [(line, names or Run(Form.COMMAS, (line.text,))) for line, names in found]
    if len(enough) * 2 > len(found) and sum(len(names.pieces) for names in enough) > 5 * len(found):
        return [(line, names or Run(Form.COMMAS, (line.text,))) for line, names in found]
    return []


def _surely(names: Run, section: Section, *, alone: bool) -> bool:
    """A single line with one comma is a name and its country, or its office, as likely as two names."""
    if len(names.pieces) > 2 or names.form not in (Form.COMMAS,):
        return True
    second = names.pieces[-1]
    return alone and not (spoken(second).codes or official(second) or section.after_closing)


def _without_label(text: str) -> str:
    """A line without the country before its colon: "USA: A, B, C"."""
    label, colon, rest = text.partition(":")
    return rest.strip() if colon and rest.strip() and len(label) < 40 and part_label(label) else text


def part_label(label: str) -> str:
    """The country or region that a label names; "" where it names none."""
    reading = spoken(without_brackets(undressed(label)))
    return label.strip() if reading.status in ("ok", "not_a_country", "several") else ""


def _from_runs(runs: Sequence[tuple[Line, Run]], number: int | None) -> Parsed:
    raws: list[Raw] = []
    others, doubts = {0}, []
    for line, told in runs:
        names = joined.with_offices(told)
        country = line.text.partition(":")[0].strip() if _without_label(line.text) != line.text else None
        stated = without_remark(line.text)[1] or (number if len(runs) == 1 else None)
        pieces, doubt = joined.settled(names, stated)
        doubts += doubt
        raws += [Raw(piece, line, country, settled=country is not None) for piece in pieces]
        choices = {len(pieces)} if doubt else {len(pieces), *names.others} | joined.choices(names)
        others = {before + choice for before in others for choice in choices}
        if len(others) > 64:
            others = {sum(len(run.pieces) for _, run in runs)}
    form = max((names.form for _, names in runs), key=lambda f: sum(len(n.pieces) for _, n in runs if n.form is f))
    return Parsed(form, tuple(raws), frozenset(others - {len(raws)}), doubts=tuple(doubts))


def _add_counted_parts(section: Section) -> None:
    """Where parts of a list give their counts ("Japan-22"), lines of that make are parts, too ("several-2")."""
    if sum(heading.number is not None for _, heading in section.parts) < 2:
        return
    known = {at for at, _ in section.parts}
    for at, line in enumerate(section.lines):
        stated = None if at in known else counted_part(line.text)
        if stated:
            section.parts.append((at, Heading(line.text, Strength.PART, False, False, stated)))
    section.parts.sort(key=lambda found: found[0])


def _by_country(section: Section) -> bool:
    """Whether countries or regions stand above their names: the first line is one, and each stands once."""
    places = [at for at, _ in section.parts]
    if not places or places[0] != 0 or len(places) == len(section.lines):
        return False
    labels = [heading.text.casefold() for _, heading in section.parts]
    if len(set(labels)) < len(labels):
        return False
    sizes = [b - a - 1 for a, b in pairwise([*places, len(section.lines)])]
    return all(size > 0 for size in sizes) and (len(sizes) > 1 or sizes[0] > 1)


def _under_countries(section: Section) -> Parsed:
    raws: list[Raw] = []
    counts: list[SubCount] = []
    bounds = [*section.parts, (len(section.lines), None)]
    for (at, heading), (end, _) in pairwise(bounds):
        assert heading is not None  # noqa: S101 - only the last bound has none
        lines = section.lines[at + 1 : end]
        names = grouped(lines, individuals=False).raws
        inline = run(lines[0].text, least=2) if len(lines) == 1 else None
        if inline and len(inline.pieces) > 2:
            names = tuple(Raw(piece, lines[0]) for piece in inline.pieces)
        raws += [Raw(raw.text, raw.line, heading.country, raw.titles, raw.person, settled=True) for raw in names]
        if heading.number is not None:
            counts.append(
                SubCount(heading.country or heading.text, heading.number, len(names), section.lines[at].place)
            )
    return Parsed(Form.BY_COUNTRY, tuple(raws), subcounts=tuple(counts))


def _alternating(lines: Sequence[Line]) -> bool:
    """Whether lines that are nothing but a country stand below names."""
    told = [at for at, line in enumerate(lines) if _country(line)]
    if len(told) < max(2, 0.25 * len(lines)) or told[0] == 0:
        return False
    return all(b - a > 1 for a, b in pairwise(told))


def _alternate(lines: Sequence[Line]) -> list[Raw]:
    found: list[Raw] = []
    for line in lines:
        if _country(line) and found and found[-1].country is None:
            last = found[-1]
            found[-1] = Raw(last.text, last.line, line.text.strip(" ()"), last.titles, settled=True)
        else:
            found.append(Raw(undressed(line.text), line, settled=True))
    return [raw for raw in found if namelike(raw.text) or person(raw.text)]


def _country(line: Line) -> bool:
    reading = spoken(line.text.strip(" ()"))
    return reading.status in ("ok", "several", "ambiguous", "not_a_country")
