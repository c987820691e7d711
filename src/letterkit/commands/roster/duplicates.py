"""letterkit roster duplicates: who may be on the list twice."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from letterkit.commands._console import Exit
from letterkit.commands.roster._shared import known_letter, list_option, print_table, short

if TYPE_CHECKING:
    from letterkit.roster.repeated import Group


@click.command("duplicates", short_help="Find who may be on the list twice.")
@list_option
@click.option("--letter", default="", metavar="ID", help="Only those on the list of one letter.")
def command(list_: Path, letter: str) -> int:
    """Find rows that may be one and the same signatory, in groups, the surest first.

    Nothing is merged: make one row of two with the other spelling under aliases,
    or leave them. Exits with 1 where two rows have one name and nothing tells them
    apart, which a letter does not go out with.

    \b
    Example:
      letterkit roster duplicates
      letterkit roster duplicates --letter 2020-02-hrc
    """
    from letterkit.roster import book as books
    from letterkit.roster.repeated import groups

    book = books.open_list(list_)
    if letter:
        known_letter(book, letter)
    rows = [row for row in book.rows if not letter or row.signatory.signs(letter)]
    found = groups(rows)
    _print(found)
    click.echo(f"{list_}: {len(rows)} rows, {len(found) or 'no'} group{'s' * (len(found) != 1)} that may be one")
    return Exit.FINDINGS if any(group.sure for group in found) else Exit.OK


def _print(found: Sequence[Group]) -> None:
    for group in found:
        near = f", {group.score:.0f} of 100" if group.layer == "close" else ""
        click.echo("one name" if group.sure else f"alike by {group.layer}{near}")
        print_table(
            [
                (f"line {row.line}", short(own.name), own.kind.value, short(own.country or own.title), own.status.value)
                for row in group.rows
                for own in [row.signatory]
            ],
            indent="  ",
        )
        click.echo()
