"""The same work on many pieces, in several processes at once, each with its own limits; what they give comes in order.

Only as many pieces are under way as there are processes, so memory does not grow with their number.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import Any

from letterkit import isolation
from letterkit.model.finding import Place

LIFE = 128
"""Pieces after which a process gives way to a new one, so that none grows old and large."""


@dataclass(slots=True)
class _Worker:
    """A process, what ends it, and the pieces that it may still take."""

    process: isolation.Steady
    ending: ExitStack
    left: int = field(default=LIFE)


@dataclass(frozen=True, slots=True)
class Workers:
    """How pieces are worked on: by `jobs` processes at a time, each of which keeps to `limits` with each piece; `place`
    is where a finding about a limit points. Nothing is imported ahead: the processes live from piece to piece."""

    jobs: int
    limits: isolation.Limits
    place: Place

    def each(
        self, function: Callable[..., Any], shared: tuple[Any, ...], pieces: Sequence[tuple[Any, ...]]
    ) -> Iterator[Any]:
        """What `function(*shared, *piece)` gives, for each piece in order. Raises as `isolation.run` does; what else is
        under way is ended then, and where the caller stops asking."""
        limits = replace(self.limits, pieces=LIFE)
        idle = [self._begun(function, shared, limits) for _ in range(min(self.jobs, len(pieces)))]
        busy: deque[_Worker] = deque()
        left = iter(pieces)
        try:
            while True:
                while idle and (piece := next(left, None)) is not None:
                    busy.append(idle.pop())
                    busy[-1].process.begin(*piece)
                if not busy:
                    return
                given = isolation.finished(busy[0].process, limits=limits, place=self.place)
                idle.append(self._next(busy.popleft(), function, shared, limits))
                yield given
        finally:
            for worker in (*idle, *busy):
                worker.ending.close()

    def _next(
        self, worker: _Worker, function: Callable[..., Any], shared: tuple[Any, ...], limits: isolation.Limits
    ) -> _Worker:
        """The worker, or a new one in its place where it has done its share."""
        worker.left -= 1
        if worker.left:
            return worker
        worker.ending.close()
        return self._begun(function, shared, limits)

    def _begun(self, function: Callable[..., Any], shared: tuple[Any, ...], limits: isolation.Limits) -> _Worker:
        ending = ExitStack()
        return _Worker(ending.enter_context(isolation.Steady(function, shared, limits)), ending)


def processors() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # Windows, macOS
        return os.cpu_count() or 1
