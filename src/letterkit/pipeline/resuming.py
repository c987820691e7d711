"""A run over many letters that was interrupted goes on where it was, if it would make the same files again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from letterkit.isolation.messages import Kind, message, messages
from letterkit.model.artifact import Filed, Share
from letterkit.model.finding import Finding
from letterkit.model.project import Project
from letterkit.pipeline.values import moment

Piece = tuple[list[Filed], list[Share], list[Finding]]
"""The files of some letters on disk, who gets them, and what reading them back found."""


def key(project: Project, formats: Sequence[str], letters: int) -> str:
    """The SHA-256 (hexadecimal) of all that the files of a run depend on: every file that was read, formats, versions,
    and how many letters are a piece."""
    from letterkit.manifest.build import versions  # which a check need not wait for

    parts = {
        "inputs": dict(sorted(project.inputs.items())),
        "letter": project.draft.id,
        "formats": list(formats),
        "moment": moment(project).isoformat(),
        "versions": versions(),
        "letters": letters,
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def record(piece: Piece) -> bytes:
    """A piece as it is noted."""
    return message(Kind.RESULT, piece)


def recorded(data: bytes) -> Piece | None:
    """A piece that was noted; None where it was not by this version."""
    try:
        ((_, (files, shares, findings)),) = messages(data)
    except (ValueError, TypeError):
        return None
    return files, shares, findings
