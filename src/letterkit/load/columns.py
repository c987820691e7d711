"""The header of a list: which column is which, by name and not by place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letterkit.load.faults import Faults
from letterkit.load.nearest import did_you_mean, nearest
from letterkit.model.finding import Place
from letterkit.model.frozen import frozen
from letterkit.model.roster import OVERRIDABLE_COLUMNS, PRIVATE_COLUMNS, PUBLIC_COLUMNS

REQUIRED = ("name", "kind")
KNOWN = (*PUBLIC_COLUMNS, "letters", "status", "sort", "aliases", *PRIVATE_COLUMNS)
_NAME = re.compile(r"(?P<field>[^:@]*)(?::(?P<lang>[^:@]*))?(?:@(?P<letter>[^:@]*))?")


@frozen
class Columns:
    """Where the cells of a row are: `plain` by column, `overrides` by column, language and letter."""

    header: tuple[str, ...]
    plain: dict[str, int]
    overrides: dict[tuple[str, str, str], int]


def known_in(header: Sequence[str]) -> int:
    """How many columns of a header are known: by this the separator of a file is told."""
    return sum(_split(name)[0] in KNOWN for name in header)


def read_header(header: Sequence[str], place: Place, faults: Faults, languages: tuple[str, ...]) -> Columns | None:
    """Name the columns; None with findings where one that must be there is missing or one is there twice."""
    columns = Columns(tuple(name.strip() for name in header), {}, {})
    usable = True
    for at, name in enumerate(columns.header):
        column = _split(name)
        at_column = Place(place.path, place.line, field=name)
        if name and _is_taken(columns, column):
            faults.add("list-invalid", at_column, f"column {name}: is there twice", "delete or rename one of them")
            usable = False
        elif column[0] not in KNOWN:
            _warn_near(columns, column, at_column, faults)
        elif column[1:] == ("", ""):
            columns.plain[column[0]] = at
        elif key := _override(column, at_column, faults, languages):
            columns.overrides[key] = at
    return columns if _has_required(columns, place, faults) and usable else None


def _split(name: str) -> tuple[str, str, str]:
    """A header's name as column, language and letter: `title:ko@2020-12-unga`; capitals and spaces do not matter."""
    folded = "".join(name.casefold().split()) if ":" in name or "@" in name else name.strip().casefold()
    match = _NAME.fullmatch(folded.replace(" ", "_"))
    return (match["field"], match["lang"] or "", match["letter"] or "") if match else (folded, "", "")


def _is_taken(columns: Columns, column: tuple[str, str, str]) -> bool:
    field, lang, letter = column
    if (lang, letter) == ("", ""):
        return field in columns.plain
    return any((one[0], one[1].casefold(), one[2]) == column for one in columns.overrides)


def _override(
    column: tuple[str, str, str], place: Place, faults: Faults, languages: tuple[str, ...]
) -> tuple[str, str, str] | None:
    """The key of an override, its language written as letterkit does; a warning and None for one that is ignored."""
    field, lang, letter = column
    if field not in OVERRIDABLE_COLUMNS:
        only = ", ".join(OVERRIDABLE_COLUMNS)
        message = f"column {place.field}: {field} cannot differ by language or letter, so this is ignored"
        faults.add("list-column", place, message, f"those that can are {only}")
        return None
    codes = {"": "", **{code.casefold(): code for code in languages}}
    if lang not in codes:
        message = f'column {place.field}: "{lang}" is no language that letterkit knows, so this is ignored'
        faults.add("list-column", place, message, did_you_mean(lang, languages))
        return None
    return field, codes[lang], letter


def _warn_near(columns: Columns, column: tuple[str, str, str], place: Place, faults: Faults) -> None:
    near = nearest(column[0], [known for known in KNOWN if known not in columns.plain], likeness=0.75)
    if near:
        message = f"column {place.field}: is not a known column and is ignored"
        faults.add("list-column", place, message, f"did you mean {near}?")


def _has_required(columns: Columns, place: Place, faults: Faults) -> bool:
    missing = [name for name in REQUIRED if name not in columns.plain]
    for name in missing:
        near = nearest(name, columns.header, likeness=0.6)
        hint = f"did you mean {name} by {near}?" if near else f"the header has {', '.join(columns.header[:20])[:300]}"
        faults.add("list-invalid", place, f"column {name}: is missing", hint)
    return not missing
