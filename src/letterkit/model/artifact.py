"""What rendering gives and delivering takes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from letterkit.model.frozen import frozen
from letterkit.model.recipient import Recipient


@frozen
class Artifact:
    """A finished file in memory: `name` is its file name, `format` that of the renderer that made it.

    `recipient` is the key of the one whom a file is for, empty where it is for all; `pages` their number where the
    format has pages that are sent (a fax), else 0; `note` one line about the file that its maker tells the user.
    """

    name: str
    format: str
    data: bytes
    recipient: str = ""
    pages: int = 0
    note: str = ""


@frozen
class Filed:
    """What is known of an artifact once its bytes are on disk: `size` in bytes, `sha256` in hexadecimal."""

    name: str
    format: str
    size: int
    sha256: str
    recipient: str = ""
    pages: int = 0
    note: str = ""

    @classmethod
    def of(cls, artifact: Artifact) -> Filed:
        """The record of an artifact."""
        digest = hashlib.sha256(artifact.data).hexdigest()
        size = len(artifact.data)
        return cls(artifact.name, artifact.format, size, digest, artifact.recipient, artifact.pages, artifact.note)


@frozen
class Share:
    """The files that one recipient gets, by format; a format is missing where they have none in it."""

    recipient: Recipient
    files: Mapping[str, tuple[str, ...]]


@frozen
class Receipt:
    """What a delivery did: the folder, and each file written with its SHA-256 (hexadecimal)."""

    folder: str
    files: tuple[tuple[str, str], ...]
