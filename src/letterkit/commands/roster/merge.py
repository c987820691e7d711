"""letterkit roster merge: another list into this one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from letterkit.commands._console import Exit
from letterkit.commands.roster._shared import (
    dry_option,
    known_letter,
    list_option,
    short,
    sorts_of,
    written,
)

if TYPE_CHECKING:
    from letterkit.roster.merging import Merged


@click.command("merge", short_help="Put the rows of another list into the list.")
@click.argument("other", metavar="OTHER", type=click.Path(path_type=Path))
@list_option
@click.option(
    "--accept",
    default="",
    metavar="LAYERS",
    help="Names that are one: same, alias, acronym, order, close; several with commas between.",
)
@click.option("--letter", default="", metavar="ID", help="What the rows sign, where OTHER has no column letters.")
@dry_option
def command(other: Path, list_: Path, accept: str, letter: str, dry_run: bool) -> int:
    """Put the rows of OTHER, a list with the same columns, into the list.

    Rows of one name become one: letters and aliases are united, blank cells filled.
    Where both say something and not the same, the list stays as it is, and you are
    told. Names that are nearly the same wait as pending, unless --accept names
    their layer.

    Exits with 1 where the two lists disagree.

    \b
    Example:
      letterkit roster merge from-partners.csv
      letterkit roster merge from-partners.csv --accept same,alias --dry-run
    """
    from letterkit.roster import book as books
    from letterkit.roster.matching import LAYERS
    from letterkit.roster.merging import merge

    accepted = sorts_of(accept, LAYERS)
    book = books.open_list(list_)
    if letter:
        known_letter(book, letter)
    done = merge(book, books.open_list(other), accepted, letter=letter)
    _print(done, other)
    written(book, f"roster merge {other.name}", dry=dry_run)
    return Exit.FINDINGS if done.conflicts else Exit.OK


def _print(done: Merged, other: Path) -> None:
    """Where the lists disagree, what waits, and how much there is of each."""
    for one in done.conflicts:
        where = f"line {one.row.line} {short(one.row.signatory.name)}"
        click.echo(f"{where}: {one.column} stays {short(one.kept)}, and is not {short(one.other)}")
    for case in done.waiting:
        where = f"{other.name}:{case.signon.line} {short(case.signon.name)}"
        click.echo(f"{where}: waits, since it may be {short(case.other)} by {case.sort}")
    said = (f"{done.added} added", f"{done.joined} joined", f"{len(done.waiting)} wait")
    click.echo(f"{other}: {', '.join(said)}, {len(done.conflicts)} cells disagree")
