"""letterkit render: drafts become files, or nothing is written."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from letterkit.commands._console import Exit, drafts_argument, show
from letterkit.errors import InputError

if TYPE_CHECKING:
    from letterkit.model.artifact import Receipt
    from letterkit.pipeline import Made, Prepared, Press

_USUAL = ("pdf", "docx")
"""The formats to make ready for while a draft is still read that may name others."""


@click.command("render", short_help="Make the files, or write nothing.")
@drafts_argument
@click.option(
    "-f",
    "formats",
    multiple=True,
    metavar="FORMAT",
    help="pdf, docx, html or txt; several times for several. Default: those of the draft.",
)
@click.option(
    "-o",
    "out",
    type=click.Path(path_type=Path, file_okay=False),
    default="out",
    show_default=True,
    metavar="DIR",
    help="Where the folder of each letter goes.",
)
def command(drafts: tuple[Path, ...], formats: tuple[str, ...], out: Path) -> int:
    """Render drafts: check, make the files, read each back, and write them with a manifest into DIR/ID.

    Where a finding of severity error stands, nothing is written for that letter.

    \b
    Example:
      letterkit render drafts/2020-02-hrc.yaml
      letterkit render drafts/*.yaml -f pdf -f docx -o out
    """
    _refuse_unknown(formats)
    worst = Exit.OK
    for draft in drafts:
        worst = max(worst, _rendered(draft, tuple(dict.fromkeys(formats)), out))
    return worst


def _refuse_unknown(formats: Sequence[str]) -> None:
    from letterkit import render

    for name in formats:
        if name not in render.formats():
            known = ", ".join(render.formats())
            raise click.BadParameter(f"there is no format '{name}'; there are {known}", param_hint="'-f'")


def _rendered(draft: Path, formats: Sequence[str], out: Path) -> Exit:
    from letterkit import pipeline

    try:
        with pipeline.Press(formats or _USUAL) as press:
            prepared = pipeline.prepare(draft)
            if prepared.refused:
                return _refusal(draft, prepared, Exit.FINDINGS)
            made = _made(press, prepared, formats or prepared.project.draft.formats)
    except InputError as error:
        show(error.findings, err=True)
        return _nothing(draft, Exit.INPUT)
    if made.refused:
        show((*prepared.findings, *made.findings), err=True)
        return _nothing(draft, Exit.FINDINGS)
    return _delivered(draft, prepared, made, out / prepared.project.draft.id)


def _made(press: Press, prepared: Prepared, formats: Sequence[str]) -> Made:
    # Where a library of the system is missing, WeasyPrint prints a page about it before it raises; cli.py says it
    # in two lines.
    with contextlib.redirect_stdout(io.StringIO()):
        return press.make(prepared, formats)


def _refusal(draft: Path, prepared: Prepared, code: Exit) -> Exit:
    show(prepared.findings, err=True)
    return _nothing(draft, code)


def _nothing(draft: Path, code: Exit) -> Exit:
    click.echo(f"{draft}: nothing was written", err=True)
    return code


def _delivered(draft: Path, prepared: Prepared, made: Made, folder: Path) -> Exit:
    from letterkit import pipeline

    if findings := (*prepared.findings, *made.findings):
        show(findings, err=True)
    try:
        receipt = pipeline.deliver(prepared, made, folder)
    except OSError as error:
        click.echo(f"{folder}: cannot be written: {error.strerror or error}", err=True)
        return _nothing(draft, Exit.DELIVERY)
    _list(receipt)
    return Exit.OK


def _list(receipt: Receipt) -> None:
    from letterkit.report._table import table

    files = [Path(receipt.folder, name) for name in (*dict(receipt.files), "manifest.json")]
    for line in table([(str(path), _size(path.stat().st_size)) for path in files]):
        click.echo(line)


def _size(size: int) -> str:
    return f"{size} bytes" if size < 1000 else f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1e6:.1f} MB"
