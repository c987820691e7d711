"""What rendering gives and delivering takes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """A finished file in memory: `name` is its file name, `format` that of the renderer that made it."""

    name: str
    format: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a delivery did: the folder, and each file written with its SHA-256 (hexadecimal)."""

    folder: str
    files: tuple[tuple[str, str], ...]
