"""The files of a letter: whether they are there, as they were delivered, and of the text and list as these are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from letterkit import manifest
from letterkit.freezing.seal import Seal
from letterkit.load.files import shown
from letterkit.manifest.sealing import NAME, opened
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.project import Project


@dataclass(frozen=True, slots=True)
class Rendered:
    """The folder of a letter: SHA-256 of its files by name, as its manifest has them, and what is wrong with it."""

    outputs: Mapping[str, str]
    findings: tuple[Finding, ...]

    @property
    def usable(self) -> bool:
        """Whether the files are there, whole, and of what the draft is now."""
        return bool(self.outputs) and not any(finding.stops for finding in self.findings)


def look(project: Project, folder: Path) -> Rendered:
    """Hold the folder against its manifest, and the manifest against the draft with all its files."""
    elsewhere = "" if folder.parent == Path("out") else f" -o {shown(folder.parent)}"
    hint = f"letterkit render {shown(Path(project.place('').path))}{elsewhere}"
    if not (folder / NAME).is_file():
        message = f"the letter is not rendered: there is no {NAME} in {shown(folder)}"
        return Rendered({}, (_finding("not-rendered", message, folder, hint),))
    proof = next(one for one in manifest.prove(folder) if one.folder == folder)
    if any(finding.stops for finding in proof.findings):
        return Rendered({}, proof.findings)
    content = opened((folder / NAME).read_bytes())
    outputs = {name: str(entry["sha256"]) for name, entry in content["outputs"].items()}
    return Rendered(outputs, (*proof.findings, *_faults(project, folder, content, hint)))


def _faults(project: Project, folder: Path, content: Mapping[str, Any], hint: str) -> Iterator[Finding]:
    if content.get("letter") != project.draft.id:
        message = f"{shown(folder)} holds the letter {content.get('letter')}, not {project.draft.id}"
        yield _finding("not-rendered", message, folder, hint)
    elif changed := differing_inputs(dict(content.get("inputs", {})), project.inputs):
        message = f"the files in {shown(folder)} are older than what they are made of: {', '.join(changed)}"
        yield _finding("rendered-earlier", message, folder, hint)
    elif not content["outputs"]:
        yield _finding("not-rendered", f"the manifest in {shown(folder)} names no file", folder, hint)


def differing_inputs(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """The files that changed, came or went, by their path in the project."""
    return sorted(name for name in {*before, *now} if before.get(name) != now.get(name))


def to_render_again(before: Seal, now: Seal, project: Project) -> tuple[str, ...]:
    """Which of the frozen files would come out otherwise, were they rendered now.

    A file is of the document whose stem it has. A change of anything but the text, the list and the draft (a template,
    a picture) is taken to change every file, as is one of the draft for files that are made for one recipient.
    """
    draft, *own = (_key(project, path) for path in _own_paths(project))
    changed = set(differing_inputs(before.inputs, now.inputs))
    if changed - {draft, *own}:
        return tuple(before.outputs)
    stems = {stem for stem in {*before.sheets, *now.sheets} if before.sheets.get(stem) != now.sheets.get(stem)}
    known = {*before.sheets, *now.sheets}
    return tuple(
        name
        for name in before.outputs
        if ((stem := name.rpartition(".")[0]) in stems) or (stem not in known and (stems or draft in changed))
    )


def _own_paths(project: Project) -> tuple[str, ...]:
    """The draft, the list and the texts: what they say is compared as it is printed."""
    return project.place("").path, project.roster.path, *(body.path for body in project.bodies.values())


def _key(project: Project, path: str) -> str:
    """The path in the project of a file as findings name it, by which inputs are known."""
    real = Path(path).resolve()
    return real.relative_to(project.root).as_posix() if real.is_relative_to(project.root) else path


def _finding(code: str, message: str, folder: Path, hint: str) -> Finding:
    return Finding(code, Severity.ERROR, message, Place(shown(folder)), f"Run `{hint}`.")
