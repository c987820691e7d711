"""Findings as annotations of GitHub Actions: workflow commands, escaped as its toolkit does (actions/toolkit,
packages/core/src/command.ts)."""

from __future__ import annotations

from collections.abc import Sequence

from letterkit.model.finding import Finding, Severity
from letterkit.report import PLAIN, Setting

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def report(findings: Sequence[Finding], setting: Setting = PLAIN) -> str:  # noqa: ARG001 - all forms are called alike
    """One line for each finding; accepted ones are notices."""
    return "\n".join(map(_line, findings))


def _line(finding: Finding) -> str:
    place = finding.place
    properties = {"file": place.path, "line": place.line, "col": place.column, "title": finding.code}
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None)
    accepted = f"accepted: {finding.accepted}" if finding.accepted is not None else ""
    message = "\n".join(part for part in (finding.message, accepted, finding.hint) if part)
    command = "notice" if finding.accepted is not None else _COMMANDS[finding.severity]
    return f"::{command} {written}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
