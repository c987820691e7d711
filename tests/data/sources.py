"""The letters as they were sent, where they lie beside the checkout; without them the tests have nothing to compare."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[3] / "shared" / "letters"


@dataclass(frozen=True)
class Printed:
    """A signatory as a letter prints it: `tail` is the country of a group or the office of an individual."""

    name: str
    tail: str


Lists = dict[str, list[Printed]]


def text(stem: str) -> str:
    """The stored text of one letter: S000 is "000"."""
    (path,) = FOLDER.glob(f"{stem}_*.txt")
    return path.read_text(encoding="utf-8")


def _between(source: str, start: str, end: str | None) -> list[str]:
    lines = [line.strip() for line in source.splitlines()]
    first = lines.index(start) + 1
    last = lines.index(end, first) if end else len(lines)
    return [line for line in lines[first:last] if line]


def february_2020() -> Lists:
    """S001: "Name, Country" and "Name, Office" on a line each."""
    source = text("001")
    groups = [Printed(*(line.rpartition(", ")[::2])) for line in _between(source, "Groups", "Individuals")]
    people = [Printed(*line.split(", ", 1)) for line in _between(source, "Individuals", None)]
    return {"group": [Printed(g.name or g.tail, g.tail if g.name else "") for g in groups], "individual": people}


def december_2020() -> Lists:
    """S000, the English half: names alone; individuals are a name behind a dash, and lines of office under it."""
    source = text("000")
    people: list[Printed] = []
    for line in _between(source, "*Individuals*", "2020 년 12 월 15 일"):
        if line.startswith("- "):
            people.append(Printed(line[2:], ""))
        else:
            people[-1] = Printed(people[-1].name, f"{people[-1].tail} {line}".strip())
    return {
        "group": [Printed(line, "") for line in _between(source, "*Groups*", "*Individuals*")],
        "individual": people,
    }


def december_2020_in_korean() -> Lists:
    """S000, the Korean half, which prints the same names; offices are the line under each name."""
    source = text("000")
    people = _between(source, "개인", None)
    return {
        "group": [Printed(line, "") for line in _between(source, "## 단체", "개인")],
        "individual": [Printed(name, office) for name, office in zip(people[::2], people[1::2], strict=True)],
    }


def march_2022() -> Lists:
    """S004, the table of its first half: "Name |", then "| Country |" or, for no country, two bare bars."""
    source = text("004")
    cells = _between(source, "Groups", "Individuals")
    groups: list[Printed] = []
    for line in cells:
        value = line.strip("| ")
        if value and not line.startswith("|"):
            groups.append(Printed(value, ""))
        elif value:
            groups[-1] = Printed(groups[-1].name, value)
    people = [line for line in _between(source, "Individuals", None) if line.count("|") == 2]
    return {"group": groups, "individual": [Printed(*re.split(r"\s*\|\s*", line)[:2]) for line in people]}


LETTERS: list[tuple[str, Callable[[], Lists]]] = [
    ("2020-02-hrc", february_2020),
    ("2020-12-unga", december_2020),
    ("2020-12-unga", december_2020_in_korean),
    ("2022-03-hrc", march_2022),
]
AT_HAND = LETTERS if FOLDER.is_dir() else []
