"""letterkit render: drafts become files, or nothing is written."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from letterkit.commands._console import Exit, drafts_argument, show
from letterkit.commands._progress import progress
from letterkit.errors import InputError
from letterkit.model.frozen import frozen

if TYPE_CHECKING:
    from letterkit.model.artifact import Artifact, Filed, Receipt
    from letterkit.model.finding import Finding
    from letterkit.pipeline import Made, Prepared, Press

_USUAL = ("pdf", "docx")
"""The formats to make ready for while a draft is still read that may name others."""

_MOST_LISTED = 40
"""Files and notes that are listed one by one."""


@frozen
class Hands:
    """Who makes the letters of a recipients file: so many processes (0: one for each processor), or a Dask cluster."""

    jobs: int
    cluster: str


@click.command("render", short_help="Make the files, or write nothing.")
@drafts_argument
@click.option(
    "-f",
    "formats",
    multiple=True,
    metavar="FORMAT",
    help="pdf, docx, html or txt; eml or fax for each recipient; several times for several. Default: the draft's.",
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
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes make the letters of a recipients file. Default: one for each processor.",
)
@click.option(
    "--cluster",
    default="",
    metavar="tcp://HOST:PORT",
    help="A Dask scheduler whose workers make the letters of a recipients file (docs/recipients.md).",
)
def command(drafts: tuple[Path, ...], formats: tuple[str, ...], out: Path, jobs: int | None, cluster: str) -> int:
    """Render drafts: check, make the files, read each back, and write them with a manifest into DIR/ID.

    Where a finding of severity error stands, nothing is written for that letter; of a draft with a recipients file,
    for none of its letters. What an interrupted run made of such a draft is kept in a hidden folder of DIR/ID, and the
    same command goes on from there.

    \b
    Example:
      letterkit render drafts/2020-02-hrc.yaml
      letterkit render drafts/*.yaml -f pdf -f docx -o out
    """
    _refuse_unknown(formats)
    worst = Exit.OK
    for draft in drafts:
        worst = max(worst, _rendered(draft, tuple(dict.fromkeys(formats)), out, Hands(jobs or 0, cluster)))
    return worst


def _refuse_unknown(formats: Sequence[str]) -> None:
    from letterkit import render

    for name in formats:
        if name not in render.formats():
            known = ", ".join(render.formats())
            raise click.BadParameter(f"there is no format '{name}'; there are {known}", param_hint="'-f'")


def _rendered(draft: Path, formats: Sequence[str], out: Path, hands: Hands) -> Exit:
    from letterkit import pipeline

    try:
        with pipeline.Press(formats, () if pipeline.for_many(draft) else formats or _USUAL) as press:
            with progress("checking") as told:
                jobs, cluster, then = hands.jobs, hands.cluster, formats or _USUAL
                prepared = pipeline.prepare(
                    draft, jobs=jobs, cluster=cluster, told=told, then=then, composed=press.start
                )
            if prepared.refused:
                return _refusal(draft, prepared.findings)
            formats = formats or prepared.project.draft.formats
            folder = out / prepared.project.draft.id
            if not prepared.project.recipients:
                return _delivered(draft, prepared, _made(press, prepared, formats), folder)
        return _all_delivered(draft, prepared, formats, folder, hands)
    except InputError as error:
        show(error.findings, err=True)
        return _nothing(draft, Exit.INPUT)


def _made(press: Press, prepared: Prepared, formats: Sequence[str]) -> Made:
    from letterkit import pipeline

    pipeline.ready_to_deliver()  # while others make the files
    # Where a library of the system is missing, WeasyPrint prints a page about it before it raises; cli.py says it
    # in two lines.
    with contextlib.redirect_stdout(io.StringIO()):
        return press.make(prepared, formats)


def _refusal(draft: Path, findings: Sequence[Finding]) -> Exit:
    show(findings, err=True)
    return _nothing(draft, Exit.FINDINGS)


def _nothing(draft: Path, code: Exit) -> Exit:
    click.echo(f"{draft}: nothing was written", err=True)
    return code


def _delivered(draft: Path, prepared: Prepared, made: Made, folder: Path) -> Exit:
    from letterkit import pipeline

    findings = (*prepared.findings, *made.findings)
    if made.refused:
        return _refusal(draft, findings)
    if findings:
        show(findings, err=True)
    try:
        receipt = pipeline.deliver(prepared, made, folder)
    except OSError as error:
        return _unwritable(draft, folder, error)
    _list(receipt, made.artifacts)
    return Exit.OK


def _all_delivered(draft: Path, prepared: Prepared, formats: Sequence[str], folder: Path, hands: Hands) -> Exit:
    """The letters of a recipients file, made and written a few at a time."""
    from letterkit import pipeline

    batch = pipeline.Batch(prepared.project, prepared.counts, hands.jobs, hands.cluster)
    try:
        with progress("rendering") as told:
            outcome = batch.deliver(prepared, formats, folder, told)
    except OSError as error:
        return _unwritable(draft, folder, error)
    except KeyboardInterrupt:
        click.echo(
            f"{draft}: interrupted; nothing new is in {folder} yet, and the same command goes on from here", err=True
        )
        raise
    findings = (*prepared.findings, *outcome.findings)
    if outcome.receipt is None:
        return _refusal(draft, findings)
    if findings:
        show(findings, err=True)
    _list(outcome.receipt, outcome.files)
    return Exit.OK


def _unwritable(draft: Path, folder: Path, error: OSError) -> Exit:
    click.echo(f"{folder}: cannot be written: {error.strerror or error}", err=True)
    return _nothing(draft, Exit.DELIVERY)


def _list(receipt: Receipt, files: Sequence[Artifact | Filed]) -> None:
    """What was written, and what the makers of the files have to say about them; of many files their number."""
    from letterkit.report._table import table
    from letterkit.report.text import harmless

    folder = Path(receipt.folder)
    names = [folder / name for name, _ in receipt.files]
    if len(names) > _MOST_LISTED:
        rows = _totals(folder, names, files)
    else:
        rows = [(str(path), _size(path.stat().st_size)) for path in (*names, folder / "manifest.json")]
    for line in table(rows):
        click.echo(line)
    notes = [f"{file.name}: {file.note}" for file in files if file.note]
    for note in notes[:_MOST_LISTED]:
        click.echo(harmless(note))
    if len(notes) > _MOST_LISTED:
        click.echo(f"… and {len(notes) - _MOST_LISTED:,} more like these")


def _totals(folder: Path, names: Sequence[Path], files: Sequence[Artifact | Filed]) -> list[tuple[str, ...]]:
    """A row for each format: how many files, and their size together."""
    formats = {file.name: file.format for file in files}
    sizes: dict[str, list[int]] = {}
    for path in names:
        sizes.setdefault(formats[path.name], []).append(path.stat().st_size)
    return [(f"{folder}/*", name, f"{len(found):,} files", _size(sum(found))) for name, found in sizes.items()]


def _size(size: int) -> str:
    return f"{size} bytes" if size < 1000 else f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1e6:.1f} MB"
