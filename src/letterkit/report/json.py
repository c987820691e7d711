"""Findings for programs: one JSON object (RFC 8259) with the key `findings`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from letterkit.model.finding import Finding
from letterkit.report import PLAIN, Setting


def report(findings: Sequence[Finding], setting: Setting = PLAIN) -> str:  # noqa: ARG001 - all forms are called alike
    """`{"findings": […]}`, indented."""
    return written({"findings": as_json(findings)})


def as_json(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Each finding as an object; `line` and `column` count from 1 and are null where there is none, `accepted` is the
    reason given in the draft or null."""
    return [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "message": finding.message,
            "path": finding.place.path,
            "line": finding.place.line,
            "column": finding.place.column,
            "page": finding.place.page,
            "hint": finding.hint,
            "accepted": finding.accepted,
        }
        for finding in findings
    ]


def written(content: Any) -> str:
    """JSON as letterkit prints it; lone surrogates, which UTF-8 cannot carry, as escapes."""
    text = json.dumps(content, indent=2, ensure_ascii=False)
    return text if text.isascii() or _encodable(text) else json.dumps(content, indent=2)


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
