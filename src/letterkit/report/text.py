"""Findings for people: `file:line:column: severity[code]: message`, the hint indented under it, a summary at the end.

The first line is one that editors and `grep` can follow; in a terminal long lines are wrapped under it.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence

from letterkit.model.finding import Finding, Severity
from letterkit.report import PLAIN, Setting, summary

_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
"""Select Graphic Rendition parameters of ECMA-48."""
_INDENT = "    "
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def report(findings: Sequence[Finding], setting: Setting = PLAIN) -> str:
    """All findings and the summary."""
    lines = [line for finding in findings for line in _lines(finding, setting)]
    return "\n".join([*lines, summary(findings)])


def harmless(text: str) -> str:
    """The text on one line, with control characters as escapes: names in a list could steer a terminal otherwise."""
    return _CONTROLS.sub(lambda match: f"\\x{ord(match[0]):02x}", " ".join(text.split("\n")))


def _lines(finding: Finding, setting: Setting) -> Iterator[str]:
    place, severity = harmless(str(finding.place)), finding.severity.value
    head = f"{place}: {severity}[{finding.code}]: {harmless(finding.message)}"
    first, *rest = _wrapped(head, setting.width, "")
    if setting.color:
        first = first.replace(f"{severity}[", f"\x1b[1;{_COLORS[finding.severity]}m{severity}\x1b[0m[", 1)
    yield first
    yield from rest
    if finding.accepted is not None:
        yield from _wrapped(f"accepted: {harmless(finding.accepted)}", setting.width, _INDENT)
    for paragraph in finding.hint.splitlines():
        yield from _wrapped(harmless(paragraph), setting.width, _INDENT)


def _wrapped(text: str, width: int | None, indent: str) -> list[str]:
    if width is None or len(indent) + len(text) <= width:
        return [indent + text]
    # Paths and codes stay whole, whatever hyphens they have.
    return textwrap.wrap(
        text,
        max(width, 40),
        initial_indent=indent,
        subsequent_indent=_INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )
