"""The way through, in order: load → count → compose → check → render → verify → deliver.

This is the one package that knows all stages. Each takes what the one before it gives; none imports another. What works
on texts and templates does so in a process of its own, with limits of time and memory that grow with the list; the
steps that it takes there are in `steps`. A draft with a recipients file is many letters: `batch` takes them the same
way, a few at a time.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from letterkit.errors import InputError
from letterkit.model.finding import Finding, Severity
from letterkit.pipeline.preparing import LARGE, Composed, Desk
from letterkit.pipeline.press import Press
from letterkit.pipeline.values import Made, Prepared, count, moment, share

if TYPE_CHECKING:  # the stages are imported where they are used, in the process that uses them
    from letterkit.model.artifact import Receipt
    from letterkit.model.counts import Counts
    from letterkit.model.project import Project
    from letterkit.pipeline.batch import Batch, Told

__all__ = [
    "Batch",
    "Made",
    "Prepared",
    "Press",
    "deliver",
    "for_many",
    "make",
    "moment",
    "prepare",
    "ready_to_deliver",
    "tally",
]

_FORMATS = Path(__file__).parents[1] / "render" / "formats"


def __getattr__(name: str) -> object:
    """`Batch`, which a single letter need not wait for."""
    if name == "Batch":
        from letterkit.pipeline.batch import Batch

        return Batch
    raise AttributeError(name)


def tally(path: Path) -> tuple[Project, Counts]:
    """Read a draft and count its list, no more. Raises InputError."""
    from letterkit import load

    project = load.project(path)
    return project, count(project)


def prepare(
    path: Path,
    *,
    jobs: int = 0,
    cluster: str = "",
    told: Told | None = None,
    keep: bool = True,
    then: Sequence[str] = (),
    composed: Composed | None = None,
) -> Prepared:
    """Read, count, compose and check a draft, with every letter of a recipients file. Raises InputError for what cannot
    be read.

    `jobs` is how many processes check the letters of a recipients file, 0 for one for each processor, `cluster` the
    address of a Dask scheduler whose workers do it instead; `told` hears how many are done, and of how many. Without
    `keep` only the findings are given, and no documents. `then` are formats that the letters of a recipients file will
    be made in: what they need is imported while the letters are checked. `composed` hears of a single letter before it
    is checked, if it can be.
    """
    with Desk(keep=keep, ahead=not for_many(path), long=_is_by_long_list(path)) as desk:
        from letterkit import load  # while the desk imports what it needs

        opened = load.opened(path, desk.foretell)
        _refuse_unknown_formats(opened.project)
        if not opened.project.recipients:
            return desk.prepare(opened, composed)
    from letterkit.pipeline.batch import Batch

    project = opened.whole()
    counts = count(project)
    return Prepared(project, counts, (), (), Batch(project, counts, jobs, cluster).checked(told, then))


def for_many(path: Path) -> bool:
    """Whether a draft looks as if it had a recipients file, so that nothing need be made ready for a single letter. A
    guess: what the draft really says is read later."""
    try:
        with path.open("rb") as file:
            return b"\nrecipients:" in file.read(1 << 20)
    except OSError:
        return False


def _is_by_long_list(path: Path) -> bool:
    """Whether a list near a draft is so large that it will be a long one, if it is the draft's: a guess, too."""
    with suppress(OSError):
        for folder in (path.parent.parent, path.parent):
            with os.scandir(folder) as entries:
                if any(one.name.endswith(".csv") and one.stat().st_size > LARGE for one in islice(entries, 500)):
                    return True
    return False


def _refuse_unknown_formats(project: Project) -> None:
    """Formats are files of the render stage, which a check does not import; so what a draft names is looked at here."""
    known = sorted(file.stem for file in _FORMATS.glob("[a-z]*.py"))
    findings = [
        Finding(
            "draft-invalid",
            Severity.ERROR,
            f'{field}: "{name[:60]}" is no format',
            project.place(field),
            f"there are {', '.join(known)}",
        )
        for field, name in ((f"formats.{i}", name) for i, name in enumerate(project.draft.formats))
        if name not in known
    ]
    if findings:
        raise InputError(findings)


def make(prepared: Prepared, formats: Sequence[str]) -> Made:
    """Render in each format and read every file back, in memory. Raises InputError for a dress that cannot be used."""
    with Press(formats) as press:
        return press.make(prepared, formats)


def ready_to_deliver() -> None:
    """Do what `deliver` would have to, for any letter: for whoever waits until the files are made."""
    import letterkit.deliver.folder  # noqa: F401
    from letterkit.manifest.build import versions

    versions()


def deliver(prepared: Prepared, made: Made, folder: Path) -> Receipt:
    """Write the files and their manifest, each whole. Raises ValueError for a letter that was refused."""
    from letterkit import manifest
    from letterkit.deliver import folder as delivery
    from letterkit.model.artifact import Filed

    if prepared.refused or made.refused:
        raise ValueError("a letter with findings that stop it is not delivered")
    files = [Filed.of(artifact) for artifact in made.artifacts]
    shares = [share(copy, made.artifacts) for copy in prepared.copies]
    content = manifest.build(prepared.project, prepared.counts, prepared.findings, files, shares)
    return delivery.write(folder, made.artifacts, content)
