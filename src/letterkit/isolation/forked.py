"""A process of its own by fork(2): it has what the parent has loaded, and begins within milliseconds."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NoReturn

from letterkit.isolation.child import perform
from letterkit.isolation.limits import GRACE, Limits
from letterkit.isolation.messages import Ending

AVAILABLE = hasattr(os, "fork") and sys.platform != "darwin"
"""macOS has fork, and libraries of the system that do not survive it."""

_CHUNK = 1 << 20


def run(function: Callable[..., Any], arguments: tuple[Any, ...], limits: Limits, scratch: str) -> Ending:
    """Run the function in a forked child, and gather what it says until it ends or its time is up."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        _live(function, arguments, limits, writing, scratch)
    os.close(writing)
    status = None
    try:
        said, why = gathered(reading, time.monotonic() + limits.clock + GRACE, limits.megabytes * 1_000_000)
        if not why:
            _, status = os.waitpid(process, 0)
    finally:  # also where the user interrupts
        os.close(reading)
        if status is None:
            end(process)
    code = os.waitstatus_to_exitcode(status) if status is not None else 0
    return Ending(said, timed_out=why == "time", flooded=why == "flood", code=code)


def _live(
    function: Callable[..., Any], arguments: tuple[Any, ...], limits: Limits, writing: int, scratch: str
) -> NoReturn:
    """The child's life. It ends without the parent's clean-up: buffers and exit handlers are the parent's."""
    code = 70
    try:
        perform(function, arguments, limits, writing, scratch)
        code = 0
    finally:
        os._exit(code)


def gathered(reading: int, deadline: float, most: int) -> tuple[bytes, str]:
    """All that a child says until it ends, the monotonic clock passes `deadline` or it has said more than `most` bytes;
    with "", "time" or "flood" for why that was all."""
    import select

    poll = select.poll()
    poll.register(reading, select.POLLIN | select.POLLHUP)
    said = bytearray()
    while (left := deadline - time.monotonic()) > 0:
        if not poll.poll(left * 1000):
            continue
        chunk = os.read(reading, _CHUNK)
        if not chunk:
            return bytes(said), ""
        said += chunk
        if len(said) > most:
            return bytes(said), "flood"
    return bytes(said), "time"


def end(process: int) -> None:
    """End a child, whatever it is doing, and wait until it is no more."""
    import signal

    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    with suppress(ChildProcessError):
        os.waitpid(process, 0)
