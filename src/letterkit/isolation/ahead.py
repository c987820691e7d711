"""A process of its own that is begun before there is work for it, and imports meanwhile what the work will need.

So the letter is read and checked on one processor while the other loads what sets it. Without fork(2) the work begins
when it comes, as `run` does.
"""

from __future__ import annotations

import os
import pickle
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from types import TracebackType
from typing import Any, NoReturn

from letterkit.isolation import forked, spawned, warm
from letterkit.isolation.child import perform, write
from letterkit.isolation.limits import GRACE, Limits
from letterkit.isolation.messages import Ending

STARTING = 8.0
"""Seconds that the imports may take on a machine that is busy."""

_HEAD = 8
"""Bytes of the length before the work. The end of the pipe would not do: children begun later hold it open too."""


class Ahead:
    """One process, for one piece of work: `begin` hands it over, `ending` waits for what it says.

    A context manager; at its end the process is ended too, whatever it is doing.
    """

    def __init__(self, modules: Sequence[str]) -> None:
        self._modules = tuple(modules)
        self._scratch = tempfile.mkdtemp(prefix="letterkit-")
        self._process = 0
        self._descriptors: dict[str, int] = {}
        self._deadline = 0.0
        self._job: tuple[Callable[..., Any], tuple[Any, ...], Limits] | None = None

    def __enter__(self) -> Ahead:
        if forked.AVAILABLE:
            warm.up()
            self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for name in tuple(self._descriptors):
            self._close(name)
        if self._process:
            forked.end(self._process)
        shutil.rmtree(self._scratch, ignore_errors=True)

    def begin(self, function: Callable[..., Any], *arguments: Any, limits: Limits) -> None:
        """Hand the work over and come back at once, or nearly so."""
        self._job = (function, arguments, limits)
        warm.learn(self._modules)  # the next letter of the run need not wait for them again
        self._deadline = time.monotonic() + limits.clock + GRACE + STARTING
        if self._process:
            packed = pickle.dumps(self._job, protocol=5)
            with suppress(BrokenPipeError):  # it died; `ending` tells why
                write(self._descriptors["work"], len(packed).to_bytes(_HEAD, "big") + packed)
            self._close("work")

    def ending(self) -> Ending:
        """What the process said of the work that `begin` gave it. Raises ValueError where there was none."""
        if self._job is None:
            raise ValueError("there is no work to wait for")
        function, arguments, limits = self._job
        if not self._process:
            return spawned.run(function, arguments, limits, self._scratch)
        said, why = forked.gathered(self._descriptors["said"], self._deadline, limits.megabytes * 1_000_000)
        if why:
            return Ending(said, timed_out=why == "time", flooded=why == "flood")
        _, status = os.waitpid(self._process, 0)
        self._process = 0
        return Ending(said, code=os.waitstatus_to_exitcode(status))

    def _start(self) -> None:
        job, self._descriptors["work"] = os.pipe()
        self._descriptors["said"], saying = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            for name in tuple(self._descriptors):
                self._close(name)
            _live(self._modules, job, saying, self._scratch)
        os.close(job)
        os.close(saying)

    def _close(self, name: str) -> None:
        os.close(self._descriptors.pop(name))


def _live(modules: Sequence[str], job: int, saying: int, scratch: str) -> NoReturn:
    """The child's life. It ends without the parent's clean-up: buffers and exit handlers are the parent's."""
    code = 70
    try:
        for name in modules:
            with suppress(Exception):  # the work itself will say why
                import_module(name)
        with os.fdopen(job, "rb") as pipe:
            length = int.from_bytes(pipe.read(_HEAD), "big")  # nothing where the letter was refused
            if packed := pipe.read(length):
                function, arguments, limits = pickle.loads(packed)  # noqa: S301 - written by our own parent
                perform(function, arguments, limits, saying, scratch)
        code = 0
    finally:
        os._exit(code)
