"""The project's own files, read plainly: by csv and by eye, not through letterkit, which is what they test."""

from __future__ import annotations

import csv
from pathlib import Path

ROOT = Path(__file__).parents[2]
LIST = ROOT / "signatories.csv"
DRAFTS = sorted((ROOT / "drafts").rglob("*.yaml"))
BODIES = sorted((ROOT / "drafts").rglob("*.md"))

Row = dict[str, str]


def rows(letter: str | None = None, kind: str | None = None) -> list[Row]:
    """The rows of the list, of one letter or kind where asked."""
    with LIST.open(encoding="utf-8", newline="") as lines:
        found = list(csv.DictReader(lines))
    return [
        row for row in found if (not letter or letter in row["letters"].split()) and (not kind or row["kind"] == kind)
    ]


def cell(row: Row, column: str, letter: str) -> str:
    """A cell as it is for one letter."""
    return row.get(f"{column}@{letter}") or row[column]


def spellings(row: Row, letter: str) -> set[str]:
    """Every way in which the row may be named on a letter."""
    return {row["name"], cell(row, "name", letter), *filter(None, row["aliases"].split(";"))}
