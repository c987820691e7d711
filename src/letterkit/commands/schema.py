"""letterkit schema: the form of a draft, for editors."""

from __future__ import annotations

import click

from letterkit.commands._console import Exit


@click.command("schema", short_help="Print the JSON Schema of a draft.")
def command() -> int:
    """Print the JSON Schema of a draft: editors complete and check YAML by it.

    \b
    Example:
      letterkit schema > draft.schema.json
      # first line of a draft: # yaml-language-server: $schema=../draft.schema.json
    """
    from letterkit import load
    from letterkit.report.json import written

    click.echo(written(load.schema()))
    return Exit.OK
