"""The load stage: files in, one Project out, or everything that is wrong with them. It writes nothing."""

from __future__ import annotations

from typing import Any

from letterkit.load.assemble import Opened, opened, project
from letterkit.load.faults import CODES

__all__ = ["CODES", "Opened", "opened", "project", "schema"]


def schema() -> dict[str, Any]:
    """The JSON schema (draft 2020-12) of a draft, for editors: `# yaml-language-server: $schema=draft.schema.json`."""
    from letterkit.load.editor_schema import build

    return build()
