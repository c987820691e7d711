"""A process of its own for many pieces of one kind of work, one after another: what it imported and made for the first
it has for the next.

Each piece has the time of the limits; memory is limited once, for all of them. Without fork(2) each piece has a process
of its own.
"""

from __future__ import annotations

import os
import pickle
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Any, NoReturn

from letterkit.isolation import forked, spawned, warm
from letterkit.isolation.child import perform, write
from letterkit.isolation.limits import GRACE, Limits
from letterkit.isolation.messages import Ending, Ends

_HEAD = 8
"""Bytes of the length before a piece."""
_CHUNK = 1 << 20


class Steady:
    """Gives `function(*shared, *piece)` for one piece after another: `begin` hands a piece over, `ending` waits for
    what becomes of it. A context manager; at its end the process is ended, whatever it is doing."""

    def __init__(self, function: Callable[..., Any], shared: tuple[Any, ...], limits: Limits) -> None:
        self._function, self._shared, self._limits = function, shared, limits
        self._scratch = tempfile.mkdtemp(prefix="letterkit-")
        self._process = 0
        self._work = self._said = -1
        self._piece: tuple[Any, ...] = ()
        self._deadline = 0.0
        self._left = bytearray()

    def __enter__(self) -> Steady:
        if forked.AVAILABLE:
            warm.up()
            self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process:
            os.close(self._work)
            os.close(self._said)
            forked.end(self._process)
        shutil.rmtree(self._scratch, ignore_errors=True)

    def begin(self, *piece: Any) -> None:
        """Hand a piece over and come back at once; the one before has to be done."""
        self._piece = piece
        self._deadline = time.monotonic() + self._limits.clock + GRACE
        if self._process:
            packed = pickle.dumps(piece, protocol=5)
            with suppress(BrokenPipeError):  # it died; `ending` tells why
                write(self._work, len(packed).to_bytes(_HEAD, "big") + packed)

    def ending(self) -> Ending:
        """What the process said of the piece that was begun."""
        if not self._process:
            return spawned.run(self._function, (*self._shared, *self._piece), self._limits, self._scratch)
        why = self._gather()
        if why == "death":
            _, status = os.waitpid(self._process, 0)
            os.close(self._work)
            os.close(self._said)
            self._process = 0
            return Ending(bytes(self._left), code=os.waitstatus_to_exitcode(status))
        said, self._left = bytes(self._left), bytearray()
        return Ending(said, timed_out=why == "time", flooded=why == "flood")

    def _gather(self) -> str:
        """Read until the piece is done; with "time", "flood" or "death" where it is not."""
        import select

        poll = select.poll()
        poll.register(self._said, select.POLLIN | select.POLLHUP)
        ends = Ends()
        while (left := self._deadline - time.monotonic()) > 0:
            if not poll.poll(left * 1000):
                continue
            chunk = os.read(self._said, _CHUNK)
            self._left += chunk
            if ends.reached(self._left):
                return ""
            if not chunk:
                return "death"
            if len(self._left) > self._limits.megabytes * 1_000_000:
                return "flood"
        return "time"

    def _start(self) -> None:
        job, self._work = os.pipe()
        self._said, saying = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            os.close(self._work)
            os.close(self._said)
            _live(self._function, self._shared, self._limits, job, saying, self._scratch)
        os.close(job)
        os.close(saying)


def _live(
    function: Callable[..., Any], shared: tuple[Any, ...], limits: Limits, job: int, saying: int, scratch: str
) -> NoReturn:
    """The child's life. It ends without the parent's clean-up: buffers and exit handlers are the parent's."""
    code = 70
    try:
        with os.fdopen(job, "rb") as pipe:
            while head := pipe.read(_HEAD):
                piece = pickle.loads(pipe.read(int.from_bytes(head, "big")))  # noqa: S301 - written by our own parent
                perform(function, (*shared, *piece), limits, saying, scratch)
        code = 0
    finally:
        os._exit(code)
