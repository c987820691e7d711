"""What makes a finished file unreadable: one clear error each."""

from __future__ import annotations

from typing import NoReturn

from letterkit.errors import InputError
from letterkit.model.finding import Finding, Place, Severity

CODES: dict[str, str] = {
    "file-missing": "A file that is named, or that must be there, is not.",
    "file-unreadable": "A file is there and cannot be read, or is not a plain file.",
    "file-too-large": "A file is larger than anything of its kind needs to be.",
    "file-encoding": "A text file is not UTF-8, or a list's encoding cannot be told.",
    "file-type": "A finished letter is of a kind that is not read, or not of the kind that its name says.",
    "file-broken": "A finished letter is damaged, cut off, or made to harm the program that reads it.",
    "file-encrypted": "A finished letter is protected by a password.",
    "file-without-text": "A finished letter holds no text; a scanned page is a picture to a program.",
}
"""What each code means, in one sentence."""


def refuse(code: str, place: Place, message: str, hint: str = "") -> NoReturn:
    """Raise the InputError with this one finding. Raises KeyError for a code that the table lacks."""
    if code not in CODES:
        raise KeyError(code)
    raise InputError([Finding(code, Severity.ERROR, message, place, hint)])
