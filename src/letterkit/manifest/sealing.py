"""The form of a manifest: JSON of which every byte is determined, and a seal over all of it.

The seal is the SHA-256 of the manifest without `seal`, as JSON with sorted keys, no white space and UTF-8. It shows a
change by accident or by hand; it is no signature, since anybody can compute it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any

NAME = "manifest.json"
VERSION = 1
"""Number of the form; a later letterkit that writes another still reads this one."""


def seal(content: Mapping[str, Any]) -> str:
    """SHA-256 (hexadecimal) over the canonical JSON of everything but the seal."""
    rest = {key: value for key, value in content.items() if key != "seal"}
    canonical = json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def written(content: Mapping[str, Any]) -> bytes:
    """The manifest as it stands in the file: two spaces of indent, keys in the order given, the seal last."""
    sealed = {**{key: value for key, value in content.items() if key != "seal"}, "seal": seal(content)}
    made = BytesIO()
    for piece in json.JSONEncoder(indent=2, ensure_ascii=False).iterencode(
        sealed
    ):  # of thousands of recipients bit by bit
        made.write(piece.encode("utf-8", "surrogatepass"))
    made.write(b"\n")
    return made.getvalue()


def opened(data: bytes) -> dict[str, Any]:
    """The content of a manifest; raises ValueError where a byte of it is not as `written` wrote it."""
    try:
        content = json.loads(data)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    if not isinstance(content, dict) or not isinstance(content.get("outputs"), dict):
        raise ValueError("it is not a manifest of letterkit")
    if content.get("seal") != seal(content) or written(content) != data:
        raise ValueError("it was changed: its seal does not match")
    if content.get("manifest") != VERSION:
        raise ValueError(f"it has the form {content.get('manifest')}, this letterkit reads {VERSION}")
    return content
