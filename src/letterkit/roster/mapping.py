"""Which column of a sheet is which: told by its name in many languages, corrected by the user, kept for the next time.

A mapping file is TOML: under `[columns]` each header of the sheet with the column it is taken for, "" for one that is
left out. The words are in columns.toml.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NoReturn

from letterkit.countries.spelling import bare
from letterkit.load.nearest import nearest
from letterkit.model.finding import Place
from letterkit.roster.faults import refuse
from letterkit.roster.sheets import Sheet

NAMES = ("organisation", "person", "given", "family", "name")
"""Columns that can tell who signs."""
_WORDS = Path(__file__).with_name("columns.toml")
_BRACKETS = re.compile(r"[(\[（【].*?[)\]）】]")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2}")
_HEADER_WITHIN = 20
_SHORTEST, _LIKE = 4, 0.8
"""Letters of a header that may be misspelled, and how like a word it is then (0 to 1)."""
_LARGEST = 1_000_000
_HEAD = """# Which column of a sheet of sign-ons is taken for which column of the list; "" is left out.
# `letterkit roster import` writes this and reads it the next time.

[columns]
"""


@dataclass(frozen=True, slots=True)
class Headed:
    """A sheet with its header found: the line and the cells of it, and the rows below."""

    line: int
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@cache
def _words() -> tuple[Mapping[str, str], tuple[str, ...], Mapping[str, str]]:
    """Columns by their names, words that no column has, and kinds by what cells say; all levelled for comparison."""
    data = tomllib.loads(_WORDS.read_text("utf-8"))
    columns, kinds = (
        {bare(word): column for column, words in data[table].items() for word in words}
        for table in ("columns", "kinds")
    )
    return columns, tuple(bare(word) for word in data["not"]["words"]), kinds


def columns() -> tuple[str, ...]:
    """All columns that a header can be taken for."""
    return tuple(dict.fromkeys(_words()[0].values()))


def kind_of(cell: str) -> str:
    """ "group" or "individual" as a form says it; "" for anything else."""
    said = bare(cell)
    kinds = _words()[2]
    if said in kinds:
        return kinds[said]
    found = {kind for word, kind in kinds.items() if f" {word} " in f" {said} "}
    return found.pop() if len(found) == 1 else ""


def told(header: str) -> str:
    """The column that a header names, "" where it names none."""
    words, never, _ = _words()
    for name in (bare(header), bare(_BRACKETS.sub(" ", header))):
        if name in words:
            return words[name]
    if any(f" {word} " in f" {name} " for word in never):
        return ""
    within = [(name.find(word), -len(word), words[word]) for word in words if word and _holds(name, word)]
    if any(column == "email" for _, _, column in within):
        return "email"
    return min(within)[2] if within else ""


def meant(header: Sequence[str], taken: Mapping[int, str]) -> dict[int, str]:
    """The columns of a sheet that are taken for none, and by a slip of the pen are not called what they may be
    ("Contry"), each with the column of the list, where no other is taken for it."""
    words, never, _ = _words()
    found: dict[int, str] = {}
    for at, name in enumerate(header):
        levelled = bare(name)
        if taken.get(at) or len(levelled) < _SHORTEST or any(f" {word} " in f" {levelled} " for word in never):
            continue
        column = words.get(nearest(levelled, words, likeness=_LIKE), "")
        if column and column not in taken.values():
            found[at] = column
    return found


def _holds(name: str, word: str) -> bool:
    """Whether a levelled name has a word, or several; scripts that do not part words may have them anywhere."""
    return f" {word} " in f" {name} " or (bool(_UNSPACED.search(word)) and word in name)


def headed(sheet: Sheet, path: str, saved: Mapping[str, str]) -> Headed:
    """Find the header: of the first rows the one with the most columns that are told. Raises InputError where no row
    names a column of names."""
    best, score = -1, 0
    for at, (_, cells) in enumerate(sheet.rows[:_HEADER_WITHIN]):
        named = {saved.get(cell) or told(cell) for cell in cells if cell} - {""}
        exactly = {column for cell in cells if (column := saved.get(cell) or _words()[0].get(bare(cell), ""))}
        if len(named) + len(exactly) > score:
            best, score = at, len(named) + len(exactly)
    taken = guess(sheet.rows[best][1], saved) if best >= 0 else {}
    if not set(taken.values()) & set(NAMES):
        _refuse_nameless(sheet, path, max(best, 0))
    line, cells = sheet.rows[best]
    header = (*cells, *[""] * (max(len(row) for _, row in sheet.rows) - len(cells)))
    rows = tuple((at, (*row, *[""] * (len(header) - len(row)))) for at, row in sheet.rows[best + 1 :])
    if not rows:
        refuse("sheet-empty", Place(path, line), "has a header and no rows", "export the sign-ons once more")
    return Headed(line, header, rows)


def _refuse_nameless(sheet: Sheet, path: str, at: int) -> NoReturn:
    line, cells = sheet.rows[at] if sheet.rows else (None, ())
    first = ", ".join(cell for cell in cells if cell)[:200]
    near = [f'"{cells[at]}" as {column}' for at, column in meant(cells, {}).items() if column in NAMES]
    refuse(
        "sheet-columns",
        Place(path, line),
        f"no column is told to hold names; the {'header' if at else 'first row'} is: {first}",
        (f"did you mean {', '.join(near)}? Else " if near else "")
        + "write a header row with name or organization, or name the columns in a file and give it with --mapping",
    )


def guess(header: Sequence[str], saved: Mapping[str, str]) -> dict[int, str]:
    """Each column of a sheet by what it is taken for, "" for none: as it was saved, else as it is told. Two are never
    taken for one: the one whose whole name is the word, else the first, has it."""
    taken: dict[int, str] = {at: saved[name] for at, name in enumerate(header) if name in saved}
    whole = _words()[0]
    rest = [at for at, name in enumerate(header) if at not in taken]
    for at in sorted(rest, key=lambda at: bare(header[at]) not in whole):
        column = told(header[at]) if header[at] else ""
        taken[at] = "" if column in taken.values() else column
    return dict(sorted(taken.items()))


def load(path: Path, *, needed: bool) -> dict[str, str]:
    """What was saved, {} where there is no file and none is needed. Raises InputError for a file that is none."""
    place = Place(str(path))
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST)
        found = tomllib.loads(data.decode("utf-8"))
    except FileNotFoundError:
        if needed:
            refuse("file-missing", place, f"there is no file {path}", "check the path")
        return {}
    except OSError as error:
        refuse("file-unreadable", place, f"cannot be read: {(error.strerror or str(error)).lower()}")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        refuse("sheet-mapping", place, f"is no TOML: {error}", "delete it, and confirm the columns anew")
    table = found.get("columns")
    if not isinstance(table, dict) or set(found) != {"columns"}:
        refuse("sheet-mapping", place, "has no table [columns], or others beside it", "delete it, and confirm anew")
    for header, column in table.items():
        if column != "" and column not in columns():
            near = nearest(str(column), columns(), likeness=0.5)
            hint = f"known are {', '.join(columns())}, and '' for a column that is left out"
            hint = f"did you mean {near}? " + hint if near else hint
            refuse("sheet-mapping", place, f'"{header}" is taken for {column!r}, which is no column', hint)
    return dict(table)


def saved_as(mapping: Mapping[str, str]) -> bytes:
    """The file of a mapping."""
    lines = [f"{_text(header)} = {_text(column)}\n" for header, column in mapping.items()]
    return (_HEAD + "".join(lines)).encode()


def _text(text: str) -> str:
    """A basic string of TOML 1.0, which is one of JSON but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
