"""Write down what a letter was made of."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from letterkit import __version__, counting
from letterkit.manifest.sealing import VERSION, written
from letterkit.model.artifact import Filed, Share
from letterkit.model.counts import Counts
from letterkit.model.finding import Finding
from letterkit.model.project import Project

_LIBRARIES = ("babel", "jinja2", "lxml", "markdown-it-py", "pypdfium2", "python-docx", "weasyprint")
"""Those whose version can change what a file looks like."""


def build(
    project: Project, counts: Counts, findings: Sequence[Finding], files: Sequence[Filed], shares: Sequence[Share]
) -> bytes:
    """The manifest of one letter as bytes: the same for the same input, whatever the folder and the hour. `files` is
    what was made, `shares` who gets what of it.

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
            "outputs": {file.name: _output(file) for file in files},
            "recipients": [_recipient(share) for share in shares],
            "accepted": [_accepted(finding) for finding in findings if finding.accepted is not None],
            "versions": dict(versions()),
        }
    )


def _output(file: Filed) -> dict[str, Any]:
    entry: dict[str, Any] = {"format": file.format, "bytes": file.size, "sha256": file.sha256}
    if file.recipient:
        entry["recipient"] = file.recipient
    if file.pages:
        entry["pages"] = file.pages
    return entry


def _recipient(share: Share) -> dict[str, Any]:
    one = share.recipient
    names = ("key", "part", "name", "title", "email", "fax", "language")
    return {name: str(getattr(one, name)) for name in names} | {"files": {k: list(v) for k, v in share.files.items()}}


def _accepted(finding: Finding) -> dict[str, str]:
    # No path: it may be of the machine rather than of the project.
    return {"code": finding.code, "message": finding.message, "reason": finding.accepted or ""}


@cache
def versions() -> Mapping[str, str]:
    """Those of letterkit, Python and the libraries whose version can change what a file looks like."""
    found = {"letterkit": __version__, "python": platform.python_version()}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue  # a format whose library is not installed was not rendered
    return found
