"""Forms in which findings are shown: one module for each, `report(findings, setting) -> str`.

A form is found by its module's name: a new one is one new file.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping, Sequence
from dataclasses import field
from importlib import import_module

from letterkit.model.finding import Finding, Severity
from letterkit.model.frozen import frozen


@frozen
class Setting:
    """Where a report goes: `width` in columns (None where lines must not be wrapped, as in a pipe), `color` for a
    terminal, and `rules`, a sentence about each code that the findings have (SARIF carries them)."""

    width: int | None = None
    color: bool = False
    rules: Mapping[str, str] = field(default_factory=dict)


PLAIN = Setting()


def forms() -> tuple[str, ...]:
    """The names of all forms, text first."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__) if not info.name.startswith("_"))
    return tuple(sorted(names, key=lambda name: name != "text"))


def report(form: str, findings: Sequence[Finding], setting: Setting = PLAIN) -> str:
    """The findings in one form, without a newline at the end; raises ModuleNotFoundError for an unknown form."""
    written: str = import_module(f"{__name__}.{form}").report(findings, setting)
    return written


def summary(findings: Sequence[Finding]) -> str:
    """As in "2 errors, 1 note (1 accepted)"; accepted ones are counted by themselves."""
    standing = [finding for finding in findings if finding.accepted is None]
    counts = [(sum(f.severity is severity for f in standing), severity.value) for severity in Severity]
    text = ", ".join(f"{count} {word}{'s' if count > 1 else ''}" for count, word in counts if count)
    accepted = len(findings) - len(standing)
    return (text or "nothing wrong") + (f" ({accepted} accepted)" if accepted else "")
