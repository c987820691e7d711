"""The way through, in order: load → count → compose → check → render → verify → deliver.

This is the one module that knows all stages. Each takes what the one before it gives; none imports another.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from letterkit import check, compose, counting, load
from letterkit.model.artifact import Artifact, Receipt
from letterkit.model.counts import Counts
from letterkit.model.finding import Finding, in_order
from letterkit.model.letter import Document
from letterkit.model.project import Project


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
    project = load.project(path)
    return project, counting.count(project.roster, project.draft.id, project.draft.counting)


def prepare(path: Path) -> Prepared:
    """Read, count, compose and check a draft. Raises InputError for what cannot be read."""
    project, counts = tally(path)
    documents = compose.compose(project, counts, moment=moment(project))
    found = check.run(check.Subject(project, counts, documents))
    return Prepared(project, counts, documents, tuple(found))


def make(prepared: Prepared, formats: Sequence[str]) -> Made:
    """Render in each format and read every file back, in memory."""
    from letterkit import render, verify

    artifacts: list[Artifact] = []
    findings: list[Finding] = []
    for document in prepared.documents:
        for artifact in render.render(document, prepared.project.template, formats):
            artifacts.append(artifact)
            findings += verify.artifact(artifact, document)
    return Made(tuple(artifacts), tuple(in_order(findings)))


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


