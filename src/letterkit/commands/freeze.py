"""letterkit freeze: text, list and files of a letter that goes out, under one hash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from letterkit.commands._console import Exit, show
from letterkit.errors import InputError
from letterkit.model.finding import Finding, Severity

if TYPE_CHECKING:
    from letterkit.freezing.seal import Seal
    from letterkit.pipeline import Prepared


@click.command("freeze", short_help="Seal a letter that goes out.")
@click.argument("draft", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "out",
    type=click.Path(path_type=Path, file_okay=False),
    default="out",
    show_default=True,
    metavar="DIR",
    help="Where `letterkit render` put the folder of the letter.",
)
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day it is frozen. Default: SOURCE_DATE_EPOCH, else the draft's date.",
)
@click.option("--again", is_flag=True, help="Freeze a letter that has another seal, which is kept.")
def command(draft: Path, out: Path, day: datetime | None, again: bool) -> int:
    """Seal text, list and files of a letter under one hash, in frozen/ID/seal.json.

    The files must be rendered, whole, and of the draft as it is. `letterkit changes` then says what is different.
    Exits with 1, and writes nothing, where that is not so.

    \b
    Example:
      letterkit render drafts/2020-02-hrc.yaml
      letterkit freeze drafts/2020-02-hrc.yaml
      letterkit freeze drafts/2020-02-hrc.yaml --again --date 2020-03-02
    """
    from letterkit import pipeline
    from letterkit.freezing import files, outputs

    try:
        prepared = pipeline.prepare(draft)
        project = prepared.project
        rendered = outputs.look(project, out / project.draft.id)
        findings = (*(one for one in prepared.findings if one.stops), *rendered.findings)
        if findings:
            show(findings, err=True)
        if prepared.refused or not rendered.usable:
            return _nothing(draft, Exit.FINDINGS)
        seals = files.read(Path(project.root), project.draft.id)
        return _frozen(draft, prepared, rendered.outputs, seals, day.date() if day else None, again=again)
    except InputError as error:
        show(error.findings, err=True)
        return _nothing(draft, Exit.INPUT)


def _frozen(
    draft: Path,
    prepared: Prepared,
    outputs: Mapping[str, str],
    seals: tuple[Seal, ...],
    day: date | None,
    *,
    again: bool,
) -> Exit:
    from letterkit.freezing import files, form, taking

    path = files.path_of(Path(prepared.project.root), prepared.project.draft.id)
    seal = taking.take(prepared, day=day, outputs=outputs, previous=form.root(seals[0]) if seals else "")
    if seals and _same(seal, seals[0], day):
        click.echo(f"{_shown(path)}: nothing is different since {_day(seals[0].day)}; it stays as it is")
        return Exit.OK
    if seals and not again:
        message = f"{seal.letter} was frozen on {_day(seals[0].day)}, and is another letter now"
        hint = f"`letterkit changes {draft}` says what is different; --again freezes it anew and keeps the old seal."
        show([Finding("frozen-already", Severity.ERROR, message, prepared.project.place(""), hint)], err=True)
        return _nothing(draft, Exit.FINDINGS)
    try:
        files.write(path, seal, seals)
    except OSError as error:
        click.echo(f"{_shown(path)}: cannot be written: {error.strerror or error}", err=True)
        return _nothing(draft, Exit.DELIVERY)
    _tell(path, seal)
    return Exit.OK


def _same(seal: Seal, newest: Seal, day: date | None) -> bool:
    """Whether a seal says what the newest says; of another day only where that was asked for."""
    return replace(seal, previous=newest.previous, day=day or newest.day) == newest


def _tell(path: Path, seal: Seal) -> None:
    from letterkit.freezing import form

    numbers = ", ".join(f"{seal.numbers[kind].value} {kind}" for kind in ("groups", "individuals", "countries"))
    click.echo(f"{_shown(path)}: {seal.letter} as of {_day(seal.day)}")
    click.echo(f"  list   {numbers}")
    click.echo(f"  files  {', '.join(seal.outputs)}")
    for text in seal.texts.values():
        click.echo(f"  text   {text.id} ({len(text.pieces)} pieces)")
    click.echo(f"  seal   {form.root(seal)}")


def _day(day: date) -> str:
    from letterkit import languages
    from letterkit.languages.dates import long_date

    return long_date(day, languages.get("en-GB"))


def _shown(path: Path) -> str:
    from letterkit.load.files import shown

    return shown(path)


def _nothing(draft: Path, code: Exit) -> Exit:
    click.echo(f"{draft}: nothing was frozen", err=True)
    return code
