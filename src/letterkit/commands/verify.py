"""letterkit verify: prove later that a folder holds what was delivered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from letterkit.commands._console import Exit, code_for, form_option, show
from letterkit.model.finding import Finding, Place, Severity

if TYPE_CHECKING:
    from letterkit.manifest import Proof


@click.command("verify", short_help="Prove a folder of files again.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@form_option("text", "json")
def command(folder: Path, form: str) -> int:
    """Prove that the files in DIR, and in the folders below it, are to the byte those that were delivered.

    Exits with 1 where a file was changed or is missing, with 3 where there is no manifest.json.

    \b
    Example:
      letterkit verify out
      letterkit verify out/2020-02-hrc --format json
    """
    from letterkit.manifest import prove

    proofs = prove(folder)
    findings = [finding for proof in proofs for finding in proof.findings]
    code = code_for(findings)
    if not proofs:
        hint = "Name a folder that `letterkit render` wrote."
        message = "there is no manifest.json here or in a folder below"
        findings = [Finding("manifest-missing", Severity.ERROR, message, Place(str(folder)), hint)]
        code = Exit.INPUT
    if form == "json":
        _print_json(proofs, findings)
    else:
        _print(proofs, findings)
    return code


def _print(proofs: Sequence[Proof], findings: Sequence[Finding]) -> None:
    for proof in proofs:
        if proof.letter and not any(finding.stops for finding in proof.findings):
            files = f"{proof.files} file{'' if proof.files == 1 else 's'}"
            click.echo(f"{proof.folder}: {files} of {proof.letter} as delivered")
    if findings:
        show(findings)


def _print_json(proofs: Sequence[Proof], findings: Sequence[Finding]) -> None:
    from letterkit.report.json import as_json, written

    folders = [{"path": str(proof.folder), "letter": proof.letter, "files": proof.files} for proof in proofs]
    click.echo(written({"folders": folders, "findings": as_json(findings)}))
