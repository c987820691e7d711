"""From what a child said to what it gave, or to the error that tells what went wrong."""

from __future__ import annotations

import builtins
import signal
from typing import Any

from letterkit.errors import InputError
from letterkit.isolation import warm
from letterkit.isolation.limits import Excess, Limits
from letterkit.isolation.messages import Ending, Kind, messages
from letterkit.model.finding import Finding, Place

_OUT_OF_TIME = {number for name in ("SIGXCPU", "SIGPROF") if (number := getattr(signal, name, 0))}
"""By what the system ends a process that takes no notice of its clock."""


class ChildError(RuntimeError):
    """An error in a process of its own whose type is not Python's own; its trace is a note."""


def outcome(ending: Ending, limits: Limits, place: Place) -> Any:
    """What the function gave. Raises InputError for findings and limits, built-in errors as themselves, ChildError."""
    doing, last = "the letter", None
    for kind, content in messages(ending.said):
        if kind is Kind.DOING:
            doing = str(content)
        elif kind is Kind.MODULES:
            warm.learn(content)
        else:
            last = kind, content
    if last is None:
        raise InputError([_untold(ending, limits, doing, place)])
    kind, content = last
    if kind is Kind.RESULT:
        return content
    if kind is Kind.FINDINGS:
        raise InputError([finding for finding in content if isinstance(finding, Finding)])
    if kind is Kind.EXCESS:
        excess, *spot = content
        raise InputError([limits.finding(Excess(excess), doing, Place(*spot) if spot else place)])
    raise _raised(content)


def _untold(ending: Ending, limits: Limits, doing: str, place: Place) -> Finding:
    """The child is no more and has not said why."""
    if ending.timed_out or -ending.code in _OUT_OF_TIME:
        return limits.finding(Excess.TIME, doing, place)
    if ending.flooded:
        return limits.finding(Excess.MEMORY, doing, place)
    return limits.finding(Excess.DEATH, doing, place, _signal(ending.code))


def _signal(code: int) -> str:
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"exit code {code}"


def _raised(fault: dict[str, Any]) -> Exception:
    """The error again: of its own type where that is one of Python's, with its trace as a note."""
    kind = getattr(builtins, fault["type"], None)
    error: Exception
    try:
        if not (isinstance(kind, type) and issubclass(kind, Exception)):
            raise TypeError
        error = kind(*fault["arguments"])
    except TypeError:  # not a built-in one, or one that wants other arguments
        error = ChildError(f"{fault['type']}: {fault['message']}")
    error.add_note(f"in a process of its own:\n{fault['trace']}")
    return error
