"""What the child takes from itself: time, memory, network, other programs."""

from __future__ import annotations

import contextlib
import math
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from letterkit.isolation.limits import GRACE, Limits

_AGAIN = 0.25
"""Seconds after which the clock strikes once more, should a library have swallowed the first stroke."""

_REFUSED = (
    "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname",
    "socket.gethostbyaddr", "subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn",
    "os.spawn", "os.startfile", "os.kill", "webbrowser.open",
)  # fmt: skip
"""Events of Python's own audit (PEP 578) that no letter has a use for."""

_held: list[int] = []
"""This process, once it is."""
_processes: list[int] = [1]
"""How many processes it may be, itself included."""
_open: list[str] = []
"""The event that is let through now, since it is letterkit itself that causes it."""


class OutOfTimeError(BaseException):
    """The clock struck. No Exception, so that no library takes it for a fault of its own."""


def restrict(limits: Limits) -> None:
    """Hold this process to the limits; there is no way back. What a system does not know is left out. Of a process that
    is held already only the clock begins anew."""
    if not _held:
        _held.append(os.getpid())
        sys.addaudithook(_refuse)
        _limit_resources(limits)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted too, and ends this process
    _limit_processor(limits)
    _processes[0] = limits.processes
    for number, timer, seconds in _clocks(limits):
        signal.signal(number, _strike)
        signal.setitimer(timer, seconds, _AGAIN)


def take_off_clock() -> None:
    """The work is done; what is left is to tell of it."""
    for _, timer, _ in _clocks(None):
        signal.setitimer(timer, 0)


def _clocks(limits: Limits | None) -> list[tuple[int, int, float]]:
    """Signal, timer and seconds of the two clocks: that of the processor, and that on the wall for what only waits."""
    if not hasattr(signal, "setitimer"):
        return []
    processor, wall = (limits.seconds, limits.clock) if limits else (0.0, 0.0)
    return [(signal.SIGPROF, signal.ITIMER_PROF, processor), (signal.SIGALRM, signal.ITIMER_REAL, wall)]


def _strike(_number: int, _frame: object) -> None:
    raise OutOfTimeError


def may_fork() -> bool:
    """Whether this process may have a second one beside it; one without limits never does."""
    return _processes[0] > 1


def fork(work: Callable[[], object]) -> int:
    """A process that does the work and ends, whatever comes of it; it ends with this one, may have none beside it and
    has what is left of its clocks. Raises PermissionError where the limits allow none, OSError where there is none."""
    if not may_fork():
        raise PermissionError("no second process is allowed while a letter is made")
    left = [(timer, *signal.getitimer(timer)) for _, timer, _ in _clocks(None)]
    forker = os.getpid()
    with _letting("os.fork"):
        process = os.fork()
    if process == 0:
        try:
            _processes[0] = 1
            _end_with(forker)
            for timer, seconds, again in left:
                signal.setitimer(timer, seconds, again)
            work()
        finally:
            os._exit(0)
    return process


def end(process: int) -> None:
    """End a process that `fork` made, whatever it is doing, and wait until it is no more."""
    with _letting("os.kill"), contextlib.suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(process, 0)


@contextlib.contextmanager
def _letting(event: str) -> Iterator[None]:
    _open.append(event)
    try:
        yield
    finally:
        _open.clear()


def _end_with(forker: int) -> None:
    """Let the system end this process when the one that forked it ends (prctl(2), PR_SET_PDEATHSIG), where it can; the
    clocks end it in any case."""
    with contextlib.suppress(ImportError, OSError, AttributeError):
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGKILL)
    if os.getppid() != forker:
        raise ProcessLookupError("it ended before that")


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    if event in _REFUSED and event not in _open:
        raise PermissionError(f"{event} is not allowed while a letter is made")


def _limit_resources(limits: Limits) -> None:
    try:
        import resource
    except ImportError:  # Windows has only the clock of the parent
        return
    for name, most in (
        ("RLIMIT_AS", _address_space() + limits.megabytes * 1_000_000),
        ("RLIMIT_CORE", 0),  # a core file would hold everybody's addresses
    ):
        with contextlib.suppress(OSError, ValueError, AttributeError):  # the system's own limit may be lower
            resource.setrlimit(getattr(resource, name), (most, most))


def _limit_processor(limits: Limits) -> None:
    """Let the system itself end this process (SIGXCPU) where a library in machine code does not hear the clock."""
    try:
        import resource
    except ImportError:
        return
    with contextlib.suppress(OSError, ValueError):
        most = resource.getrlimit(resource.RLIMIT_CPU)[1]
        soft = math.ceil(time.process_time() + limits.seconds + GRACE)
        resource.setrlimit(resource.RLIMIT_CPU, (soft if most == resource.RLIM_INFINITY else min(soft, most), most))


def _address_space() -> int:
    """Bytes that this process has already (proc(5), statm); most of it is shared with the parent."""
    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 - pathlib reads by way of more calls
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 500_000_000
