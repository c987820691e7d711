"""How far a run over many letters is: a bar on a terminal, a line for each tenth elsewhere, both on standard error.

A single letter has none: it is done before anybody wonders.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

_STEPS = 10


@contextmanager
def progress(doing: str) -> Iterator[Callable[[int, int], None]]:
    """Something to tell how many are done and of how many. `doing` is what is done, such as "checking"."""
    shown = _Bar(doing) if sys.stderr.isatty() else _Lines(doing)
    try:
        yield shown.told
    finally:
        shown.close()


class _Bar:
    """Count, rate and time left in one line that is written over."""

    def __init__(self, doing: str) -> None:
        self._doing, self._begun, self._width = doing, time.monotonic(), 0

    def told(self, done: int, of: int) -> None:
        """Show how many of how many are done."""
        passed = time.monotonic() - self._begun
        rate = done / passed if passed else 0.0
        left = _duration((of - done) / rate) if rate else "?"
        filled = 20 * done // of
        line = f"{self._doing} {'█' * filled}{'░' * (20 - filled)} {done:,}/{of:,}  {rate:.1f}/s  {left} left"
        click.echo("\r" + line.ljust(self._width), err=True, nl=False)
        self._width = len(line)

    def close(self) -> None:
        """Leave the line empty for what is printed next."""
        if self._width:
            click.echo("\r" + " " * self._width + "\r", err=True, nl=False)


class _Lines:
    """A line whenever another tenth is done, for logs."""

    def __init__(self, doing: str) -> None:
        self._doing, self._said = doing, 0

    def told(self, done: int, of: int) -> None:
        """Say so where another tenth is done."""
        if (step := _STEPS * done // of) > self._said:
            self._said = step
            click.echo(f"{self._doing}: {done:,} of {of:,} letters", err=True)

    def close(self) -> None:
        """Nothing is left to say."""


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"
