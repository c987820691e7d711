"""letterkit roster countries: each string in the column country, and how it was read."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from letterkit.commands._console import Exit
from letterkit.commands.roster._shared import known_letter, list_option, print_table, short

if TYPE_CHECKING:
    from letterkit.model.counts import CountryReading

_SETTLE = ("ambiguous", "unknown")


@click.command("countries", short_help="Show each country as it is written and how it was read.")
@list_option
@click.option("--letter", default="", metavar="ID", help="Only those who sign one letter.")
def command(list_: Path, letter: str) -> int:
    """Show each string in the column country: how often, and which country it was read
    as. Strings of one country stand together.

    Exits with 1 where one is unknown or could be two countries.

    \b
    Example:
      letterkit roster countries
      letterkit roster countries --letter 2020-02-hrc
    """
    from letterkit import countries
    from letterkit.roster import book as books

    book = books.open_list(list_)
    if letter:
        known_letter(book, letter)
    rows = [row.signatory for row in book.rows if not letter or row.signatory.signs(letter)]
    counted = Counter(row.text("country", letter=letter) for row in rows)
    lines = defaultdict(list)
    for row in rows:
        lines[row.text("country", letter=letter)].append(str(row.place.line))
    readings = sorted(
        map(countries.read, counted), key=lambda one: (one.status == "ok", one.status, one.codes, -counted[one.written])
    )
    print_table([_shown(one, counted[one.written], lines[one.written][0]) for one in readings])
    codes = {reading.code for reading in readings if reading.code}
    open_ = sum(reading.status in _SETTLE for reading in readings)
    click.echo(f"{list_}: {len(rows)} rows, {len(counted)} strings, {len(codes)} countries, {open_} to settle")
    return Exit.FINDINGS if open_ else Exit.OK


def _shown(reading: CountryReading, number: int, first: str) -> tuple[str, ...]:
    """How often a string is there, the string, how it was read, and the line where it first has to be settled."""
    from letterkit import countries, languages

    english = languages.get("en")
    said = " or ".join(countries.display(code, english) for code in reading.codes)
    meant = f"did you mean {reading.suggestion}?" if reading.suggestion else ""
    status = reading.code or reading.status.replace("_", " ")
    where = f"line {first}" if reading.status in _SETTLE else ""
    return str(number), short(reading.written) or "–", status, said or meant, where
