"""letterkit count: what the list adds up to, and how each number came about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from letterkit.commands._console import Exit, columns, form_option, show
from letterkit.errors import InputError
from letterkit.model.claim import Kind

if TYPE_CHECKING:
    from letterkit.model.counts import Counts
    from letterkit.model.roster import Signatory


@click.command("count", short_help="Count the signatories of a draft.")
@click.argument("draft", type=click.Path(path_type=Path))
@click.option(
    "--explain",
    is_flag=True,
    help="List each row: what it counts as, how its country was read, who was left out and why.",
)
@form_option("text", "json")
def command(draft: Path, explain: bool, form: str) -> int:
    """Count the signatories of a draft by its rules.

    \b
    Example:
      letterkit count drafts/2020-02-hrc.yaml --explain
      letterkit count drafts/2020-02-hrc.yaml --format json
    """
    from letterkit import counting, pipeline

    try:
        _, counts = pipeline.tally(draft)
    except InputError as error:
        show(error.findings, form, err=form == "text")
        return Exit.INPUT
    if form == "json":
        from letterkit.report.json import written

        rows = {"rows": list(_as_json(counts)), "left_out": list(_left_out_as_json(counts))} if explain else {}
        click.echo(written({**counting.as_json(counts), **rows}))
    else:
        _print(counts, explain=explain)
    return Exit.OK


def _print(counts: Counts, *, explain: bool) -> None:
    from letterkit.report._table import table

    width = columns()
    click.echo(f"{counts.letter}\n")
    lines = table([(str(counts.tally(kind).value), kind.value, _remark(counts, kind)) for kind in Kind], across=width)
    click.echo("\n".join(lines))
    if explain:
        _print_rows(counts, width)
    else:
        click.echo("\n`--explain` lists the rows behind each number.")


def _remark(counts: Counts, kind: Kind) -> str:
    """What qualifies a number."""
    tally = counts.tally(kind)
    if tally.declared:
        return f"{'at least, ' if tally.minimum else ''}unproven: declared in the draft ({tally.source})"
    if kind is Kind.COUNTRIES:
        whose = "groups and individuals" if counts.countries_of == "both" else counts.countries_of
        without = f", {counts.without_country} without a country" if counts.without_country else ""
        return f"{'at least: ' if tally.minimum else ''}of {whose}{without}"
    return "at least" if tally.minimum else ""


def _print_rows(counts: Counts, width: int | None) -> None:
    from letterkit import countries, languages
    from letterkit.report._table import table

    left_out = [(row, why) for row, why in counts.left_out if row.signs(counts.letter)]
    english = languages.get("en")
    codes = [(str(n), code, countries.display(code, english)) for code, n in counts.country_codes.items()]
    sections: list[tuple[str, Sequence[Sequence[str]]]] = [
        ("groups", [_row(counts, row) for row in counts.group_rows]),
        ("individuals", [_row(counts, row) for row in counts.individual_rows]),
        (f"countries (of {counts.countries_of})", codes),
        ("left out", [(_where(row), _name(counts, row), why) for row, why in left_out]),
    ]
    for title, rows in sections:
        if rows:
            click.echo("\n".join(["", f"{title}: {len(rows)}", *table(rows, across=width)]))
    if others := len(counts.left_out) - len(left_out):
        click.echo(f"\n{others} more row{'s' if others > 1 else ''} of the list: not on this letter")


def _row(counts: Counts, row: Signatory) -> tuple[str, ...]:
    speaks = f"speaks for {row.represents.number}{'+' if row.represents.open_ended else ''}" if row.represents else ""
    return _where(row), _name(counts, row), _country(counts, row), speaks


def _country(counts: Counts, row: Signatory) -> str:
    """How the cell was read: `South Korea → KR`, or why it is no country."""
    reading = counts.reading(row)
    if reading.status == "blank":
        return "–"
    result = reading.code or reading.status.replace("_", " ")
    options = f" ({' or '.join(reading.codes)})" if len(reading.codes) > 1 else ""
    return f"{reading.written} → {result}{options}"


def _where(row: Signatory) -> str:
    return f"line {row.place.line}"


def _name(counts: Counts, row: Signatory) -> str:
    return row.text("name", letter=counts.letter)


def _as_json(counts: Counts) -> Iterator[dict[str, Any]]:
    for row in (*counts.group_rows, *counts.individual_rows):
        reading = counts.reading(row)
        yield {
            "line": row.place.line,
            "name": _name(counts, row),
            "kind": row.kind.value,
            "country": reading.written,
            "status": reading.status,
            "codes": list(reading.codes),
            "represents": row.represents.number if row.represents else 0,
        }


def _left_out_as_json(counts: Counts) -> Iterator[dict[str, Any]]:
    for row, reason in counts.left_out:
        yield {"line": row.place.line, "name": _name(counts, row), "reason": reason}
