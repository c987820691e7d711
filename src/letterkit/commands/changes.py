"""letterkit changes: what is different since a letter was frozen, and what there is to do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from letterkit.commands._console import Exit, columns, form_option, show
from letterkit.errors import InputError

if TYPE_CHECKING:
    from letterkit.freezing.standing import Standing
    from letterkit.model.project import Project

_OUT = "-"
_FILE = click.Path(path_type=Path, dir_okay=False, allow_dash=True)


@click.command("changes", short_help="Say what is different since a letter was frozen.")
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
@click.option("--note", type=_FILE, metavar="FILE.md|-", help="Write a correction note in the letter's languages.")
@click.option(
    "--ask-again",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.csv",
    help="Write whom to ask again, with e-mail addresses: private.",
)
@click.option("--force", is_flag=True, help="Let --note and --ask-again write over files that are there.")
@click.option("--text-id", is_flag=True, help="Print the ids of the text as it is now, and nothing else.")
@form_option("text", "json")
def command(
    draft: Path, out: Path, note: Path | None, ask_again: Path | None, force: bool, text_id: bool, form: str
) -> int:
    """Say what is different since `letterkit freeze`: who signs, what the text says, which files to render again, and
    whom to ask again since the demands that they signed have changed.

    Exits with 0 where nothing is different, with 1 where something is, with 3 where the letter was never frozen or its
    seal was changed.

    \b
    Example:
      letterkit changes drafts/2020-02-hrc.yaml
      letterkit changes drafts/2020-02-hrc.yaml --note correction.md
      letterkit changes drafts/2020-02-hrc.yaml --ask-again private/ask.csv
    """
    from letterkit import pipeline
    from letterkit.freezing import taking
    from letterkit.freezing.standing import standing

    if str(note) == _OUT and form == "json":
        raise click.UsageError("--note - and --format json both want standard output; write the note to a file")
    for option, path in (("--note", note), ("--ask-again", ask_again)):
        if path and str(path) != _OUT:
            _free(path, option, force=force)
    try:
        prepared = pipeline.prepare(draft)
        if text_id:
            click.echo("\n".join(taking.take(prepared).text_ids))
            return Exit.OK
        folder = out / prepared.project.draft.id
        found = standing(prepared, folder)
    except InputError as error:
        show(error.findings, form, err=form == "text")
        return Exit.INPUT
    _spare(prepared.project, note, ask_again)
    if ask_again and _is_inside(ask_again, out):
        message = f"{ask_again} would lie among files that are published; write it elsewhere"
        raise click.BadParameter(message, param_hint="'--ask-again'")
    if prepared.refused:
        click.echo(f"{draft}: has errors, see `letterkit check {draft}`", err=True)
    return _tell(draft, found, note, ask_again, form)


def _tell(draft: Path, found: Standing, note: Path | None, ask_again: Path | None, form: str) -> Exit:
    if note and not found.changes:
        click.echo("no note is written: nothing is different that it could tell", err=True)
        note = None
    if str(note) == _OUT:
        click.echo(_note(found), nl=False)
    elif form == "json":
        _print_json(found)
    else:
        _print(draft, found, hint=not note)
    return max(_write(found, note, ask_again), Exit.FINDINGS if found.changed else Exit.OK)


def _print(draft: Path, found: Standing, *, hint: bool) -> None:
    from letterkit.freezing import telling

    click.echo(f"{found.now.letter}: {telling.headline(found)}")
    for line in telling.lines(found, columns()):
        click.echo(line)
    if found.findings:
        click.echo()
        show(found.findings)
    if found.render:
        click.echo(f"\n`letterkit render {draft}` makes these files again.")
    if found.asking.again:
        click.echo(f"\n`letterkit changes {draft} --ask-again FILE.csv` writes how to reach them.")
    if found.changes and hint:
        click.echo(f"\n`letterkit changes {draft} --note FILE.md` writes the correction note.")


def _print_json(found: Standing) -> None:
    from letterkit.freezing.as_json import content
    from letterkit.report.json import written

    click.echo(written(content(found)))


def _note(found: Standing) -> str:
    from letterkit.freezing.note import note, without_words

    for lang in without_words(found.now):
        click.echo(f"letterkit has no words for a note in {lang}: that part is in English", err=True)
    return note(found.changes, found.now, since=found.since, sent=found.sent)


def _write(found: Standing, note: Path | None, ask_again: Path | None) -> Exit:
    from letterkit.freezing import asking, telling

    files: dict[Path, bytes] = {}
    if note and str(note) != _OUT:
        files[note] = _note(found).encode("utf-8", "replace")
    if ask_again:
        files[ask_again] = asking.csv_bytes(found.asking, telling.called)
    return max((_written(path, data, private=path == ask_again) for path, data in files.items()), default=Exit.OK)


def _written(path: Path, data: bytes, *, private: bool) -> Exit:
    from letterkit.deliver.atomic import write_whole

    try:
        write_whole(path, data)
        if private:
            path.chmod(0o600)
    except OSError as error:
        click.echo(f"{path}: cannot be written: {error.strerror or error}", err=True)
        return Exit.DELIVERY
    click.echo(f"{path}: written", err=True)
    return Exit.OK


def _free(path: Path, option: str, *, force: bool) -> None:
    """Refuse to write over what a person may have written since. Raises BadParameter."""
    if not force and (path.exists() or path.is_symlink()):
        message = f"{path} is already there; name another file, or add --force to write over it"
        raise click.BadParameter(message, param_hint=f"'{option}'")


def _spare(project: Project, *paths: Path | None) -> None:
    """Refuse to write over a file that the letter is made of, whatever is forced. Raises UsageError."""
    sources = {Path(project.root, name).resolve() for name in project.inputs}
    for path in paths:
        if path and str(path) != _OUT and path.resolve() in sources:
            raise click.UsageError(f"{path} is a file that the letter is made of; name another one")


def _is_inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())
