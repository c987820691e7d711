"""letterkit check: what is wrong or doubtful in a letter."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from letterkit import report
from letterkit.commands._console import Exit, code_for, drafts_argument, form_option, show
from letterkit.commands._progress import progress
from letterkit.errors import InputError
from letterkit.model.finding import Finding


@click.command("check", short_help="Check drafts; write nothing.")
@drafts_argument
@form_option(*report.forms())
def command(drafts: tuple[Path, ...], form: str) -> int:
    """Check drafts: every stated count against the list, the list itself, dates, addresses, placeholders.

    Nothing is written. Exits with 1 where a finding would stop the letter, with 3 where a file cannot be read.

    \b
    Example:
      letterkit check drafts/2020-02-hrc.yaml
      letterkit check drafts/*.yaml --format sarif > letters.sarif
    """
    findings: list[Finding] = []
    worst = Exit.OK
    for draft in drafts:
        found, code = _checked(draft)
        findings += found
        worst = max(worst, code)
    show(findings, form, rules=_rules() if form == "sarif" else None)
    return worst


def _checked(draft: Path) -> tuple[tuple[Finding, ...], Exit]:
    from letterkit import pipeline

    try:
        with progress("checking") as told:
            prepared = pipeline.prepare(draft, told=told, keep=False)
    except InputError as error:
        return tuple(error.findings), Exit.INPUT
    return prepared.findings, code_for(prepared.findings)


def _rules() -> Mapping[str, str]:
    from letterkit.commands._codes import sentences

    return sentences()
