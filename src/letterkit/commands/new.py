"""letterkit new: a draft to fill in."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from letterkit.commands._console import Exit

if TYPE_CHECKING:
    from letterkit.model.template import TemplateSettings

_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")


@click.command("new", short_help="Begin a draft.")
@click.argument("id_", metavar="ID")
@click.option(
    "--template",
    default="joint-letter",
    show_default=True,
    metavar="NAME",
    help="A folder of templates/, or one that letterkit brings.",
)
def command(id_: str, template: str) -> int:
    """Begin a draft: drafts/ID.yaml and its text drafts/ID.en.md, with TK wherever something is to come.

    `letterkit check` names each TK that is left, so that none goes out.

    \b
    Example:
      letterkit new 2024-05-budget
      letterkit new 2024-05-budget-release --template press-release
    """
    if not _ID.fullmatch(id_):
        raise click.BadParameter(
            f"'{id_}' is not an id: up to 80 lower-case letters, digits, '.', '_' and '-', a letter or digit first",
            param_hint="'ID'",
        )
    from letterkit.commands import _builtin

    skeleton, signed = _kind(_template_folder(template))
    text = "list" if signed else skeleton
    files = {f"drafts/{id_}.yaml": _filled(skeleton, id_, template, signed=signed)}
    files[f"drafts/{id_}.en.md"] = (_builtin.SKELETONS / f"{text}.en.md").read_bytes()
    for path in _builtin.write_new(Path(), files):
        click.echo(path)
    click.echo(
        "\nNext: fill in each TK" + (f", write {id_} into the column `letters` of those who sign" if signed else "")
    )
    click.echo(f"      letterkit check drafts/{id_}.yaml")
    return Exit.OK


def _template_folder(name: str) -> Path:
    from letterkit.commands import _builtin

    places = (Path("templates"), _builtin.templates())
    folders = [entry for place in places if place.is_dir() for entry in place.iterdir() if entry.is_dir()]
    found = next((folder for folder in folders if folder.name == name), None)
    if found is None:
        known = sorted({folder.name for folder in folders if _settings(folder).document != "message"})
        raise click.BadParameter(
            f"there is no template '{name}'; there are {', '.join(known)}", param_hint="'--template'"
        )
    return found


def _kind(folder: Path) -> tuple[str, bool]:
    """Which skeleton fits a template, and whether its letters are signed by a list."""
    settings = _settings(folder)
    if settings.document == "message":
        message = f"'{folder.name}' is a template for the messages of e-mails, not for letters"
        raise click.BadParameter(message, param_hint="'--template'")
    if settings.document == "press-release":
        return "press-release", False
    listed = settings.signatories
    if listed is None:
        listed = bool(re.search(r"\bsignatories\b", (folder / "letter.md.j2").read_text("utf-8")))
    return "letter", listed


def _settings(folder: Path) -> TemplateSettings:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    from letterkit.load.adapting import adapter
    from letterkit.model.template import TemplateSettings

    path = folder / "template.yaml"
    try:
        settings: TemplateSettings = adapter(TemplateSettings).validate_python(
            YAML(typ="safe").load(path.read_text("utf-8")) or {}
        )
        return settings
    except (YAMLError, ValueError) as error:
        raise click.UsageError(f"{path} cannot be used: {str(error).splitlines()[0]}") from error


def _filled(skeleton: str, id_: str, template: str, *, signed: bool) -> bytes:
    from letterkit.commands import _builtin

    text = (_builtin.SKELETONS / f"{skeleton}.yaml").read_text("utf-8")
    listed = (_builtin.SKELETONS / "list.yaml").read_text("utf-8") if signed else ""
    today = dt.date.today().isoformat()  # of the one who writes: no output depends on it
    for mark, value in {"@ID@": id_, "@TEMPLATE@": template, "@DATE@": today, "@LIST@": listed}.items():
        text = text.replace(mark, value)
    return text.encode()
