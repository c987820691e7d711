"""Whose fault an error is: letterkit's own, or that of a library which cannot cope with a hostile letter or dress."""

from __future__ import annotations

import os
from pathlib import PurePath

from letterkit.model.finding import Finding, Place, Severity

_LIBRARIES = "site-packages"
_HINT = (
    "most often it is a rule of style.css that no page can follow, or a part of reference.docx: "
    "try with the template that it was copied from"
)


def library_of(error: BaseException) -> str:
    """The name of the library whose code raised an error; empty where it is letterkit's own. Code of Python itself
    belongs to whoever called it."""
    import traceback

    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        parts = PurePath(frame.filename).parts
        if _LIBRARIES in parts[:-1]:
            name = parts[parts.index(_LIBRARIES) + 1].removesuffix(".py")
            return "" if name == "letterkit" else name
        if "letterkit" in parts:
            return ""
    return ""


def library_failed(error: Exception, doing: str, place: Place) -> Finding | None:
    """The finding for an error that a library raised, None for any other; nothing is turned into a finding where
    a developer asks for tracebacks (LETTERKIT_DEBUG)."""
    library = library_of(error)
    if not library or isinstance(error, OSError | ImportError) or os.environ.get("LETTERKIT_DEBUG"):
        return None
    message = f"{doing} fails in {library}: {type(error).__name__}: {str(error)[:200]}"
    return Finding("library-failed", Severity.ERROR, message, place, _HINT)
