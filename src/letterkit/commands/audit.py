"""letterkit audit: finished letters, made by anyone, proven against their own lists."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from letterkit import report
from letterkit.commands._console import Exit, code_for, form_option, show
from letterkit.model.finding import Finding, in_order

if TYPE_CHECKING:
    from letterkit.model.audit import AuditReport
    from letterkit.model.signature import Audited

STDIN = "-"
_MOST_BYTES = 50_000_001
"""One more than a file may have, so that the reader says that it is too much."""


@click.command("audit", short_help="Audit finished letters, made by anyone.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--lists", "entries", is_flag=True, help="Show each entry of the lists as it was read.")
@click.option(
    "--to-csv",
    "target",
    metavar="PATH",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the lists as a signatories.csv.",
)
@click.option("--force", is_flag=True, help="Let --to-csv write over a file that is there.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes read the files. Default: one for each processor.",
)
@form_option(*report.forms())
def command(
    files: tuple[Path, ...], entries: bool, target: Path | None, force: bool, jobs: int | None, form: str
) -> int:
    """Say what finished letters claim, what their lists of signatories hold, and
    where the two disagree. FILE is .docx, .pdf, .html, .md, .txt or .eml; - is
    standard input.

    Of several files it says which are versions or translations of one letter and
    which is the press release about it, what disagrees between them, and which
    persons and bodies are written in two ways.

    Exits with 1 where a number is wrong for sure, with 3 where a file cannot be
    read; the others are audited all the same.

    \b
    Example:
      letterkit audit letter.docx letter.ko.docx press.html
      letterkit audit letter.pdf --lists
      letterkit audit old-letter.docx --to-csv signatories.csv
    """
    if target is not None:
        _writable(target, files, force=force)
    made, unread = _audited(files, jobs or 0)
    findings = in_order([*unread, *made.findings])
    if form == "text":
        _print(made, findings, entries=entries)
    elif form == "json":
        _print_json(made, findings, entries=entries)
    else:
        show(findings, form, rules=_rules() if form == "sarif" else None)
    if target is not None:
        _write(made, target, quiet=form != "text")
    return Exit.INPUT if unread else code_for(findings)


def _audited(files: Sequence[Path], jobs: int) -> tuple[AuditReport, list[Finding]]:
    """What the texts of all files hold, attachments too, and what is to say of those that cannot be read."""
    from letterkit.commands import _auditing

    once: dict[str, Path] = {}
    for path in files:  # a file that is named twice is no version of itself
        once.setdefault(STDIN if str(path) == STDIN else os.path.realpath(path), path)
    sources: list[_auditing.Source] = [
        (sys.stdin.buffer.read(_MOST_BYTES), "<stdin>") if str(path) == STDIN else (path, str(path))
        for path in once.values()
    ]
    audited: list[Audited] = []
    unread: list[Finding] = []
    for texts, found in _auditing.each(sources, jobs):
        audited += texts
        unread += found
    made, failed = _auditing.report(audited, jobs)
    return made, unread + failed


def _print(made: AuditReport, findings: Sequence[Finding], *, entries: bool) -> None:
    from letterkit.audit.as_text import lines
    from letterkit.audit.related_text import lines as related_lines
    from letterkit.report.text import harmless

    for document in made.documents:
        for line in lines(document, entries=entries):
            click.echo(harmless(line))
        click.echo()
    for line in related_lines(made.related):
        click.echo(harmless(line))
    if made.related:
        click.echo()
    show(findings)


def _print_json(made: AuditReport, findings: Sequence[Finding], *, entries: bool) -> None:
    from letterkit.audit.as_json import documents, related, spellings
    from letterkit.report.json import as_json, written

    content = {
        "documents": documents(made.documents, entries=entries),
        "findings": as_json(findings),
        "related": related(made.related),
        "spellings": spellings(made.names),
    }
    click.echo(written(content))


def _writable(target: Path, files: Sequence[Path], *, force: bool) -> None:
    """Refuse before anything is read: a list that a person has made is not written over unasked, a letter never."""
    if target.resolve() in {path.resolve() for path in files if str(path) != STDIN}:
        raise click.UsageError(f"{target} is the letter; name another file for the list")
    if (target.exists() or target.is_symlink()) and not force:
        raise click.UsageError(f"{target} is already there; name another file, or add --force to write over it")
    if not target.parent.is_dir():
        raise click.UsageError(f"there is no folder {target.parent} to write {target.name} to")


def _write(made: AuditReport, target: Path, *, quiet: bool) -> None:
    from letterkit.audit.as_csv import table
    from letterkit.deliver.atomic import write_whole

    count = sum(len(found.entries) for document in made.documents for found in document.counted)
    if not count:
        click.echo(f"{target}: not written, since there is no list to write", err=True)
        return
    write_whole(target, table(made.documents))
    if not quiet:
        click.echo(f"{target}: {count} signator{'y' if count == 1 else 'ies'} written")


def _rules() -> Mapping[str, str]:
    from letterkit.commands._codes import sentences

    return sentences()
