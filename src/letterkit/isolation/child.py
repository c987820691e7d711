"""The child's side: it restricts itself, does the work, and tells how it went."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from types import TracebackType
from typing import Any

from letterkit.errors import InputError
from letterkit.isolation.doing import doing, listen
from letterkit.isolation.limits import Excess, Limits
from letterkit.isolation.messages import Kind, message
from letterkit.isolation.restrict import OutOfTimeError, restrict, take_off_clock

_PLAIN = (str, int, float, bool, type(None))
_LONGEST = 2_000
"""Characters of a built-in error's argument that are handed on."""


def perform(function: Callable[..., Any], arguments: tuple[Any, ...], limits: Limits, out: int, scratch: str) -> None:
    """Do the work and write messages to the file descriptor `out`; the caller ends the process."""
    known = set(sys.modules)
    tempfile.tempdir = os.environ["TMPDIR"] = scratch
    listen(lambda what: write(out, message(Kind.DOING, what)))
    doing("the letter")
    last = _outcome(function, arguments, limits)
    learned = sorted(name for name in set(sys.modules) - known if name.startswith("letterkit."))
    write(out, message(Kind.MODULES, learned))
    write(out, last)


def _outcome(function: Callable[..., Any], arguments: tuple[Any, ...], limits: Limits) -> bytes:
    try:
        try:
            restrict(limits)
            return message(Kind.RESULT, function(*arguments))
        finally:
            take_off_clock()
    except InputError as error:
        return message(Kind.FINDINGS, list(error.findings))
    except (OutOfTimeError, MemoryError, RecursionError) as error:
        return message(Kind.EXCESS, (_excess(error).value, *_spot(error.__traceback__)))
    except BaseException as error:
        return message(Kind.FAULT, _fault(error))


def _excess(error: BaseException) -> Excess:
    if isinstance(error, OutOfTimeError):
        return Excess.TIME
    return Excess.MEMORY if isinstance(error, MemoryError) else Excess.DEPTH


def _spot(trace: TracebackType | None) -> tuple[str, int] | tuple[()]:
    """File and line of the innermost template or body that was running, if one was."""
    spot: tuple[str, int] | tuple[()] = ()
    while trace is not None:
        names = trace.tb_frame.f_globals
        if "__jinja_exception__" in names:  # Jinja2 has already put the lines of the source in
            spot = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        elif template := names.get("__jinja_template__"):
            spot = str(template.filename), template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return spot


def _fault(error: BaseException) -> dict[str, Any]:
    """An error as plain values: its type, its arguments where they are plain too, and where it happened."""
    import traceback

    arguments = [one[:_LONGEST] if isinstance(one, str) else one for one in error.args if isinstance(one, _PLAIN)]
    if isinstance(error, OSError) and error.errno is not None:
        name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else None
        arguments = [error.errno, error.strerror, name]
    return {
        "type": type(error).__name__,
        "arguments": arguments,
        "message": str(error)[:_LONGEST],
        "trace": "".join(traceback.format_exception(error))[-20_000:],
    }


def write(out: int, data: bytes) -> None:
    """All of the bytes to a file descriptor, however many calls it takes."""
    view = memoryview(data)
    while view:
        view = view[os.write(out, view) :]
