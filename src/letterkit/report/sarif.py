"""Findings for code scanning: SARIF 2.1.0 (OASIS, docs.oasis-open.org/sarif/sarif/v2.1.0)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from letterkit import __version__
from letterkit.model.finding import Finding, Place
from letterkit.report import PLAIN, Setting
from letterkit.report.json import written

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def report(findings: Sequence[Finding], setting: Setting = PLAIN) -> str:
    """A log of one run: a rule for each code found, a result for each finding, accepted ones as suppressed."""
    codes = sorted({finding.code for finding in findings})
    driver = {"name": "letterkit", "version": __version__, "rules": [_rule(code, setting.rules) for code in codes]}
    results = [_result(finding, codes.index(finding.code)) for finding in findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return written({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str, rules: Mapping[str, str]) -> dict[str, Any]:
    text = rules.get(code) or f"See: letterkit explain {code}"
    return {"id": code, "shortDescription": {"text": text}, "help": {"text": f"{text}\n\nletterkit explain {code}"}}


def _result(finding: Finding, index: int) -> dict[str, Any]:
    message = f"{finding.message}\n{finding.hint}" if finding.hint else finding.message
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": finding.severity.value,
        "message": {"text": message},
        "locations": [{"physicalLocation": _location(finding.place)}],
    }
    if finding.accepted is not None:
        result["suppressions"] = [{"kind": "external", "justification": finding.accepted}]
    return result


def _location(place: Place) -> dict[str, Any]:
    path = Path(place.path)
    uri = path.as_uri() if path.is_absolute() else quote(path.as_posix())
    location: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if place.line is not None:
        region = {"startLine": place.line}
        location["region"] = region if place.column is None else {**region, "startColumn": place.column}
    return location
