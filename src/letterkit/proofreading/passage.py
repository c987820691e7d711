"""What is proofread: the running text of one file, passage by passage, each with its language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from letterkit.model.finding import Finding, Place, Severity
from letterkit.spelling.telling import places


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, heading or item; `lang` is the primary language (BCP 47), "" where it is not known."""

    text: str
    lang: str
    place: Place


def note(code: str, message: str, place: Place, hint: str) -> Finding:
    """A finding of proofreading: a matter of style or a likely slip, never an error."""
    return Finding(code, Severity.NOTE, message, place, hint)


def quoted(text: str) -> str:
    """Words of the text for a message: on one line, in quotation marks."""
    return f'"{" ".join(text.split())}"'


def at(found: Iterable[Place], here: Place) -> str:
    """Where something else stands, in brackets."""
    return f"({places(found, here)})"
