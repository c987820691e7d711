"""The same work on many pieces, in several processes at once, each with its own limits; what they give comes in order.

Only as many pieces are under way as there are processes, so memory does not grow with their number.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from letterkit import isolation
from letterkit.isolation.messages import Ending
from letterkit.isolation.outcome import outcome
from letterkit.model.finding import Place
from letterkit.model.frozen import frozen

Piece = tuple[Any, ...]
"""What a function is given for one piece, or for all."""
Aside = Callable[[], None]
"""Something that is done beside the work."""

LIFE = 128
"""Pieces after which a process gives way to a new one, so that none grows old and large."""
AHEAD = 3
"""Pieces for each process that may be begun before an earlier one is given: no process waits for a slower one."""


@dataclass(slots=True)
class _Worker:
    """A process, what ends it, and the pieces that it may still take."""

    process: isolation.Steady
    ending: ExitStack
    left: int
    number: int = 0
    """Of the piece that it works on."""

    def begin(self, number: int, piece: tuple[Any, ...]) -> _Worker:
        """Hand it a piece; gives the worker."""
        self.number = number
        self.process.begin(*piece)
        return self

    def after(self) -> _Worker | None:
        """The worker after a piece; none where it has done its share and is ended."""
        self.left -= 1
        if self.left:
            return self
        self.ending.close()
        return None


@frozen
class _Done:
    """What a piece gave, or the error that it ended in."""

    given: Any
    error: Exception | None = None

    @classmethod
    def of(cls, ending: Ending, limits: isolation.Limits, place: Place) -> _Done:
        """What became of a piece, by what the process said of it."""
        try:
            return cls(outcome(ending, limits, place))
        except Exception as error:  # it is raised when its turn comes
            return cls(None, error)

    def result(self) -> Any:
        """What the piece gave. Raises the error where it ended in one."""
        if self.error:
            raise self.error
        return self.given


@frozen
class Workers:
    """How pieces are worked on: by `jobs` processes at a time, each of which keeps to `limits` with each piece; `place`
    is where a finding about a limit points. Nothing is imported ahead: the processes live from piece to piece. `pause`
    ends the threads of this process, if it has any, before another one is forked."""

    jobs: int
    limits: isolation.Limits
    place: Place
    pause: Aside = lambda: None

    def each(
        self, function: Callable[..., Any], shared: Piece, pieces: Sequence[Piece], meanwhile: Aside | None = None
    ) -> Iterator[Any]:
        """What `function(*shared, *piece)` gives, for each piece in order. Raises as `isolation.run` does, when all
        pieces before that one were given; what else is under way is ended then, and where the caller stops asking.
        `meanwhile` is done once, while the processes are at work. A process has its next piece before what it gave is
        looked at, so that it need not wait for that."""
        limits = replace(self.limits, pieces=LIFE)
        anew = partial(self._begun, function, shared, limits)
        idle = [anew() for _ in range(min(self.jobs, len(pieces)))]
        busy: list[_Worker] = []
        done: dict[int, _Done] = {}
        ended: tuple[int, Ending] | None = None
        begun, given, end = 0, 0, len(pieces)
        try:
            while given < end:
                while idle and begun < min(end, given + AHEAD * self.jobs) and (not ended or _is_sound(ended[1])):
                    busy.append(idle.pop().begin(begun, pieces[begun]))
                    begun += 1
                if meanwhile:
                    meanwhile()
                    meanwhile = None
                if ended:
                    done[ended[0]] = _Done.of(ended[1], limits, self.place)
                    end = min(end, ended[0] + 1) if done[ended[0]].error else end  # nothing behind it will be given
                    ended = None
                elif given in done:
                    yield done.pop(given).result()
                    given += 1
                else:
                    worker = _first(busy)
                    ended = worker.number, worker.process.ending()
                    busy.remove(worker)
                    idle.append(worker.after() or anew())
        finally:
            for worker in (*idle, *busy):
                worker.ending.close()

    def _begun(self, function: Callable[..., Any], shared: tuple[Any, ...], limits: isolation.Limits) -> _Worker:
        self.pause()
        ending = ExitStack()
        return _Worker(ending.enter_context(isolation.Steady(function, shared, limits)), ending, LIFE)


def _first(busy: Sequence[_Worker]) -> _Worker:
    """The worker that is done first."""
    process = isolation.Steady.first([worker.process for worker in busy])
    return next(worker for worker in busy if worker.process is process)


def _is_sound(ending: Ending) -> bool:
    """Whether a process said all that it had to, and can be given more."""
    return not (ending.code or ending.timed_out or ending.flooded)


def processors() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # Windows, macOS
        return os.cpu_count() or 1
