"""Lists that are tables: which column is the name, the body, the country, the office."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from letterkit.lists.folding import fold, undressed
from letterkit.lists.lines import Line
from letterkit.lists.looks import bodylike, official, person
from letterkit.lists.offices import grouped
from letterkit.lists.raw import Parsed, Raw
from letterkit.lists.spoken import spoken
from letterkit.lists.vocabulary import COLUMNS, vocabulary
from letterkit.model.audit import Form
from letterkit.model.reading import BlockKind

_NUMBER = re.compile(r"\W*\d{1,4}\W*")
_ENOUGH = 0.5


def titled(rows: Sequence[Line]) -> bool:
    """Whether a table says itself that it lists signatories: a column of bodies or names, and three rows or more."""
    if len(rows) < 4:
        return False
    labels = _labels(rows[0])
    known = {label for label in labels if label}
    if "group" in known and len(rows[0].cells) <= 4 and all(labels):
        return True
    return {"name", "country"} <= known or {"name", "group"} <= known or ({"name", "title"} <= known)


def parse(rows: Sequence[Line]) -> Parsed:
    """The rows of a table as signatories."""
    wide = max(len(row.cells) for row in rows)
    labels = _labels(rows[0], wide)
    headed = rows[0].header or sum(map(bool, labels)) >= max(1, (wide + 1) // 2)
    body = [row for row in (rows[1:] if headed else rows) if any(cell.strip() for cell in row.cells)]
    columns = _columns(body, labels if headed else [""] * wide, wide)
    if not columns:
        return _signatures(body) or Parsed(Form.TABLE, tuple(_each_cell(body)))
    return Parsed(Form.TABLE, tuple(raw for row in body if (raw := _row(row, columns))))


def _labels(row: Line, wide: int = 0) -> list[str]:
    """What the cells of a heading row say that their columns are; "" for what is unknown."""
    known = vocabulary().columns
    found = []
    for cell in row.cells:
        word = fold(undressed(cell)).strip(" :.")
        found.append(
            next((name for name in ("country", "group", "name", "title", "number") if word in known[name]), "")
        )
    return found + [""] * (wide - len(found))


def _columns(body: Sequence[Line], labels: Sequence[str], wide: int) -> dict[str, int]:
    """Which column is what; empty where each cell is a signatory of its own."""
    columns = {label: labels.index(label) for label in COLUMNS if label in labels}
    cells = [[row.cells[at].strip() if at < len(row.cells) else "" for row in body] for at in range(wide)]
    free = [at for at in range(wide) if at not in columns.values() and any(cells[at])]
    free = [at for at in free if not all(_NUMBER.fullmatch(cell) for cell in cells[at] if cell)]
    if "country" not in columns:
        told = [at for at in free if _share(cells[at], _is_country) >= _ENOUGH]
        if told and len(free) + len(columns) > 1:
            columns["country"] = told[0]
            free.remove(told[0])
    if "name" not in columns and "group" not in columns:
        if not free:
            return {}
        columns["name"] = free.pop(0)
    known_name = columns.get("name", columns.get("group"))
    unsaid = free and not any(labels) and "country" not in columns and known_name is not None
    if unsaid and _share(cells[free[0]], official) < _ENOUGH and _alike(cells[known_name or 0], cells[free[0]]):
        return {}
    if free and "title" not in columns and _share(cells[free[0]], official) >= 0.3:
        columns["title"] = free[0]
    elif free and "group" not in columns and _share(cells[columns["name"]], person) >= _ENOUGH:
        columns["group"] = free[0]
    return columns


def _share(cells: Sequence[str], test: object) -> float:
    filled = [cell for cell in cells if cell]
    return sum(bool(test(cell)) for cell in filled) / len(filled) if filled else 0.0  # type: ignore[operator]


def _is_country(cell: str) -> bool:
    return spoken(cell).status in ("ok", "ambiguous", "several", "not_a_country")


def _alike(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two columns hold names of one make, set side by side to save room."""
    return sum(map(bool, second)) >= 0.5 * len(first) and _share(first, person) < 0.9


def _row(row: Line, columns: dict[str, int]) -> Raw | None:
    def cell(label: str) -> str:
        at = columns.get(label)
        return " ".join(row.cells[at].split()) if at is not None and at < len(row.cells) else ""

    name, group = cell("name"), cell("group")
    if not any(map(str.isalnum, name + group)):
        return None
    country = cell("country") if "country" in columns else None
    titles = tuple(part for part in (cell("title"),) if part)
    if name and group:
        both = person(name) or not bodylike(name)
        return Raw(group, row, country, titles, person=name if both else "", settled=country is not None)
    alone = name if name and "group" in columns and person(name) else ""
    return Raw(name or group, row, country, titles, person=alone, settled=country is not None)


def _signatures(body: Sequence[Line]) -> Parsed | None:
    """Persons side by side, each with an office and a body below the name; None where the cells are no such."""
    cells = [
        replace(row, text=row.cells[at].strip(), kind=BlockKind.PARAGRAPH, cells=(), first=False)
        for at in range(max((len(row.cells) for row in body), default=0))
        for row in body
        if at < len(row.cells) and row.cells[at].strip()
    ]
    if sum(official(cell.text) for cell in cells) * 5 < len(cells):
        return None
    found = grouped(cells, individuals=False)
    return found if found.form is Form.PARAGRAPHS else None


def _each_cell(body: Sequence[Line]) -> list[Raw]:
    """Column after column, as names set in columns are read."""
    wide = max((len(row.cells) for row in body), default=0)
    found = []
    for at in range(wide):
        for row in body:
            text = row.cells[at].strip() if at < len(row.cells) else ""
            if any(map(str.isalpha, text)):
                found.append(Raw(" ".join(text.split()), row))
    return found
