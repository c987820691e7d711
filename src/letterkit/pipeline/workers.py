"""The same work on many pieces, in several processes at once, each with its own limits; what they give comes in order.

Only as many pieces are under way as there are processes, so memory does not grow with their number.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from letterkit import isolation
from letterkit.model.finding import Place


@dataclass(frozen=True, slots=True)
class Workers:
    """How pieces are worked on: by `jobs` processes at a time, each of which keeps to `limits`; `place` is where a
    finding about a limit points. Nothing is imported ahead: what the first processes import, those after them have."""

    jobs: int
    limits: isolation.Limits
    place: Place

    def each(self, function: Callable[..., Any], pieces: Sequence[tuple[Any, ...]]) -> Iterator[Any]:
        """What `function(*piece)` gives, for each piece in order. Raises as `isolation.run` does; what else is under
        way is ended then, and where the caller stops asking."""
        waiting: deque[tuple[ExitStack, isolation.Ahead]] = deque()
        left = iter(pieces)
        try:
            while True:
                while len(waiting) < self.jobs and (piece := next(left, None)) is not None:
                    waiting.append(self._begun(function, piece))
                if not waiting:
                    return
                stack, process = waiting[0]
                given = isolation.finished(process, limits=self.limits, place=self.place)
                waiting.popleft()
                stack.close()
                yield given
        finally:
            for stack, _ in waiting:
                stack.close()

    def _begun(self, function: Callable[..., Any], piece: tuple[Any, ...]) -> tuple[ExitStack, isolation.Ahead]:
        with ExitStack() as opening:
            process = opening.enter_context(isolation.Ahead(()))
            process.begin(function, *piece, limits=self.limits)
            return opening.pop_all(), process


def processors() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # Windows, macOS
        return os.cpu_count() or 1
