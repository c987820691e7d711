"""letterkit schema: the form of a draft, for editors."""

from __future__ import annotations

import click

from letterkit.commands._console import Exit


@click.command("schema", short_help="Print the JSON Schema of a draft.")
def command() -> int:
    """Print the JSON Schema of a draft, by which editors complete and check it.

    \b
    Example:
      letterkit schema > draft.schema.json


    \b
    The first line of a draft then is
    # yaml-language-server: $schema=../draft.schema.json
    """
    from letterkit import load
    from letterkit.report.json import written

    click.echo(written(load.schema()))
    return Exit.OK
