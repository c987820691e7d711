"""letterkit roster import: sign-ons of a form or a spreadsheet into the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from letterkit.commands._console import code_for, show
from letterkit.commands.roster import _asking
from letterkit.commands.roster._shared import (
    dry_option,
    known_letter,
    list_option,
    print_table,
    short,
    sorts_of,
    unsettled,
    written,
)

if TYPE_CHECKING:
    from letterkit.roster.book import Book
    from letterkit.roster.mapping import Headed
    from letterkit.roster.matching import Case
    from letterkit.roster.sheets import Sheet
    from letterkit.roster.signons import SignOn
    from letterkit.roster.taking import Decision

_SORTS = ("new", "again", "changed", "same", "alias", "acronym", "order", "close")
_SAID = {"take": "taken", "keep": "taken, cells kept", "own": "a row of its own", "wait": "waits", "leave": "left out"}


@click.command("import", short_help="Take in what a sign-on form or a spreadsheet gives.")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@list_option
@click.option("--letter", default="", metavar="ID", help="The letter that they sign.")
@click.option("--sheet", default="", metavar="NAME", help="The sheet of a workbook that has several.")
@click.option("--kind", type=click.Choice(("group", "individual")), help="What a row is that does not say it.")
@click.option(
    "--accept",
    default="",
    metavar="SORTS",
    help="What is taken without asking: " + ", ".join(_SORTS) + "; several with commas between.",
)
@click.option(
    "--mapping",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Which column is which.  [default: roster-mapping.toml beside the list]",
)
@click.option("--yes", is_flag=True, help="Take the columns as they are told, and ask nothing.")
@dry_option
def command(
    file: Path,
    list_: Path,
    letter: str,
    sheet: str,
    kind: str | None,
    accept: str,
    mapping: Path | None,
    yes: bool,
    dry_run: bool,
) -> int:
    """Take in the sign-ons of FILE (.csv, .xlsx or .ods).

    Each row is new, or on the list already under the same name (again, changed) or
    one that is nearly the same: same (but for case, accents, punctuation), alias,
    acronym, order (the same words in another), close. You decide on each, on a
    terminal or by --accept; what is not decided waits in the list as pending,
    and counts nowhere. A body that is taken as one on the list signs the letter
    too, and its other spelling becomes an alias.

    Exits with 1 where a row cannot be taken; the others are.

    \b
    Example:
      letterkit roster import sign-ons.xlsx --letter 2020-02-hrc
      letterkit roster import sign-ons.csv --letter 2020-02-hrc --yes --accept new,again
    """
    from letterkit.deliver.atomic import write_whole
    from letterkit.roster import book as books
    from letterkit.roster import mapping as mappings
    from letterkit.roster import matching, sheets, signons

    accepted = sorts_of(accept, _SORTS)
    book = books.open_list(list_)
    letter = _letter(book, letter)
    found, _ = sheets.read(file, sheet)
    saved = mapping or list_.with_name("roster-mapping.toml")
    headed, columns, known = _columns(found, file, saved, named=mapping is not None, yes=yes)
    taken, problems = signons.sign_ons(headed, columns, str(file), kind=kind or "")
    cases = matching.cases(book, taken, letter)
    number = f"{len(taken)} sign-on{'' if len(taken) == 1 else 's'}"
    click.echo(f"{file}{f', sheet {short(found.name)}' if found.name else ''}: {number}")
    decided = _decided(cases, accepted, ask=_asking.terminal() and not yes)
    _put(book, letter, ":".join(filter(None, (file.name, found.name))), cases, decided)
    _print(cases, decided)
    _print_countries(taken, file)
    written(book, f"roster import {file.name}", dry=dry_run)
    if known and not dry_run:
        write_whole(saved, mappings.saved_as(known))
        click.echo(f"{saved}: the columns are saved for the next time")
    if problems:
        show(problems, err=True)
    return code_for(problems)


def _letter(book: Book, letter: str) -> str:
    """The letter that is signed, "" for a list without the column: there every row signs every letter."""
    if "letters" not in book.columns.plain:
        if letter:
            click.echo(f"{book.path}: has no column letters, so all its rows sign every letter", err=True)
        return ""
    if not letter:
        ids = ", ".join(book.letters[:20])
        raise click.UsageError(f"say by --letter which letter they sign; {book.path} has {ids or 'none yet'}")
    known_letter(book, letter)
    return letter


def _columns(
    sheet: Sheet, file: Path, saved: Path, *, named: bool, yes: bool
) -> tuple[Headed, dict[int, str], dict[str, str]]:
    """The header and what its columns are taken for: as it was saved, else as the user says, and then what is to be
    saved."""
    from letterkit.roster import mapping

    known = mapping.load(saved, needed=named)
    headed = mapping.headed(sheet, str(file), known)
    taken = mapping.guess(headed.header, known)
    if all(name in known for name in headed.header if name):
        return headed, taken, {}
    doubtful: set[int] = set()
    if yes:
        _asking.show_columns(headed, taken)
        doubtful = _left_out(headed, taken, file, saved)
    elif _asking.terminal():
        taken = _asking.settled_columns(headed, taken)
    else:
        _asking.show_columns(headed, taken)
        raise click.UsageError(
            f"the columns are not confirmed: --yes takes them as shown and saves that to {saved}, "
            "where it can be changed"
        )
    settled = {headed.header[at]: column for at, column in taken.items() if headed.header[at] and at not in doubtful}
    return headed, taken, known | settled


def _left_out(headed: Headed, taken: Mapping[int, str], file: Path, saved: Path) -> set[int]:
    """Say which columns are left out that may be misspelled ones; that is not saved, so that it is said again."""
    from letterkit.roster import mapping

    doubtful = mapping.meant(headed.header, taken)
    for at, column in doubtful.items():
        name = short(headed.header[at])
        said = f'column "{name}" is left out; did you mean {column}? Write "{name}" = "{column}" into {saved}'
        click.echo(f'{file}:{headed.line}: {said}, or "" to leave it out', err=True)
    return set(doubtful)


def _decided(cases: Sequence[Case], accepted: set[str], *, ask: bool) -> dict[int, Decision]:
    """What becomes of each case that is not yet as it should be."""
    from letterkit.roster.taking import Decision

    decided = {at: Decision.TAKE for at, case in enumerate(cases) if case.sort in accepted}
    if ask:
        decided = _asking.decisions(cases, decided)
    return dict.fromkeys(range(len(cases)), Decision.WAIT) | decided


def _put(book: Book, letter: str, source: str, cases: Sequence[Case], decided: Mapping[int, Decision]) -> None:
    from letterkit.roster.taking import Taking

    Taking(book, letter, source).take([(case, decided[at]) for at, case in enumerate(cases)])


def _print(cases: Sequence[Case], decided: Mapping[int, Decision]) -> None:
    """How many there are of each sort and what becomes of them, then those that are or may be on the list already."""
    counted = Counter((case.sort, _said(case, decided[at])) for at, case in enumerate(cases))
    print_table([(str(number), sort, said) for (sort, said), number in counted.items()], indent="  ")
    rows = [
        (f"row {case.signon.line}", short(case.signon.name), *_like(case), _said(case, decided[at]))
        for at, case in enumerate(cases)
        if case.other and case.sort != "unchanged"
    ]
    if rows:
        click.echo()
        print_table(rows)
    if any(said == _SAID["wait"] for _, said in counted):
        click.echo("\nWhat waits is in the list as pending; import the file again to decide.")


def _said(case: Case, decision: Decision) -> str:
    return "" if case.sort == "unchanged" else _SAID[decision]


def _like(case: Case) -> tuple[str, str]:
    near = f" {case.score:.0f}" if case.sort == "close" else ""
    line = f"line {case.row.line}" if case.row else "this sheet"
    changes = "; ".join(
        f"{column}: {short(before) or '–'} → {short(after)}" for column, (before, after) in case.changes.items()
    )
    return f"{case.sort}{near}", f"{short(case.other)} ({line}){': ' if changes else ''}{changes}"


def _print_countries(signons: Sequence[SignOn], file: Path) -> None:
    """Countries that name no one country: they have to be settled before they count."""
    for signon in signons:
        if said := unsettled(signon.cells.get("country", "")):
            click.echo(f"{file}:{signon.line}: {short(signon.name)}: {said}")
