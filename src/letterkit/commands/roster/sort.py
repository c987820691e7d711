"""letterkit roster sort: the rows in the order of a language."""

from __future__ import annotations

from pathlib import Path

import click

from letterkit.commands._console import Exit
from letterkit.commands.roster._shared import dry_option, list_option, written


@click.command("sort", short_help="Put the rows into the order of a language.")
@list_option
@click.option("--language", default="en", show_default=True, metavar="CODE", help="Whose order, as en, ko, de.")
@click.option("--skip-articles", is_flag=True, help='File "The Open Trust" under Open, as libraries do.')
@click.option("--mixed", is_flag=True, help="Sort groups and individuals together; else groups come first.")
@dry_option
def command(list_: Path, language: str, skip_articles: bool, mixed: bool, dry_run: bool) -> int:
    """Sort the rows by name, or by the column sort where it is filled.

    Each row keeps its bytes; blank lines and the header stay where they are.

    \b
    Example:
      letterkit roster sort --skip-articles
      letterkit roster sort --language ko
    """
    from letterkit import languages
    from letterkit.languages import collation
    from letterkit.model.roster import SignatoryKind
    from letterkit.roster import book as books
    from letterkit.roster.book import Row

    try:
        known = languages.get(language)
    except KeyError:
        there = ", ".join((*languages.available(), *languages.printed()))
        raise click.BadParameter(f"'{language}' is none of {there}", param_hint="'--language'") from None
    book = books.open_list(list_)

    def place(row: Row) -> tuple[object, ...]:
        own = row.signatory
        name = own.text("sort", lang=known.code) or own.text("name", lang=known.code)
        person = not mixed and own.kind is SignatoryKind.INDIVIDUAL
        return person, collation.key(name, known, skip_article=skip_articles)

    book.sort(sorted(book.rows, key=place))
    click.echo(f"{list_}: {len(book.changes)} of {len(book.rows)} rows move")
    written(book, f"roster sort --language {known.code}", dry=dry_run)
    return Exit.OK
