"""How long a letter may take and how much memory it may want, and what is said where it wants more."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from enum import StrEnum

from letterkit.model.finding import Finding, Place, Severity

GRACE = 2.0
"""Seconds between the time when the child ends itself, which tells the line, and when the parent ends it."""

PATIENCE = 4.0
"""So many seconds of the clock may a second of processor time take, where other work takes its turns in between."""

CODES = {
    "library-failed": "A library that letterkit builds on cannot cope with this letter or its dress.",
    "nested-too-deeply": "A text or a template nests lists, quotations or calls deeper than any letter does.",
    "process-died": "The process that makes a letter was ended by the system, most often since memory ran out.",
    "too-much-memory": "Making a letter wanted more memory than its size explains.",
    "too-much-time": "Making a letter took longer than its size explains.",
}
"""The findings of this package, with what each means."""

_HINT = "look for a loop without end, a text repeated over and over, a huge table or a very long word"


class Excess(StrEnum):
    """What there was too much of."""

    TIME = "too-much-time"
    MEMORY = "too-much-memory"
    DEPTH = "nested-too-deeply"
    DEATH = "process-died"


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds` of processor time, and `megabytes` of address space beyond what the process has at its start; `pieces`
    is how many pieces of work it does one after another, each in that time; `processes` is how many it may be at a time
    (`Beside`), each within the limits."""

    seconds: float
    megabytes: int
    pieces: int = 1
    processes: int = 1

    @property
    def clock(self) -> float:
        """Seconds of the clock, for what waits and does nothing; all there is where processor time has no limits."""
        return self.seconds * PATIENCE if hasattr(signal, "setitimer") else self.seconds

    @classmethod
    def scaled(
        cls, *, seconds: float, megabytes: int, lines: int, seconds_a_line: float, kilobytes_a_line: int
    ) -> Limits:
        """Limits that grow with the number of lines to be printed. A user whose machine is slow or small sets others
        by LETTERKIT_MOST_SECONDS and LETTERKIT_MOST_MEGABYTES."""
        return cls(
            seconds=_set_by_user("LETTERKIT_MOST_SECONDS") or seconds + lines * seconds_a_line,
            megabytes=_set_by_user("LETTERKIT_MOST_MEGABYTES") or megabytes + lines * kilobytes_a_line // 1000,
        )

    def finding(self, excess: Excess, doing: str, place: Place, detail: str = "") -> Finding:
        """The error that says so."""
        said, hint = {
            Excess.TIME: (f"took more than {self.seconds:.0f} seconds and was stopped", _HINT),
            Excess.MEMORY: (f"wanted more than {self.megabytes:,} MB of memory and was stopped", _HINT),
            Excess.DEPTH: ("met lists, quotations or calls that are nested too deeply", "take some levels out"),
            Excess.DEATH: (f"ended the process that does it ({detail})", _HINT),
        }[excess]
        if excess is Excess.TIME:
            hint += "; for a slow machine, LETTERKIT_MOST_SECONDS=N in the environment allows N seconds"
        elif excess is Excess.MEMORY:
            hint += "; LETTERKIT_MOST_MEGABYTES=N in the environment allows N megabytes"
        return Finding(excess.value, Severity.ERROR, f"{doing} {said}", place, hint)


def _set_by_user(name: str) -> int:
    value = os.environ.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 8 else 0
