"""The way through, in order: load → count → compose → check → render → verify → deliver.

This is the one module that knows all stages. Each takes what the one before it gives; none imports another. What works
on texts and templates does so in a process of its own, with limits of time and memory that grow with the list.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from letterkit import isolation
from letterkit.errors import InputError
from letterkit.model.finding import Finding, Place, in_order

if TYPE_CHECKING:  # the stages are imported where they are used, in the process that uses them
    from letterkit.model.artifact import Artifact, Receipt
    from letterkit.model.counts import Counts
    from letterkit.model.letter import Document
    from letterkit.model.project import Project
    from letterkit.model.template import Template


_TEXTUAL = ("letterkit.compose", "letterkit.check.every")
"""What composing and checking import, while the draft is still read."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A draft that was read, counted, composed and checked; nothing is rendered yet."""

    project: Project
    counts: Counts
    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        """Whether a finding stands that stops the letter."""
        return any(finding.stops for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Made:
    """Finished files in memory, and what reading them back found."""

    artifacts: tuple[Artifact, ...]
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        """Whether a file does not hold what it should."""
        return any(finding.stops for finding in self.findings)


def tally(path: Path) -> tuple[Project, Counts]:
    """Read a draft and count its list, no more. Raises InputError."""
    from letterkit import counting, load

    project = load.project(path)
    return project, counting.count(project.roster, project.draft.id, project.draft.counting)


def prepare(path: Path) -> Prepared:
    """Read, count, compose and check a draft. Raises InputError for what cannot be read."""
    with isolation.Ahead(_TEXTUAL) as child:
        project, counts = tally(path)
        limits = isolation.Limits.scaled(
            seconds=8, megabytes=1000, lines=_lines(project), seconds_a_line=0.005, kilobytes_a_line=100
        )
        child.begin(_composed, project, counts, limits=limits)
        documents, found = isolation.finished(child, limits=limits, place=project.place(""))
    return Prepared(project, counts, documents, tuple(found))


def _composed(project: Project, counts: Counts) -> tuple[tuple[Document, ...], list[Finding]]:
    from letterkit import check, compose

    isolation.doing("composing the letter")
    documents = compose.compose(project, counts, moment=moment(project))
    isolation.doing("checking the letter")
    return documents, check.run(check.Subject(project, counts, documents))


class Press:
    """Renders, with one process for each format. A context manager: begun before a letter is read, its processes import
    what they need while the letter is still checked."""

    def __init__(self, formats: Sequence[str]) -> None:
        self._stack = ExitStack()
        self._ready = {name: self._begun(name) for name in dict.fromkeys(formats)}

    def __enter__(self) -> Press:
        return self

    def __exit__(self, *_error: object) -> None:
        self._stack.close()

    def make(self, prepared: Prepared, formats: Sequence[str]) -> Made:
        """Render in each format and read every file back, in memory. Each press makes one letter.

        Raises InputError for a dress that cannot be used.
        """
        project = prepared.project
        limits = isolation.Limits.scaled(
            seconds=16, megabytes=1000, lines=_lines(project), seconds_a_line=0.04, kilobytes_a_line=300
        )
        working = {
            name: self._ready.pop(name) if name in self._ready else self._begun(name) for name in dict.fromkeys(formats)
        }
        for name, process in working.items():
            process.begin(_rendered, prepared.documents, project.template, name, limits=limits)
        place = project.place("")
        done = [isolation.finished(process, limits=limits, place=place) for process in working.values()]
        artifacts = [artifact for files in zip(*(made for made, _ in done), strict=True) for artifact in files]
        return Made(tuple(artifacts), tuple(in_order([finding for _, found in done for finding in found])))

    def _begun(self, name: str) -> isolation.Ahead:
        modules = (f"letterkit.render.formats.{name}", "letterkit.verify", f"letterkit.verify.readers.{name}")
        return self._stack.enter_context(isolation.Ahead(modules))


def make(prepared: Prepared, formats: Sequence[str]) -> Made:
    """Render in each format and read every file back, in memory. Raises InputError for a dress that cannot be used."""
    with Press(formats) as press:
        return press.make(prepared, formats)


def _rendered(
    documents: Sequence[Document], template: Template, name: str
) -> tuple[tuple[Artifact, ...], list[Finding]]:
    from letterkit import render, verify

    artifacts: list[Artifact] = []
    findings: list[Finding] = []
    for document in documents:
        isolation.doing(making := f"making {document.stem}.{name}")
        try:
            artifacts += render.render(document, template, (name,))
        except Exception as error:
            if finding := isolation.library_failed(error, making, Place(template.folder)):
                raise InputError([finding]) from error
            raise
        isolation.doing(f"reading {document.stem}.{name} back")
        findings += verify.artifact(artifacts[-1], document)
    return tuple(artifacts), findings


def _lines(project: Project) -> int:
    """How many entries are to be printed: limits grow with them, so that a long list stays possible."""
    return len(project.roster.of(project.draft.id)) * len(project.draft.languages)


def deliver(prepared: Prepared, made: Made, folder: Path) -> Receipt:
    """Write the files and their manifest, each whole. Raises ValueError for a letter that was refused."""
    from letterkit import manifest
    from letterkit.deliver import folder as delivery

    if prepared.refused or made.refused:
        raise ValueError("a letter with findings that stop it is not delivered")
    return delivery.write(
        folder, made.artifacts, manifest.build(prepared.project, prepared.counts, prepared.findings, made.artifacts)
    )


def moment(project: Project) -> datetime:
    """The time that files carry: SOURCE_DATE_EPOCH where set, else the draft's date at midnight UTC; no clock.

    See reproducible-builds.org, SOURCE_DATE_EPOCH specification.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal() and len(epoch) < 12:
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.combine(project.draft.date, time(), UTC)
