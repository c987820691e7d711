"""Write down what a letter was made of."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from letterkit import __version__, counting
from letterkit.manifest.sealing import VERSION, written
from letterkit.model.artifact import Artifact
from letterkit.model.counts import Counts
from letterkit.model.finding import Finding
from letterkit.model.project import Project

_LIBRARIES = ("babel", "jinja2", "lxml", "markdown-it-py", "pypdfium2", "python-docx", "weasyprint")
"""Those whose version can change what a file looks like."""


def build(project: Project, counts: Counts, findings: Sequence[Finding], artifacts: Sequence[Artifact]) -> bytes:
    """The manifest of one letter as bytes: the same for the same input, whatever the folder and the hour.

    `created` is the draft's date or SOURCE_DATE_EPOCH (ISO 8601, UTC); inputs are by their path in the project.
    """
    from letterkit.pipeline import moment

    draft = project.draft
    return written(
        {
            "manifest": VERSION,
            "letter": draft.id,
            "sample": draft.sample,
            "created": moment(project).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "languages": list(draft.languages),
            "counts": counting.as_json(counts),
            "inputs": dict(sorted(project.inputs.items())),
            "outputs": {artifact.name: _output(artifact) for artifact in artifacts},
            "accepted": [_accepted(finding) for finding in findings if finding.accepted is not None],
            "versions": _versions(),
        }
    )


def _output(artifact: Artifact) -> dict[str, Any]:
    digest = hashlib.sha256(artifact.data).hexdigest()
    return {"format": artifact.format, "bytes": len(artifact.data), "sha256": digest}


def _accepted(finding: Finding) -> dict[str, str]:
    # No path: it may be of the machine rather than of the project.
    return {"code": finding.code, "message": finding.message, "reason": finding.accepted or ""}


def _versions() -> dict[str, str]:
    versions = {"letterkit": __version__, "python": platform.python_version()}
    for name in _LIBRARIES:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            continue  # a format whose library is not installed was not rendered
    return versions
