"""A forked process that waits for work, does it piece by piece, and is ended by its parent.

Each piece comes as a length (8 bytes, big-endian) and that many bytes; what is said of it goes back as `messages`.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import BinaryIO

from letterkit.isolation import forked
from letterkit.isolation.child import write
from letterkit.isolation.messages import Ending, Ends
from letterkit.model.frozen import frozen

_HEAD = 8
_CHUNK = 1 << 20
_NOTHING = memoryview(b"")


@frozen
class Work:
    """What a child does: it prepares, and serves one piece after another; the number is the file descriptor that it
    writes messages to."""

    prepare: Callable[[], None]
    serve: Callable[[bytes, int], None]


class Standing:
    """One process, from `start` to `end`."""

    def __init__(self) -> None:
        self._process = 0
        self._work = self._said = -1
        self._left = bytearray()
        self._unsent = _NOTHING
        self._ends = Ends()
        self._why: str | None = None
        self._twin: Standing | None = None
        self._is_twin = self._is_told = False

    @property
    def is_there(self) -> bool:
        """Whether the process was started and has not ended."""
        return self._process != 0

    def start(self, prepare: Callable[[], None], work: Work, twin: tuple[Standing, Work] | None = None) -> None:
        """Fork; the child prepares itself, then serves what it is given until there is no more.

        The process of a `twin` is forked from the child after `prepare`, which it need not do itself; it is ended with
        the child, by `end` of this one.
        """
        own, others = self._opened(), twin[0]._opened() if twin else None
        self._process = process = os.fork()
        if process == 0:
            self._leave()
            if twin and others:
                twin[0]._leave()
                os.setpgid(0, 0)
                _live(prepare, work, own, (twin[1], others))
            _live(prepare, work, own)
        _close(own)
        if twin and others:
            _close(others)
            twin[0]._process, twin[0]._is_twin, self._twin = process, True, twin[0]

    def give(self, piece: bytes) -> None:
        """Hand a piece over and come back at once; the one before has to be done. What does not fit into the pipe yet
        goes on its way while any process is waited for."""
        self._ends, self._why = Ends(), None
        self._unsent = memoryview(len(piece).to_bytes(_HEAD, "big") + piece)
        self.send()

    def send(self) -> bool:
        """Send what fits into the pipe; whether nothing is left."""
        try:
            while self._unsent:
                self._unsent = self._unsent[os.write(self._work, self._unsent) :]
        except BlockingIOError:
            _sending[self._work] = self
            return False
        except BrokenPipeError:  # it died; `ending` tells why
            self._unsent = _NOTHING
        _sending.pop(self._work, None)
        return True

    def ending(self, deadline: float, most: int) -> Ending:
        """What the process said of the piece, until it was done, the monotonic clock passed `deadline` or the process
        had said more than `most` bytes or died."""
        wait([self], [deadline], most)
        why = self._why
        said, self._left = bytes(self._left), bytearray()
        if why != "death":
            return Ending(said, timed_out=why == "time", flooded=why == "flood")
        status = 0 if self._is_twin else self._waited()  # how a twin ended is known to the one that forked it
        return Ending(said, code=os.waitstatus_to_exitcode(status))

    def is_done(self, deadline: float) -> bool:
        """Whether the piece is done or will not be, be it that its time is up."""
        if self._why is None and time.monotonic() >= deadline:
            self._why = "time"
        return self._why is not None

    def listen(self, most: int) -> None:
        """Take what the process says now that it says something, up to `most` bytes for one piece."""
        chunk = os.read(self._said, _CHUNK)
        self._left += chunk
        if self._ends.reached(self._left):
            self._why = ""
        elif not chunk:
            self._why = "death"
        elif len(self._left) > most:
            self._why = "flood"

    def end(self) -> None:
        """End the process, whatever it is doing, if it is there, and that of its twin.

        The system counts the time of a twin only where the process that forked it waits for its end, so the two are
        told to go where they have nothing to do.
        """
        if not self._process:
            return
        process, self._is_told = self._process, self._dismissed()
        self._leave()
        if self._twin and self._is_told and self._twin._is_told:
            os.waitpid(process, 0)
        elif not self._is_twin:
            self._end_group(process)
            forked.end(process)

    def _dismissed(self) -> bool:
        """Whether the process waits for work, and was told that there is no more."""
        if self._why != "" or not (self._is_twin or (self._twin and self._twin._is_told)):
            return False
        with suppress(BrokenPipeError):
            write(self._work, bytes(_HEAD))
        return True

    def _waited(self) -> int:
        process = self._process
        self._leave()
        self._end_group(process)
        return os.waitpid(process, 0)[1]

    def _end_group(self, process: int) -> None:
        """End the child and its twin. The child may not have made its group yet; then there is no twin, and none will
        be."""
        if not self._twin:
            return
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process, signal.SIGKILL)

    def _opened(self) -> tuple[int, int]:
        """The child's ends of two new pipes: what it reads its work from, and what it writes to."""
        job, self._work = os.pipe()
        self._said, saying = os.pipe()
        for end in (self._work, saying):
            _widen(end)
        os.set_blocking(self._work, False)
        return job, saying

    def _leave(self) -> None:
        """Close this side's ends; of the process nothing more is known here."""
        _sending.pop(self._work, None)
        _close((self._work, self._said))
        self._process = 0

    @property
    def said(self) -> int:
        """The file descriptor where the process is heard."""
        return self._said


_sending: dict[int, Standing] = {}
"""By their end of the pipe, those that were given more than fits into it."""


def wait(processes: Sequence[Standing], deadlines: Sequence[float], most: int) -> int:
    """Wait until one of some processes at work is done with its piece, and give its number. All are listened to, so
    that none has to wait until it is heard."""
    import select

    poll = select.poll()
    for one in processes:
        poll.register(one.said, select.POLLIN | select.POLLHUP)
    for end in _sending:
        poll.register(end, select.POLLOUT)
    by_end = {one.said: one for one in processes}
    while True:
        for number, (one, deadline) in enumerate(zip(processes, deadlines, strict=True)):
            if one.is_done(deadline):
                return number
        for end, _ in poll.poll(max(min(deadlines) - time.monotonic(), 0) * 1000 + 1):
            if end in by_end:
                by_end[end].listen(most)
            elif _sending[end].send():
                poll.unregister(end)


def _live(
    prepare: Callable[[], None], work: Work, own: tuple[int, int], twin: tuple[Work, tuple[int, int]] | None = None
) -> None:
    """The child's life. It ends without the parent's clean-up: buffers and exit handlers are the parent's."""
    code, twins = 70, 0
    try:
        prepare()
        if twin:
            others = twin[1]
            twins = os.fork()
            if twins == 0:
                work, own, others = twin[0], others, own
            _close(others)
        work.prepare()
        job, saying = own
        with os.fdopen(job, "rb") as pipe:
            while piece := _next(pipe):
                work.serve(piece, saying)
        if twins:
            os.waitpid(twins, 0)
        code = 0
    finally:
        os._exit(code)


def _widen(end: int) -> None:
    """Let a pipe hold a megabyte, where the system lets it: a long list goes through in fewer turns."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(end, fcntl.F_SETPIPE_SZ, _CHUNK)


def _close(ends: tuple[int, int]) -> None:
    for end in ends:
        os.close(end)


def _next(pipe: BinaryIO) -> bytes:
    """The next piece; nothing where there is no more. The length tells where it ends: the end of the pipe would not do,
    as children begun later hold it open too."""
    return pipe.read(int.from_bytes(pipe.read(_HEAD), "big"))
