"""letterkit roster diff: what is different between two lists."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from letterkit.commands._console import Exit, form_option
from letterkit.commands.roster._shared import print_table, short

if TYPE_CHECKING:
    from letterkit.roster.book import Row
    from letterkit.roster.difference import Difference


@click.command("diff", short_help="Show what is different between two lists.")
@click.argument("old", metavar="OLD", type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path))
@form_option("text", "json")
def command(old: Path, new: Path, form: str) -> int:
    """Compare two lists: rows that came, went or changed, cell by cell. A row is the
    same by its name, an alias, or a name that is nearly the same.

    The copies in roster-history/ are such lists.

    \b
    Example:
      letterkit roster diff roster-history/0001-*-signatories.csv signatories.csv
      letterkit roster diff last-year.csv signatories.csv --format json
    """
    from letterkit.roster import book as books
    from letterkit.roster.difference import difference

    found = difference(books.open_list(old), books.open_list(new))
    if form == "json":
        from letterkit.report.json import written

        click.echo(written(_as_json(found)))
    else:
        _print(found)
    return Exit.OK


def _print(found: Difference) -> None:
    for sign, said, columns in zip("-+", ("gone", "new"), found.columns, strict=True):
        if columns:
            click.echo(f"{sign} columns {said}: {', '.join(columns)}")
    print_table(
        [*(_row("-", row) for row in found.removed), *(_row("+", row) for row in found.added)],
    )
    for change in found.changed:
        click.echo(short(f"~ line {change.after.line}  {change.after.signatory.name}"))
        cells = [
            (name, short(before) or "–", "→", short(after) or "–") for name, (before, after) in change.cells.items()
        ]
        print_table(cells, indent="    ")
    if found.moved:
        click.echo("the rows stand in another order")
    click.echo(f"{len(found.added)} added, {len(found.removed)} removed, {len(found.changed)} changed")


def _row(sign: str, row: Row) -> Sequence[str]:
    own = row.signatory
    return f"{sign} line {row.line}", short(own.name), own.kind.value, short(own.country or own.title), own.status.value


def _as_json(found: Difference) -> dict[str, Any]:
    return {
        "added": [_brief(row) for row in found.added],
        "removed": [_brief(row) for row in found.removed],
        "changed": [
            {**_brief(change.after), "cells": {name: list(pair) for name, pair in change.cells.items()}}
            for change in found.changed
        ],
        "columns": {"removed": list(found.columns[0]), "added": list(found.columns[1])},
        "moved": found.moved,
    }


def _brief(row: Row) -> dict[str, Any]:
    return {"line": row.line, "name": row.signatory.name}
