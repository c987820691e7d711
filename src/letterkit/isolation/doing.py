"""What the child is at, told to the parent, so that a finding can name it when the child is no more."""

from __future__ import annotations

from collections.abc import Callable

_listener: list[Callable[[str], None]] = []


def doing(what: str) -> None:
    """Say what begins now, as "making x.pdf"; outside a process of its own it goes nowhere."""
    for tell in _listener:
        tell(what)


def listen(tell: Callable[[str], None]) -> None:
    """Where `doing` goes from here on."""
    _listener[:] = [tell]
