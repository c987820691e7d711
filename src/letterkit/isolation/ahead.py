"""A process of its own that is begun before there is work for it, and imports meanwhile what the work will need.

So the letter is read and checked on one processor while the other loads what sets it. Without fork(2) the work begins
when it comes, as `run` does.
"""

from __future__ import annotations

import pickle
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from types import TracebackType
from typing import Any

from letterkit.isolation import forked, spawned, warm
from letterkit.isolation.child import perform
from letterkit.isolation.limits import GRACE, Limits
from letterkit.isolation.messages import Ending
from letterkit.isolation.standing import Standing, Work

STARTING = 8.0
"""Seconds that the imports may take on a machine that is busy."""


LATER = "LATER"
"""The name under which a module lists those that it imports only when it is used: a process that waits has the time."""


class Ahead:
    """One process, for one piece of work after another: `begin` hands it over, `ending` waits for what it says. Memory
    is limited once, by the first piece.

    A context manager; at its end the process is ended too, whatever it is doing. A `twin` is a second process, which is
    forked from the first when that has imported what both need, `shared` (all its modules, by default), and lives as
    long as the first.
    """

    def __init__(
        self, modules: Sequence[str], *, twin: Ahead | None = None, shared: Sequence[str] | None = None
    ) -> None:
        self._modules, self.twin = tuple(modules), twin
        self._shared = self._modules if shared is None else tuple(shared)
        self._scratch = ""
        self._standing = Standing()
        self._deadline = 0.0
        self._job: tuple[Callable[..., Any], tuple[Any, ...], Limits] | None = None

    def __enter__(self) -> Ahead:
        for one in (self, self.twin):
            if one:
                one._scratch = tempfile.mkdtemp(prefix="letterkit-")
        if forked.AVAILABLE:
            twin = (self.twin._standing, self.twin._work()) if self.twin else None
            self._standing.start(lambda: _imported(self._shared), self._work(), twin)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.twin:
            self.twin.__exit__(kind, error, trace)
        self._standing.end()
        shutil.rmtree(self._scratch, ignore_errors=True)

    def begin(self, function: Callable[..., Any], *arguments: Any, limits: Limits) -> None:
        """Hand the work over and come back at once, or nearly so."""
        self._job = (function, arguments, limits)
        warm.learn(self._modules)
        self._deadline = time.monotonic() + limits.clock + GRACE + STARTING
        if self._standing.is_there:
            self._standing.give(pickle.dumps(self._job, protocol=5))

    def ending(self) -> Ending:
        """What the process said of the work that `begin` gave it. Raises ValueError where there was none."""
        if self._job is None:
            raise ValueError("there is no work to wait for")
        function, arguments, limits = self._job
        if not self._standing.is_there:
            return spawned.run(function, arguments, limits, self._scratch)
        return self._standing.ending(self._deadline, limits.megabytes * 1_000_000)

    def prepare(self) -> None:
        """Import the modules, and those that they import only when they are used; the process does it for itself."""
        _imported(self._modules)

    def _work(self) -> Work:
        return Work(self.prepare, self._serve)

    def _serve(self, packed: bytes, saying: int) -> None:
        function, arguments, limits = pickle.loads(packed)  # noqa: S301 - written by our own parent
        perform(function, arguments, limits, saying, self._scratch)


def _imported(modules: Sequence[str]) -> None:
    for name in modules:
        with suppress(Exception):  # the work itself will say why
            for later in getattr(import_module(name), LATER, ()):
                import_module(later)
