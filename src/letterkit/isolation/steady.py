"""A process of its own for many pieces of one kind of work, one after another: what it imported and made for the first
it has for the next.

Each piece has the time of the limits; memory is limited once, for all of them. Without fork(2) each piece has a process
of its own.
"""

from __future__ import annotations

import gc
import pickle
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any

from letterkit.isolation import forked, spawned, warm
from letterkit.isolation.child import perform
from letterkit.isolation.limits import GRACE, Limits
from letterkit.isolation.messages import Ending
from letterkit.isolation.standing import Standing, Work, wait


class Steady:
    """Gives `function(*shared, *piece)` for one piece after another: `begin` hands a piece over, `ending` waits for
    what becomes of it. A context manager; at its end the process is ended, whatever it is doing."""

    def __init__(self, function: Callable[..., Any], shared: tuple[Any, ...], limits: Limits) -> None:
        self._function, self._shared, self._limits = function, shared, limits
        self._scratch = tempfile.mkdtemp(prefix="letterkit-")
        self._standing = Standing()
        self._piece: tuple[Any, ...] = ()
        self._deadline = 0.0

    def __enter__(self) -> Steady:
        if forked.AVAILABLE:
            warm.up()
            self._standing.start(_settle, Work(lambda: None, self._serve))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._standing.end()
        shutil.rmtree(self._scratch, ignore_errors=True)

    def begin(self, *piece: Any) -> None:
        """Hand a piece over and come back at once; the one before has to be done."""
        self._piece = piece
        self._deadline = time.monotonic() + self._limits.clock + GRACE
        if self._standing.is_there:
            self._standing.give(pickle.dumps(piece, protocol=5))

    def ending(self) -> Ending:
        """What the process said of the piece that was begun."""
        if not self._standing.is_there:
            return spawned.run(self._function, (*self._shared, *self._piece), self._limits, self._scratch)
        return self._standing.ending(self._deadline, self._limits.megabytes * 1_000_000)

    @staticmethod
    def first(processes: Sequence[Steady]) -> Steady:
        """One of some processes at work whose `ending` comes at once, as soon as there is one; those that work on are
        heard meanwhile. Without fork(2) that is any of them."""
        if not all(one._standing.is_there for one in processes):
            return processes[0]
        most = min(one._limits.megabytes for one in processes) * 1_000_000
        return processes[wait([one._standing for one in processes], [one._deadline for one in processes], most)]

    def _serve(self, packed: bytes, saying: int) -> None:
        piece = pickle.loads(packed)  # noqa: S301 - written by our own parent
        perform(self._function, (*self._shared, *piece), self._limits, saying, self._scratch)


def _settle() -> None:
    """What the parent has is no garbage, and looking through it would copy its memory."""
    gc.freeze()
