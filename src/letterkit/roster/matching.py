"""Who of those that sign on is on the list already: by the same name, or in layers by a name that is nearly the same.

Nothing is merged here: each sign-on gets a case, with the row that it may be and what would change, for a person to
decide.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from letterkit import countries, similar
from letterkit.model.roster import PRIVATE_COLUMNS, SignatoryKind, Status, parse_represents
from letterkit.roster.book import Book, Row
from letterkit.roster.signons import SignOn

LAYERS = ("same", "alias", "acronym", "order", "close")
SORTS = ("new", "again", "changed", *LAYERS, "unchanged")
_HELD = ("kind", "country", "title", "represents", "email", "contact", "authorized_by")


@dataclass(frozen=True, slots=True)
class Case:
    """One sign-on and what it is: `sort` is one of SORTS. `again` is a body that is on the list under this name and
    signs this letter too, or gives an address that the list lacks; nothing that it says is against the list.

    `row` is the row of the list that it is or may be, `earlier` the row of the same sheet; `waiting` the row that waits
    under the name already, undecided; `score` how near the names are (0 to 100); `changes` what would become different
    by column, as (before, after).
    """

    signon: SignOn
    sort: str
    row: Row | None = None
    earlier: SignOn | None = None
    waiting: Row | None = None
    score: float = 100.0
    changes: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def other(self) -> str:
        """The name of whom it is or may be, "" for a new one."""
        return self.row.signatory.name if self.row else self.earlier.name if self.earlier else ""


@dataclass(frozen=True, slots=True)
class _Found:
    layer: str
    row: Row | None = None
    earlier: SignOn | None = None
    score: float = 100.0


def cases(book: Book, signons: Sequence[SignOn], letter: str) -> list[Case]:
    """A case for each sign-on, in the order of the sheet; rows that wait for a decision on this letter are matched by
    the whole name only."""
    waiting = {_folded(row.signatory.name): row for row in book.rows if _waits(row, letter)}
    rows = [row for row in book.rows if not _waits(row, letter)]
    found = _found(rows, signons)
    return [
        _case(book, signon, found.get(at), waiting.get(_folded(signon.name)), letter)
        for at, signon in enumerate(signons)
    ]


def _case(book: Book, signon: SignOn, found: _Found | None, waiting: Row | None, letter: str) -> Case:
    if found is None:
        return Case(signon, "new", waiting=waiting)
    if found.row is None:
        same = found.earlier is not None and {**found.earlier.cells} == {**signon.cells}
        sort = found.layer if found.layer != "exact" else "unchanged" if same else "changed"
        return Case(signon, sort, earlier=found.earlier, waiting=waiting, score=found.score)
    changes = dict(differences(book, found.row, signon, letter))
    if found.layer != "exact":
        sort = found.layer
    elif any(before or column not in PRIVATE_COLUMNS for column, (before, _) in changes.items()):
        sort = "changed"
    else:
        signs = found.row.signatory.signs(letter) or not letter
        sort = "unchanged" if signs and not changes else "again"
    return Case(signon, sort, found.row, waiting=waiting, score=found.score, changes=changes)


def _waits(row: Row, letter: str) -> bool:
    said = row.signatory.text("status", letter=letter)
    return said.casefold() == Status.PENDING and row.signatory.signs(letter)


def _found(rows: Sequence[Row], signons: Sequence[SignOn]) -> dict[int, _Found]:
    """What each sign-on is like, by its index; the surest likeness, and rows of the list before those of the sheet."""
    exact: dict[str, list[Row]] = {}
    for row in rows:
        for name in {_folded(name) for name in _names(row)}:
            exact.setdefault(name, []).append(row)
    found: dict[int, _Found] = {}
    earlier: dict[str, SignOn] = {}
    for at, signon in enumerate(signons):
        name = _folded(signon.name)
        if name in exact:
            found[at] = _Found("exact", min(exact[name], key=lambda row: _unlikeness(row, signon)))
        elif name in earlier:
            found[at] = _Found("exact", earlier=earlier[name])
        earlier.setdefault(name, signon)
    return _nearly(rows, signons, found) | found


def _nearly(rows: Sequence[Row], signons: Sequence[SignOn], known: Mapping[int, _Found]) -> dict[int, _Found]:
    names = [row.signatory.name for row in rows] + [signon.name for signon in signons]
    aliases = [(*row.signatory.aliases, *_names(row)[1:]) for row in rows] + [
        tuple(filter(None, map(str.strip, signon.cells.get("aliases", "").split(";")))) for signon in signons
    ]
    persons = {at for at, row in enumerate(rows) if row.signatory.kind is SignatoryKind.INDIVIDUAL}
    persons |= {at for at, signon in enumerate(signons, len(rows)) if signon.kind == "individual"}
    found: dict[int, _Found] = {}
    for like in similar.pairs(names, aliases, individuals=persons):
        at = like.second - len(rows)
        if at < 0 or at in known:
            continue
        if like.first < len(rows):
            made = _Found(like.layer, rows[like.first], score=like.score)
        else:
            made = _Found(like.layer, earlier=signons[like.first - len(rows)], score=like.score)
        if at not in found or _rank(made) < _rank(found[at]):
            found[at] = made
    return found


def _rank(found: _Found) -> tuple[bool, int, float]:
    return found.row is None, LAYERS.index(found.layer), -found.score


def _names(row: Row) -> list[str]:
    """The name of a row and what it is called in other languages and letters."""
    own = row.signatory
    return [own.name, *(value for (column, _, _), value in own.overrides.items() if column == "name")]


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _unlikeness(row: Row, signon: SignOn) -> tuple[bool, bool, int]:
    """Of several rows of one name the one of the same kind and country is meant."""
    own = row.signatory
    return own.kind != signon.kind, not same_cell("country", own.country, signon.cells.get("country", "")), row.line


def differences(book: Book, row: Row, signon: SignOn, letter: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """What would be different if a sign-on's cells were taken over, by column; blank cells say nothing."""
    status = row.signatory.text("status", letter=letter) or Status.SIGNED
    if status != Status.SIGNED:
        yield "status", (status, Status.SIGNED.value)
    for column in _HELD:
        after = signon.cells.get(column, "")
        before = book.cell(row, f"{column}@{letter}") or book.cell(row, column)
        if after and not same_cell(column, before, after):
            yield column, (before.strip(), after)


def same_cell(column: str, before: str, after: str) -> bool:
    """Whether two cells say the same: a country in two spellings does, and so does a text with other spaces."""
    if _folded(before) == _folded(after):
        return True
    if column == "country":
        one, other = countries.read(before, suggest=False), countries.read(after, suggest=False)
        return one.status == other.status == "ok" and one.code == other.code
    if column == "represents":
        return bool(before) and parse_represents(before) == parse_represents(after)
    return False
