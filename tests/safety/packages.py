"""Word files taken apart and changed, for tests of what a hostile one may hold."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

REFERENCE = (Path(__file__).parents[2] / "templates" / "joint-letter" / "reference.docx").read_bytes()


def part(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def changed(
    data: bytes, replaced: Mapping[str, tuple[str, str]] | None = None, added: Mapping[str, bytes] | None = None
) -> bytes:
    """The package with one text replaced by another in some parts, each of which must be there, and with more parts."""
    parts = part(data)
    for name, (old, new) in (replaced or {}).items():
        text = parts[name].decode()
        assert old in text, f"{name} has no {old}"
        parts[name] = text.replace(old, new, 1).encode()
    return packed({**parts, **(added or {})})
