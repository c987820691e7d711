"""letterkit roster set: cells of one row."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from letterkit.commands._console import Exit
from letterkit.commands.roster._shared import dry_option, list_option, print_table, short, unsettled, written

if TYPE_CHECKING:
    from letterkit.roster.book import Book, Row


@click.command("set", short_help="Change cells of one row, such as its status.")
@click.argument("name")
@click.argument("cells", metavar="COLUMN=VALUE...", nargs=-1, required=True)
@list_option
@click.option(
    "--line", type=click.IntRange(min=1), metavar="N", help="The line of the row, where several have the name."
)
@dry_option
def command(name: str, cells: tuple[str, ...], list_: Path, line: int | None, dry_run: bool) -> int:
    """Change cells of the row of NAME, by its name or an alias.

    COLUMN is one of docs/files.md, as status, country or status@2020-02-hrc for one
    letter alone; the value may be empty. A status is signed, pending, declined or
    withdrawn.

    \b
    Example:
      letterkit roster set "Open Rivers Trust" status=withdrawn
      letterkit roster set CSW country="United Kingdom" email=office@example.org
    """
    from letterkit.roster import book as books

    book = books.open_list(list_)
    given = [_cell(book, cell) for cell in cells]
    changes = dict(given)
    if len(changes) < len(given):
        twice = next(column for column in changes if [name for name, _ in given].count(column) > 1)
        raise click.UsageError(f"column {twice} is given more than once; say which value it gets")
    row = _row(book, name, line)
    told = [(column, book.cell(row, column) or "–", "→", value or "–") for column, value in changes.items()]
    book.change(row, changes)
    book.checked()  # which refuses a value that no list can have, before anything is said to change
    click.echo(f"{list_}:{row.line}: {row.signatory.name}")
    print_table(told, indent="  ")
    if odd := unsettled(changes.get("country", "")):
        click.echo(f"{list_}:{row.line}: {odd}", err=True)
    written(book, "roster set", dry=dry_run)
    return Exit.OK


def _cell(book: Book, written_: str) -> tuple[str, str]:
    """A column that there is, and its value. Raises UsageError that names the nearest column."""
    import difflib

    from letterkit.load.columns import KNOWN
    from letterkit.model.roster import OVERRIDABLE_COLUMNS

    column, equals, value = written_.partition("=")
    column = column.strip()
    if not equals:
        raise click.UsageError(f"'{written_}' is no COLUMN=VALUE, such as status=withdrawn")
    own = [name.strip() for name in book.columns.header if name.strip()]
    known = [*KNOWN, *(name for name in own if name.casefold() not in KNOWN)]
    if "@" in column or ":" in column:
        base, letter = column.replace(":", "@").split("@")[0], column.partition("@")[2]
        if base not in OVERRIDABLE_COLUMNS:
            raise click.UsageError(
                f"{base} cannot differ by language or letter; those that can are {', '.join(OVERRIDABLE_COLUMNS)}"
            )
        if letter:
            from letterkit.commands.roster._shared import known_letter

            known_letter(book, letter)
        return column, value.strip()
    column = next((name for name in known if name.casefold() == column.casefold()), column)
    if column not in known:
        near = difflib.get_close_matches(column, known, 1, 0.5)
        raise click.UsageError(
            f"there is no column '{column}'; "
            + (f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}")
        )
    return column, value.strip()


def _row(book: Book, name: str, line: int | None) -> Row:
    """The one row that is meant. Raises UsageError that names the rows that may be."""
    from letterkit.roster.finding import named, near

    found = named(book.rows, name)
    if line is not None:
        found = [row for row in found or book.rows if row.line == line]
    if len(found) == 1:
        return found[0]
    if found:
        raise click.UsageError(f"{len(found)} rows are called '{name}'; say which by --line:\n{_shown(found)}")
    meant = near(book.rows, name)
    raise click.UsageError(
        f"nobody on {book.path} is called '{name}'"
        + (f"; did you mean one of these?\n{_shown(meant)}" if meant else "")
    )


def _shown(rows: list[Row]) -> str:
    from letterkit.report._table import table

    return "\n".join(
        table(
            [
                (f"  line {row.line}", short(row.signatory.name), short(row.signatory.country or row.signatory.title))
                for row in rows
            ]
        )
    )
