"""What commands share: exit codes, how findings are shown, and the arguments that several of them take."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any, TypeVar

import click

from letterkit import report
from letterkit.model.finding import Finding

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class Exit(IntEnum):
    """An exit code for each kind of failure; of several letters the highest is that of the run."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    INPUT = 3
    DELIVERY = 4
    FAULT = 70
    """A fault of letterkit itself (EX_SOFTWARE of sysexits.h)."""
    INTERRUPTED = 130


def drafts_argument(function: Decorated) -> Decorated:
    """DRAFT…: paths of drafts. Whether they are there is for the loader to say, with exit code 3."""
    kind = click.Path(path_type=Path)
    return click.argument("drafts", metavar="DRAFT...", nargs=-1, required=True, type=kind)(function)


def out_option(function: Decorated) -> Decorated:
    """-o DIR: where render put the folder of each letter."""
    return click.option(
        "-o",
        "out",
        type=click.Path(path_type=Path, file_okay=False),
        default="out",
        show_default=True,
        metavar="DIR",
        help="Where the folder of each letter is.",
    )(function)


def form_option(*forms: str) -> Callable[[Decorated], Decorated]:
    """--format: one of the forms, the first by default."""
    text = "Form of the output."
    return click.option("--format", "form", type=click.Choice(forms), default=forms[0], show_default=True, help=text)


def columns(*, err: bool = False) -> int | None:
    """The width of the terminal; None where the output goes into a file or a pipe."""
    stream = sys.stderr if err else sys.stdout
    return shutil.get_terminal_size().columns if stream.isatty() else None


def show(
    findings: Sequence[Finding], form: str = "text", *, err: bool = False, rules: Mapping[str, str] | None = None
) -> None:
    """Print findings in one form; wrapped and with colors on a terminal only."""
    width = columns(err=err)
    text = report.report(form, findings, report.Setting(width, color=width is not None, rules=rules or {}))
    if text:
        click.echo(text, err=err)


def code_for(findings: Sequence[Finding]) -> Exit:
    """1 where a finding stands that stops a letter, else 0."""
    return Exit.FINDINGS if any(finding.stops for finding in findings) else Exit.OK
