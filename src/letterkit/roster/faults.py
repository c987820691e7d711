"""What is wrong with a sheet of sign-ons, or stands in the way of changing a list."""

from __future__ import annotations

from typing import NoReturn

from letterkit.errors import InputError
from letterkit.model.finding import Finding, Place, Severity

CODES: dict[str, str] = {
    "file-broken": "A file is damaged, cut off, or made to harm the program that reads it.",
    "file-encoding": "A text file is not UTF-8, or a list's encoding cannot be told.",
    "file-encrypted": "A file is protected by a password.",
    "file-missing": "A file that is named, or that must be there, is not.",
    "file-too-large": "A file is larger than anything of its kind needs to be.",
    "file-type": "A file is of a kind that is not read here.",
    "file-unreadable": "A file is there and cannot be read, or is not a plain file.",
    "list-changed": "The list was changed by somebody else while it was being worked on.",
    "list-characters": "The encoding of the list lacks a character that is to be written into it.",
    "list-letters": "Of two lists one says who signs which letter, and the other does not.",
    "reminder-template": "The text of reminders has no subject, or asks for something that it cannot have.",
    "sheet-columns": "A sheet of sign-ons has no column of names, or it cannot be told which one it is.",
    "sheet-empty": "A sheet of sign-ons has no rows.",
    "sheet-mapping": "The file that says which column of a sheet is which cannot be used.",
    "sheet-row": "A row of a sheet of sign-ons cannot be taken: it has no name, or it is not told what it is.",
    "sheet-several": "A file has several sheets, and it is not told which one holds the sign-ons.",
}
"""What each code means, in one sentence."""


def finding(code: str, place: Place, message: str, hint: str = "") -> Finding:
    """An error of this package. Raises KeyError for a code that the table lacks."""
    if code not in CODES:
        raise KeyError(code)
    return Finding(code, Severity.ERROR, message, place, hint)


def refuse(code: str, place: Place, message: str, hint: str = "") -> NoReturn:
    """Raise the InputError with this one finding."""
    raise InputError([finding(code, place, message, hint)])
