"""What rendering gives and delivering takes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a delivery did: the folder, and each file written with its SHA-256 (hexadecimal)."""

    folder: str
    files: tuple[tuple[str, str], ...]
