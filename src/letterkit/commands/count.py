"""letterkit count: what the list adds up to, and how each number came about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from letterkit.commands._console import Exit, columns, form_option, show
from letterkit.errors import InputError
from letterkit.model.claim import Kind

if TYPE_CHECKING:
    from letterkit.charts import Chart
    from letterkit.model.counts import Counts
    from letterkit.model.project import Project
    from letterkit.model.roster import Signatory


@click.command("count", short_help="Count the signatories of a draft.")
@click.argument("draft", type=click.Path(path_type=Path))
@click.option(
    "--explain",
    is_flag=True,
    help="List each row: what it counts as, how its country was read, who was left out and why.",
)
@click.option(
    "--chart",
    "picture",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.svg|png",
    help="Draw the groups by country (those whose countries the draft counts).",
)
@click.option("--language", metavar="CODE", help="Language of the chart. Default: the first of the draft.")
@form_option("text", "json")
def command(draft: Path, explain: bool, picture: Path | None, language: str | None, form: str) -> int:
    """Count the signatories of a draft by its rules.

    \b
    Example:
      letterkit count drafts/2020-02-hrc.yaml --explain
      letterkit count drafts/2020-02-hrc.yaml --chart countries.png
      letterkit count drafts/2020-02-hrc.yaml --format json
    """
    from letterkit import pipeline

    drawing = _drawing(picture) if picture else None
    try:
        project, counts = pipeline.tally(draft)
    except InputError as error:
        show(error.findings, form, err=form == "text")
        return Exit.INPUT
    chart = _chart(project, counts, language) if picture or language else None
    if form == "json":
        _print_json(counts, explain=explain)
    else:
        _print(counts, explain=explain)
    return _draw(picture, chart, drawing) if picture and chart and drawing else Exit.OK


def _drawing(picture: Path) -> Callable[[Chart], bytes]:
    """What draws a chart into a file of that ending."""
    match picture.suffix.lower():
        case ".svg":
            from letterkit.charts import svg

            return svg.drawing
        case ".png":
            from letterkit.charts import png

            return png.drawing
        case ending:
            said = f"'{ending}' is no picture that letterkit draws" if ending else "the name has no ending"
            raise click.BadParameter(f"{said}; write FILE.svg or FILE.png", param_hint="'--chart'")


def _chart(project: Project, counts: Counts, code: str | None) -> Chart:
    from letterkit import charts, languages
    from letterkit.model.draft import in_language

    draft = project.draft
    try:
        language = languages.get(code or draft.languages[0])
    except KeyError:
        known = ", ".join((*languages.available(), *languages.printed()))
        raise click.BadParameter(
            f"there is no language '{code}'; there are {known}", param_hint="'--language'"
        ) from None
    title = next(iter(in_language(draft.subject, language.code).splitlines()), draft.id)
    return charts.chart(counts, language, letter=title, day=draft.date)


def _draw(picture: Path, chart: Chart, drawing: Callable[[Chart], bytes]) -> int:
    from letterkit.deliver.atomic import write_whole

    if not chart.bars:
        click.echo(f"{picture}: not written: no signatory counts whose country could be shown", err=True)
        return Exit.INPUT
    try:
        data = drawing(chart)
    except ValueError as error:
        click.echo(f"{picture}: not written: {error}", err=True)
        click.echo(
            "    Write FILE.svg, which is drawn in the fonts of its reader, or take another --language.", err=True
        )
        return Exit.INPUT
    try:
        write_whole(picture, data)
    except OSError as error:
        click.echo(f"{picture}: cannot be written: {error.strerror or error}", err=True)
        return Exit.DELIVERY
    click.echo(f"{picture}: {sum(bar.value for bar in chart.bars)} in {len(chart.bars)} bars", err=True)
    return Exit.OK


def _print_json(counts: Counts, *, explain: bool) -> None:
    from letterkit import counting
    from letterkit.report.json import written

    rows = {"rows": list(_as_json(counts)), "left_out": list(_left_out_as_json(counts))} if explain else {}
    click.echo(written({**counting.as_json(counts), **rows}))


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


_ROW = ("line", "name", "country, as read", "speaks for")


def _print_rows(counts: Counts, width: int | None) -> None:
    from letterkit.report._table import table

    left_out = [(row, why) for row, why in counts.left_out if row.signs(counts.letter)]
    sections: list[tuple[str, Sequence[str], Sequence[Sequence[str]]]] = [
        ("groups", _ROW, [_row(counts, row) for row in counts.group_rows]),
        ("individuals", _ROW, [_row(counts, row) for row in counts.individual_rows]),
        (f"countries (of {counts.countries_of})", ("rows", "code", "country", "written"), _countries(counts)),
        ("left out", ("line", "name", "why"), [(_line(row), _name(counts, row), why) for row, why in left_out]),
    ]
    for title, heads, rows in sections:
        if rows:
            heads, rows = _filled(heads, rows)
            click.echo("\n".join(["", f"{title}: {len(rows)}", *table(rows, heads=heads, across=width)]))
    if others := len(counts.left_out) - len(left_out):
        click.echo(f"\n{others} more row{'s' if others > 1 else ''} of the list: not on this letter")


def _filled(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Without the columns that are empty in every row."""
    kept = [at for at in range(len(heads)) if any(row[at] for row in rows)]
    return [heads[at] for at in kept], [[row[at] for at in kept] for row in rows]


def _countries(counts: Counts) -> list[tuple[str, str, str, str]]:
    """How many rows each country has, and the ways in which it is written: those count once."""
    from letterkit import counting, countries, languages

    english = languages.get("en")
    written: dict[str, list[str]] = {}
    for code, strings in counting.distinct_spellings(counts).items():
        counted = code if code in counts.country_codes else countries.sovereign(code)
        written.setdefault(counted, []).extend(strings)
    return [
        (str(n), code, countries.display(code, english), ", ".join(written.get(code, ())))
        for code, n in counts.country_codes.items()
    ]


def _row(counts: Counts, row: Signatory) -> tuple[str, ...]:
    return _line(row), _name(counts, row), _country(counts, row), _represents(counts, row)


def _represents(counts: Counts, row: Signatory) -> str:
    """How many bodies a row speaks for, on this letter where that differs."""
    if written := row.overrides.get(("represents", "", counts.letter)):
        return written
    return f"{row.represents.number}{'+' if row.represents.open_ended else ''}" if row.represents else ""


def _country(counts: Counts, row: Signatory) -> str:
    """How the cell was read: `South Korea → KR`, or why it is no country."""
    reading = counts.reading(row)
    if reading.status == "blank":
        return "–"
    result = reading.code or reading.status.replace("_", " ")
    options = f" ({' or '.join(reading.codes)})" if len(reading.codes) > 1 else ""
    return f"{reading.written} → {result}{options}"


def _line(row: Signatory) -> str:
    return str(row.place.line)


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
