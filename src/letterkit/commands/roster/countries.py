"""letterkit roster countries: each string in the column country, and how it was read."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import click

from letterkit.commands._console import Exit
from letterkit.commands.roster._shared import known_letter, list_option, print_table, short

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
    from letterkit import countries, languages
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
    english = languages.get("en")
    shown = []
    for reading in readings:
        where = f"line {lines[reading.written][0]}" if reading.status in _SETTLE else ""
        if reading.code:
            said = countries.display(reading.code, english)
        elif reading.codes:
            said = " or ".join(countries.display(code, english) for code in reading.codes)
        else:
            said = f"did you mean {reading.suggestion}?" if reading.suggestion else ""
        status = reading.code or reading.status.replace("_", " ")
        shown.append((str(counted[reading.written]), short(reading.written) or "–", status, said, where))
    print_table(shown)
    codes = {reading.code for reading in readings if reading.code}
    open_ = sum(reading.status in _SETTLE for reading in readings)
    click.echo(f"{list_}: {len(rows)} rows, {len(counted)} strings, {len(codes)} countries, {open_} to settle")
    return Exit.FINDINGS if open_ else Exit.OK
