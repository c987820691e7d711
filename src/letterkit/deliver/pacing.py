"""How fast, and when again: so many a minute, and growing pauses before what was put off is tried again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic, sleep

from letterkit.model.frozen import frozen


@frozen
class Clock:
    """Seconds that only grow, and waiting; tests bring their own."""

    now: Callable[[], float] = monotonic
    wait: Callable[[float], None] = sleep


@dataclass(slots=True)
class Pace:
    """Beginnings are at least 60 / `per_minute` seconds apart."""

    per_minute: int
    _next: float = field(default=float("-inf"), init=False)

    def next(self) -> float:
        """The moment from which the next may begin."""
        return self._next

    def began(self, now: float) -> None:
        """Note that one begins."""
        self._next = now + 60 / self.per_minute


def pause(first: float, tries: int) -> float:
    """Seconds before the next try after so many: the first pause, doubled with each try, at most an hour.

    No chance is in it: one sender does not crowd a server, and what a run does can be foretold.
    """
    return float(min(3600.0, first * 2 ** (tries - 1)))
