"""What the steps of the pipeline hand to each other, and the time that files carry."""

from __future__ import annotations

import os
from datetime import UTC, datetime, time

from letterkit.model.artifact import Artifact, Share
from letterkit.model.counts import Counts
from letterkit.model.finding import Finding
from letterkit.model.frozen import frozen
from letterkit.model.letter import Document
from letterkit.model.project import Project
from letterkit.model.recipient import Copy


@frozen
class Prepared:
    """A draft that was read, counted, composed and checked; nothing is rendered yet.

    Of a draft with a recipients file every letter was composed and checked, and none is kept: there may be thousands.
    """

    project: Project
    counts: Counts
    documents: tuple[Document, ...]
    copies: tuple[Copy, ...]
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        """Whether a finding stands that stops the letter."""
        return any(finding.stops for finding in self.findings)


@frozen
class Made:
    """Finished files in memory, and what reading them back found."""

    artifacts: tuple[Artifact, ...]
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        """Whether a file does not hold what it should."""
        return any(finding.stops for finding in self.findings)


def count(project: Project) -> Counts:
    """What the list of a letter adds up to."""
    from letterkit import counting  # which a process that is given the counts need not import

    return counting.count(project.roster, project.draft.id, project.draft.counting)


def share(copy: Copy, artifacts: tuple[Artifact, ...]) -> Share:
    """Which of the files the recipient of a copy gets: those of the copy's documents, and those made for it."""
    stems = {document.stem for document in copy.documents}
    files: dict[str, tuple[str, ...]] = {}
    for artifact in artifacts:
        is_shared = artifact.name.rpartition(".")[0] in stems
        if is_shared or artifact.recipient == copy.recipient.key:
            files[artifact.format] = (*files.get(artifact.format, ()), artifact.name)
    return Share(copy.recipient, files)


def moment(project: Project) -> datetime:
    """The time that files carry: SOURCE_DATE_EPOCH where set, else the draft's date at midnight UTC; no clock.

    See reproducible-builds.org, SOURCE_DATE_EPOCH specification.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal() and len(epoch) < 12:
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.combine(project.draft.date, time(), UTC)
