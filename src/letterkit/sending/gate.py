"""Nothing but what was rendered and proven goes out: the draft is checked again, and the folder held against it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from letterkit import manifest
from letterkit.manifest.sealing import NAME
from letterkit.model.finding import Finding, Place
from letterkit.model.recipient import Recipient
from letterkit.model.sending import Enclosure
from letterkit.pipeline import Prepared
from letterkit.sending.codes import finding
from letterkit.sending.people import people

_AGAIN = "render the letter again, look at the files, and send those"


@dataclass(frozen=True, slots=True)
class Package:
    """One recipient with the files that they get, by format."""

    recipient: Recipient
    files: Mapping[str, tuple[Enclosure, ...]]


@dataclass(frozen=True, slots=True)
class Rendered:
    """What may be sent: the packages in the manifest's order, whether it is a sample, and what stands against it."""

    packages: tuple[Package, ...]
    sample: bool
    findings: tuple[Finding, ...]


def rendered(prepared: Prepared, folder: Path) -> Rendered:
    """Hold the folder of a letter against its manifest, and both against the draft as it is now. Raises OSError."""
    draft = prepared.project.draft
    content, findings = _manifest(prepared, folder)
    if not content:
        return Rendered((), draft.sample, findings)
    entries = _recipients(content)
    findings = (*findings, *_inputs(prepared, content, folder), *_addressees(prepared, entries, folder))
    sample = draft.sample or content.get("sample") is not False
    known = people(prepared.project)
    if any(one.stops for one in findings):
        return Rendered((), sample, findings)
    return Rendered(tuple(Package(known[key], _files(content, entries[key])) for key in entries), sample, findings)


def _manifest(prepared: Prepared, folder: Path) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    place = Place(str(folder / NAME))
    letter = prepared.project.draft.id
    if not (folder / NAME).is_file():
        hint = f"run: letterkit render {prepared.project.place('').path} -f pdf -f eml"
        return {}, (finding("send-not-rendered", f"{letter} was not rendered yet into {folder}", place, hint),)
    proof = next(proof for proof in manifest.prove(folder) if proof.folder == folder)
    if any(one.stops for one in proof.findings):
        return {}, proof.findings
    content: dict[str, Any] = json.loads((folder / NAME).read_bytes())
    if proof.letter != letter:
        message = f"the folder holds {proof.letter[:80]} and not {letter}"
        return {}, (finding("send-not-rendered", message, place, _AGAIN),)
    return content, ()


def _recipients(content: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    return {entry["key"]: entry for entry in content.get("recipients", ())}


def _inputs(prepared: Prepared, content: Mapping[str, Any], folder: Path) -> Iterator[Finding]:
    """Every file that the letter is made of must be what it was, and no other may have come."""
    then, now = content.get("inputs", {}), prepared.project.inputs
    root = Path(prepared.project.root)
    for name in sorted({*then, *now}):
        if then.get(name) != now.get(name):
            what = "is no more part of it" if name not in now else "is new" if name not in then else "was changed"
            path = root / name
            shown = Place(_shown(path))
            yield finding("send-input-changed", f"{name} {what} since {folder} was rendered", shown, _AGAIN)


def _addressees(
    prepared: Prepared, entries: Mapping[str, Mapping[str, Any]], folder: Path
) -> Iterator[Finding]:  # fmt: skip
    """The manifest may not lead the letter to anybody but those whom the draft names, by their own addresses."""
    known, place = people(prepared.project), Place(str(folder / NAME))
    for key in {*known, *entries}:
        one, entry = known.get(key), entries.get(key, {})
        if one is None or (one.email, one.fax) != (entry.get("email"), entry.get("fax")):
            message = f"{key} is not addressed there as in the draft"
            yield finding("send-addressee-changed", message, place, _AGAIN)


def _files(content: Mapping[str, Any], entry: Mapping[str, Any]) -> dict[str, tuple[Enclosure, ...]]:
    outputs = content["outputs"]

    def enclosure(name: str) -> Enclosure:
        return Enclosure(name, outputs[name]["sha256"], outputs[name].get("pages", 0))

    return {form: tuple(enclosure(name) for name in names if name in outputs) for form, names in entry["files"].items()}


def _shown(path: Path) -> str:
    from letterkit.load.files import shown

    return shown(path)
