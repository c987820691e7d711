"""letterkit status: what became of a letter's sending."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from letterkit.commands import _shipments
from letterkit.commands._console import Exit, form_option, out_option
from letterkit.model.sending import Entry, State

if TYPE_CHECKING:
    from letterkit.sending import Case


@click.command("status", short_help="Tell what became of a letter's sending.")
@click.argument("draft", metavar="DRAFT", type=click.Path(path_type=Path))
@out_option
@click.option(
    "--settle", multiple=True, metavar="KEY=STATE", help="Say what you found out of one: KEY=sent or KEY=planned."
)
@click.option(
    "--refused",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="CSV",
    help="Write those who were refused into a file, to be mended.",
)
@form_option("text", "json")
def command(draft: Path, out: Path, settle: tuple[str, ...], refused: Path | None, form: str) -> int:
    """Print what the ledger of a letter knows of each recipient: planned, sending, sent, refused or unknown.

    Exits with 4 where not all were sent.

    \b
    Example:
      letterkit status drafts/2020-02-hrc.yaml
      letterkit status drafts/2020-02-hrc.yaml --settle anna-one=sent
      letterkit status drafts/2020-02-hrc.yaml --refused refused.csv
    """
    from letterkit import sending

    case = sending.case(draft, out)
    try:
        settled = _settled(case, settle)
    except sending.BusyError:
        click.echo(f"{draft}: is being sent just now; settle when that is at its end", err=True)
        return Exit.DELIVERY
    except sending.NoLockError as error:
        click.echo(f"{error}: cannot be written; nothing was settled", err=True)
        return Exit.DELIVERY
    entries = sending.entries(case)
    if refused is not None:
        _write(case, entries, refused)
    if form == "json":
        from letterkit.report.json import written

        click.echo(written({"letter": case.project.draft.id, "entries": [_shipments.entry_json(e) for e in entries]}))
    elif settle:
        _shipments.show_entries(settled)
    elif entries:
        _shipments.show_entries(entries)
    else:
        click.echo(f"{case.project.draft.id}: nothing was sent yet (no {case.ledger})")
    real = [entry for entry in entries if not entry.trial]
    return Exit.OK if all(entry.state is State.SENT for entry in real) else Exit.DELIVERY


def _settled(case: Case, settle: Sequence[str]) -> list[Entry]:
    if not settle:
        return []
    from letterkit.sending import settling

    try:
        return settling.settle(case, settle)
    except settling.SettlingError as error:
        message = f"{error}" + (f"; {error.hint}" if error.hint else "")
        raise click.BadParameter(message, param_hint="'--settle'") from error


def _write(case: Case, entries: Sequence[Entry], path: Path) -> None:
    from letterkit.deliver.atomic import write_whole
    from letterkit.sending import refused

    data, number = refused.table(case.project, entries)
    if not number:
        click.echo("nobody was refused: no file was written", err=True)
        return
    if path.exists():
        raise click.BadParameter(f"{path} is there already", param_hint="'--refused'")
    write_whole(path, data)
    click.echo(f"{path}: {number} to mend", err=True)
