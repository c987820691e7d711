"""The rows of a sheet as sign-ons: who signs, as a body or as a person, and what goes into which column of the list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from letterkit.load.characters import oddities
from letterkit.model.finding import Finding, Place
from letterkit.model.roster import parse_represents
from letterkit.roster.faults import finding, refuse
from letterkit.roster.mapping import Headed, kind_of
from letterkit.roster.sheets import MOST_IN_CELL

KINDS = ("group", "individual")
_TELLING = {"organisation", "person", "given", "family", "kind"}
_PASSED_ON = ("country", "represents", "email", "signed_on", "authorized_by", "aliases", "note", "sort")


@dataclass(frozen=True, slots=True)
class SignOn:
    """One row of a sheet: `cells` by column of the list, blank ones left out; `name` and `kind` are among them."""

    line: int
    cells: Mapping[str, str]

    @property
    def name(self) -> str:
        """Who signs."""
        return self.cells["name"]

    @property
    def kind(self) -> str:
        """ "group" or "individual"."""
        return self.cells["kind"]


def sign_ons(
    headed: Headed, mapping: Mapping[int, str], path: str, *, kind: str = ""
) -> tuple[list[SignOn], list[Finding]]:
    """The rows that can be taken, and what is wrong with the others.

    A row with a body is a group, signed for by the person in it (`contact`); one with a person alone an individual. A
    column of kinds decides before that, `kind` where nothing else does. Raises InputError where nothing can tell.
    """
    if not kind and not _TELLING & set(mapping.values()):
        message = "no column tells whether those who sign are groups or persons"
        refuse("sheet-columns", Place(path, headed.line), message, "say --kind group or --kind individual")
    taken: list[SignOn] = []
    findings: list[Finding] = []
    for line, row in headed.rows:
        given = {column: row[at] for at, column in mapping.items() if column and row[at]}
        cells = _cells(given, kind)
        problems = list(_problems(cells, given, Place(path, line)))
        if problems:
            findings += problems
        elif cells:
            taken.append(SignOn(line, cells))
    return taken, findings


def _cells(given: Mapping[str, str], fallback: str) -> dict[str, str]:
    """The cells of the list; {} for a row in which nobody is named and nothing else stands."""
    body = _one_line(given.get("organisation", ""))
    person = _one_line(given.get("person", "") or " ".join(given.get(part, "") for part in ("given", "family")))
    kind = kind_of(given.get("kind", "")) or ("group" if body else "individual" if person else fallback)
    own = _one_line(given.get("name", ""))
    title = given.get("title", "")
    if kind == "individual":
        name = person or own or body
        found = {"name": name, "title": "\n".join(filter(None, (title, body if name != body else "")))}
        found["contact"] = given.get("contact", "")
    else:
        name = body or own or person
        signer = ", ".join(filter(None, (person if name != person else "", _one_line(title) if person else "")))
        found = {"name": name, "contact": "; ".join(filter(None, (signer, given.get("contact", ""))))}
        found["title"] = "" if person else title
    found |= {column: given.get(column, "") for column in _PASSED_ON}
    found |= _number(given)
    found["country"] = _one_line(found["country"])
    return {column: value for column, value in {**found, "kind": kind}.items() if value}


def _problems(cells: Mapping[str, str], given: Mapping[str, str], place: Place) -> Iterator[Finding]:
    if not given:
        return
    if not cells.get("name"):
        yield finding("sheet-row", place, "names nobody", "write the name, or delete the row")
        return
    said = given.get("kind", "")
    if said and not kind_of(said):
        message = f'{cells["name"][:60]}: "{said[:40]}" is no kind that is known'
        yield finding("sheet-row", place, message, "write group or individual")
    elif cells.get("kind") not in KINDS:
        message = f"{cells['name'][:60]}: is not told to be a group or a person"
        yield finding("sheet-row", place, message, "say --kind group or --kind individual")
    for column, value in cells.items():
        if len(value) > MOST_IN_CELL:
            yield finding("sheet-row", place, f"{column}: has more than {MOST_IN_CELL:,} characters", "shorten it")
        elif odd := next((odd for odd in oddities(value) if odd.fatal), None):
            yield finding("sheet-row", place, f"{column}: holds {odd.description}", odd.hint)


def _number(given: Mapping[str, str]) -> dict[str, str]:
    """How many a network speaks for; what is no number ("about fifty") goes into the note, for a person to settle."""
    written = given.get("represents", "")
    try:
        parse_represents(written)
    except ValueError:
        note = "; ".join(filter(None, (given.get("note", ""), f"represents: {written}")))
        return {"represents": "", "note": note}
    return {}


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
