"""Work on what others have written, in a process of its own with stated limits of time and memory.

`run` gives what the function gives, or raises what it raises; where a limit is reached, the child is ended and an
InputError says what was being done. The child reaches no network and starts no program. What it hands back is read by
an unpickler that knows the types of letterkit.model and no others, so that a child gone wrong cannot act in the parent.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from typing import Any, TypeVar

from letterkit.isolation import forked, spawned, warm
from letterkit.isolation.ahead import Ahead
from letterkit.isolation.beside import Beside
from letterkit.isolation.doing import doing
from letterkit.isolation.foreign import library_failed
from letterkit.isolation.limits import CODES, Limits
from letterkit.isolation.messages import Ending
from letterkit.isolation.outcome import outcome
from letterkit.isolation.packed import Packed
from letterkit.isolation.steady import Steady
from letterkit.model.finding import Place

__all__ = [
    "CODES",
    "Ahead",
    "Beside",
    "Limits",
    "Packed",
    "Steady",
    "doing",
    "finished",
    "library_failed",
    "run",
    "warm_up",
]

T = TypeVar("T")


def run(function: Callable[..., T], *arguments: Any, limits: Limits, place: Place) -> T:
    """`function(*arguments)` in a process of its own; `place` is where a finding points that has no better place.

    The function is one of a module, and what it gives is made of letterkit.model's types and plain values. Raises
    InputError where it does or where a limit is reached, and any other error as itself where it is a built-in one.
    """
    scratch = tempfile.mkdtemp(prefix="letterkit-")
    try:
        ending = _ended(function, arguments, limits, scratch)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    given: T = outcome(ending, limits, place)
    return given


def finished(ahead: Ahead | Steady, *, limits: Limits, place: Place) -> Any:
    """What the work gave that was begun. Raises as `run` does."""
    return outcome(ahead.ending(), limits, place)


def _ended(function: Callable[..., Any], arguments: tuple[Any, ...], limits: Limits, scratch: str) -> Ending:
    if forked.AVAILABLE:
        warm.up()
        return forked.run(function, arguments, limits, scratch)
    return spawned.run(function, arguments, limits, scratch)


def warm_up() -> None:
    """Import what processes of earlier letters of this run had to import, so that those of the next need not."""
    if forked.AVAILABLE:
        warm.up()


def method() -> str:
    """How a process of its own is begun on this system: "fork" or "spawn"."""
    return "fork" if forked.AVAILABLE else f"spawn ({sys.platform})"
