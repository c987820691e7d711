"""Examples of checks as real projects: the base project, with the files of an example over it."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from letterkit import check
from letterkit.check.catalogue import Part, parts
from letterkit.compose import compose, copies, letter_of
from letterkit.counting import count
from letterkit.errors import InputError
from letterkit.load import project
from letterkit.model.finding import Finding

BASE = Path(__file__).parent / "base"
MOMENT = dt.datetime(2024, 3, 1, tzinfo=dt.UTC)
DRAFT = "drafts/letter.yaml"


def subject_of(draft: Path) -> check.Subject:
    """A draft through load, count and compose; of one with a recipients file the letter to the first row."""
    loaded = project(draft)
    if loaded.recipients:
        loaded = loaded.addressed_to(loaded.recipients[0])
    counts = count(loaded.roster, loaded.draft.id, loaded.draft.counting)
    documents = compose(loaded, counts, moment=MOMENT)
    made = copies(loaded, counts, documents, moment=MOMENT)
    return check.Subject(loaded, counts, documents, made, letter_of(loaded, moment=MOMENT))


def write(example: str, folder: Path) -> Path:
    """The base project with an example over it, in a folder; gives the path of the draft."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    _write_parts(parts(example), folder)
    return folder / DRAFT


def findings(example: str, folder: Path) -> list[Finding]:
    """What the checks find in an example, or loading where it goes no further."""
    draft = write(example, folder)
    try:
        return check.run(subject_of(draft))
    except InputError as error:
        return error.findings


def found(example: str, folder: Path, code: str) -> list[Finding]:
    """What one check finds in an example."""
    return [finding for finding in findings(example, folder) if finding.code == code]


def _write_parts(files: Iterable[Part], folder: Path) -> None:
    for part in files:
        path = folder / _path(part.name)
        if part.text is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        if part.name == "draft.yaml":
            _merge_yaml(path, part.text)
        else:
            path.write_text(part.text, encoding="utf-8")


def _path(name: str) -> str:
    if name == "draft.yaml":
        return DRAFT
    return f"drafts/letter{name.removeprefix('body')}" if name.startswith("body.") else name


def _merge_yaml(path: Path, text: str) -> None:
    yaml = YAML(typ="safe")
    yaml.default_flow_style = False
    merged = _merged(yaml.load(path.read_text(encoding="utf-8")), yaml.load(text))
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(merged, file)


def _merged(base: Any, over: Any) -> Any:
    if not (isinstance(base, dict) and isinstance(over, dict)):
        return over
    both = base | {key: _merged(base.get(key), value) for key, value in over.items()}
    return {key: value for key, value in both.items() if value is not None}
