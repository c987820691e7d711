"""letterkit explain: what a finding means and how to settle it."""

from __future__ import annotations

import difflib

import click

from letterkit.commands._console import Exit, columns


@click.command("explain", short_help="Explain the code of a finding.")
@click.argument("code", required=False)
def command(code: str | None) -> int:
    """Explain the CODE of a finding, with a good and a bad example; without CODE, list them all.

    \b
    Example:
      letterkit explain count-groups
    """
    from letterkit.commands._codes import sentences

    known = sentences()
    if code is None:
        _list(dict(known))
        return Exit.OK
    if code not in known:
        near = difflib.get_close_matches(code, known, 1)
        meant = f"; did you mean '{near[0]}'?" if near else "; `letterkit explain` lists all codes"
        raise click.UsageError(f"there is no finding '{code}'{meant}")
    _explain(code, known[code])
    return Exit.OK


def _list(known: dict[str, str]) -> None:
    from letterkit.report._table import table

    click.echo("\n".join(table(list(known.items()), across=columns())))


def _explain(code: str, sentence: str) -> None:
    from letterkit import check

    info = check.catalogue().get(code)
    if info is None:
        click.echo(f"{code}\n\n{sentence}")
        return
    click.echo(f"{code} ({info.severity.value})\n\n{sentence}")
    for heading, text in (("", info.text), ("Good:", _indented(info.good)), ("Bad:", _indented(info.bad))):
        if text:
            click.echo(f"\n{heading}\n{text}" if heading else f"\n{text}")


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.splitlines())
