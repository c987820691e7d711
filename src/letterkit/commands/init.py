"""letterkit init: a small project to begin with."""

from __future__ import annotations

from pathlib import Path

import click

from letterkit.commands._console import Exit


@click.command("init", short_help="Make a small project to begin with.")
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path, file_okay=False))
def command(folder: Path) -> int:
    """Make a small project in DIR: a list of signatories, a draft with its text, and templates to change.

    No file that is there already is touched.

    \b
    Example:
      letterkit init letters
      cd letters && letterkit render drafts/first-letter.yaml
    """
    from letterkit.commands import _builtin

    templates = {f"templates/{name}": data for name, data in _builtin.files_below(_builtin.templates()).items()}
    written = _builtin.write_new(folder, {**_builtin.files_below(_builtin.EXAMPLE), **templates})
    for path in written:
        if "templates" not in path.relative_to(folder).parts:
            click.echo(path)
    click.echo(folder / "templates")
    draft = folder / "drafts" / "first-letter.yaml"
    click.echo(f"\nNext: letterkit render {draft} -o {folder / 'out'}")
    return Exit.OK
