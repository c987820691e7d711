"""The rows of a separated file, each with the physical line that it begins on (RFC 4180, and what spreadsheets make
of it: semicolons, tabs, lines ended by CR)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice

from letterkit.load.columns import known_in
from letterkit.load.faults import Faults
from letterkit.model.finding import Place

SEPARATORS = (",", ";", "\t")
MOST_IN_CELL = 10_000
_UNREADABLE = 20

Row = tuple[int, list[str]]


def rows(text: str, path: str, faults: Faults) -> Iterator[Row]:
    """Each row that is not blank, with the line that it begins on, header first; a row that cannot be read is a
    finding and left out."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator(text), strict=True)
    unreadable = 0
    while unreadable < _UNREADABLE:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            unreadable += 1
            faults.add("list-invalid", Place(path, line), *_plain_words(str(error)))
            continue
        if cells and (cells[0].strip() or any(cell and not cell.isspace() for cell in cells)):
            yield line, cells


def separator(text: str) -> str:
    """The separator by which the header has the most known columns, a comma where that does not tell."""
    return max(SEPARATORS, key=lambda one: known_in(_first_row(text, one)))


def _first_row(text: str, separator: str) -> list[str]:
    lines = islice(io.StringIO(text, newline=""), 200)
    try:
        return next((row for row in csv.reader(lines, delimiter=separator) if any(row)), [])
    except csv.Error:
        return []


def _plain_words(problem: str) -> tuple[str, str]:
    if "unexpected end" in problem:
        return "a quotation mark is opened in this row and never closed", 'close it; inside a cell write it twice: ""'
    if "expected after" in problem:
        return "text follows a closing quotation mark in this row", 'inside a cell write a quotation mark twice: ""'
    if "field larger" in problem:
        return "a cell of this row has no end", "look for a quotation mark that is opened and never closed"
    return "this row cannot be read", "save the list as CSV (UTF-8) once more"
