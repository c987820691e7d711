"""Prove later that a folder holds what was delivered, every file to the byte, and nothing that passes for one."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from letterkit.deliver.folder import is_plain
from letterkit.manifest.sealing import NAME, opened
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.frozen import frozen

CODES = {
    "manifest-missing": "There is no manifest.json, so nothing can be proven about the folder.",
    "manifest-changed": "manifest.json is not as letterkit wrote it: its seal does not match its content.",
    "file-changed": "A file is not, to the byte, the one that was delivered.",
    "file-missing": "A file that was delivered is not there any more.",
    "file-foreign": "A file lies in the folder of a letter that letterkit did not write there.",
}
"""What `letterkit verify` can find, with what each means (`letterkit explain CODE`)."""

_AGAIN = "Render the letter again, or take the file from where it was sent from."


@frozen
class Proof:
    """What was proven of one folder: the letter's id and the number of its files, or findings."""

    folder: Path
    letter: str
    files: int
    findings: tuple[Finding, ...]


def prove(folder: Path) -> list[Proof]:
    """A proof for the folder and for each below it that has a manifest; empty where none has one.

    A folder beside such a one that holds files but no manifest gets a warning. Raises OSError.
    """
    proven = {Path(where): files for where, _, files in _walk(folder) if NAME in files}
    proofs = [_proof(where, files) for where, files in proven.items()]
    parents = {where.parent for where in proven if where != folder}
    for where, _, files in _walk(folder):
        if where not in map(str, proven) and Path(where).parent in parents and files:
            proofs.append(Proof(Path(where), "", 0, (_unproven(Path(where)),)))
    return proofs


def _walk(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    def fail(error: OSError) -> None:
        raise error

    for where, folders, files in os.walk(folder, onerror=fail):
        folders.sort()
        yield where, folders, sorted(files)


def _proof(folder: Path, files: list[str]) -> Proof:
    try:
        content = opened((folder / NAME).read_bytes())
    except ValueError as error:
        place = Place(_shown(folder / NAME))
        return Proof(folder, "", 0, (Finding("manifest-changed", Severity.ERROR, f"{NAME}: {error}", place, _AGAIN),))
    outputs: dict[str, Any] = content["outputs"]
    findings = [finding for name, entry in outputs.items() for finding in _compared(folder, name, entry)]
    foreign = [name for name in files if name != NAME and name not in outputs]
    return Proof(folder, str(content.get("letter")), len(outputs), (*findings, *(_foreign(folder, n) for n in foreign)))


def _compared(folder: Path, name: str, entry: Any) -> Iterator[Finding]:
    path = folder / name
    place = Place(_shown(path))
    digest = entry.get("sha256") if isinstance(entry, dict) else None
    if not is_plain(name):  # never read a file outside the folder because a manifest says so
        yield Finding("manifest-changed", Severity.ERROR, f"{name!r} is not a file of the folder", place, _AGAIN)
    elif not path.is_file():
        yield Finding("file-missing", Severity.ERROR, f"{name} was delivered and is not there", place, _AGAIN)
    elif path.is_symlink() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
        yield Finding("file-changed", Severity.ERROR, f"{name} is not the file that was delivered", place, _AGAIN)


def _foreign(folder: Path, name: str) -> Finding:
    message = f"{name} was not written by letterkit, or is left of an interrupted run"
    return Finding(
        "file-foreign", Severity.WARNING, message, Place(_shown(folder / name)), "Move it out of the folder."
    )


def _unproven(folder: Path) -> Finding:
    message = f"the folder has files but no {NAME}: nothing is proven of them"
    return Finding("manifest-missing", Severity.WARNING, message, Place(_shown(folder)), _AGAIN)


def _shown(path: Path) -> str:
    """A path as findings name it: relative to the current folder where it is below it."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative
