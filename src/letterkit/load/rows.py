"""The rows of a separated file, each with the physical line that it begins on (RFC 4180, and what spreadsheets make
of it: semicolons, tabs, lines ended by CR)."""

from __future__ import annotations

import csv
import io
import re
from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, islice

from letterkit.load.columns import known_in
from letterkit.load.faults import Faults
from letterkit.model.finding import Place

SEPARATORS = (",", ";", "\t")
MOST_IN_CELL = 10_000
_UNREADABLE = 20
_AT_ONCE = 500
"""Rows that are handed on together."""
_PIECE = 1 << 20
"""Characters that are parted into lines at once: the copy of a file that this makes takes four bytes for each."""
_BREAK = re.compile("\r\n|\r|\n")

Row = tuple[int, list[str]]
Chunk = tuple[Sequence[int], list[list[str]]]
"""Rows with the lines that they begin on; a range where no cell among them has a line break."""


def rows(text: str, path: str, faults: Faults) -> Iterator[Row]:
    """Each row that is not blank, with the line that it begins on, header first; a row that cannot be read is a
    finding and left out."""
    for lines, read in chunks(text, path, faults):
        for line, cells in zip(lines, read, strict=True):
            if not is_blank(cells):
                yield line, cells


def chunks(text: str, path: str, faults: Faults) -> Iterator[Chunk]:
    """All rows, many at once: first the header alone, which is the first row that is not blank, then those below it.
    A row that cannot be read is a finding once the rows above it have been taken, and left out."""
    reader = csv.reader(_lines_of(text), delimiter=separator(text), strict=True)
    unreadable, at_once = 0, 1
    while unreadable < _UNREADABLE:
        above, read, problem = reader.line_num, list[list[str]](), ""
        try:
            read.extend(islice(reader, at_once))
        except csv.Error as error:
            problem = str(error)
        if not read and not problem:
            return
        lines, below = _begins(read, above, reader.line_num)
        if read and (at_once > 1 or not is_blank(read[0])):
            at_once = _AT_ONCE
            yield lines, read
        if problem:
            unreadable += 1
            faults.add("list-invalid", Place(path, below), *_plain_words(problem))


def is_blank(cells: Sequence[str]) -> bool:
    """Whether a row has nothing in any cell."""
    return not cells or not (cells[0].strip() or any(cell and not cell.isspace() for cell in cells))


def _lines_of(text: str) -> Iterator[str]:
    """The lines with their ends, which are CR, LF or both."""
    return chain.from_iterable(io.StringIO(piece, newline="") for piece in _pieces(text))


def _pieces(text: str) -> Iterator[str]:
    """A text in parts that end with a line, where LF ends lines."""
    begin = 0
    while begin < len(text):
        end = text.find("\n", begin + _PIECE) + 1 or len(text)
        yield text[begin:end]
        begin = end


def _begins(read: Sequence[Sequence[str]], above: int, last: int) -> tuple[Sequence[int], int]:
    """The lines that rows begin on below the line `above`, and the line after them; `last` is the line that the reader
    stands at, which may have read on into a row that it could not read."""
    if last - above == len(read):
        return range(above + 1, last + 1), last + 1
    heights = (1 + len(_BREAK.findall("\0".join(cells))) for cells in read)
    *lines, below = accumulate(heights, initial=above + 1)
    return array("I", lines), below


def separator(text: str) -> str:
    """The separator by which the header has the most known columns, a comma where that does not tell."""
    head = list(islice(_lines_of(text), 200))
    return max(SEPARATORS, key=lambda one: known_in(_first_row(head, one)))


def _first_row(lines: Sequence[str], separator: str) -> list[str]:
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
