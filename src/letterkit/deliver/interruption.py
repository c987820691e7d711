"""Stopping between two shipments: Ctrl-C, a request to end (SIGTERM) or a terminal that is closed (SIGHUP) lets the one
that is being sent come to its end.

A second Ctrl-C ends at once; what was being sent is then `unknown`.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Wish:
    """Whether somebody wants to stop."""

    def __init__(self) -> None:
        self.stop = False

    def hear(self, _number: int, _frame: FrameType | None) -> None:
        """Note the first signal; of the second, make an end."""
        if self.stop:
            raise KeyboardInterrupt
        self.stop = True


def _wishes() -> list[signal.Signals]:
    """The signals that this system has; what nohup(1) lets us ignore stays so."""
    known = [signal.SIGINT, signal.SIGTERM]
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        known.append(signal.SIGHUP)
    return known


@contextmanager
def heard() -> Iterator[Wish]:
    """Take signals as wishes meanwhile; in another thread than the main one, where Python hears none, do nothing."""
    wish = Wish()
    if threading.current_thread() is not threading.main_thread():
        yield wish
        return
    before = {number: signal.signal(number, wish.hear) for number in _wishes()}
    try:
        yield wish
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
