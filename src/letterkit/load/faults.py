"""What loading finds wrong, gathered: every finding has a code of this table, and no file can flood the report."""

from __future__ import annotations

from collections import Counter

from letterkit.model.finding import Finding, Place, Severity

PER_FILE = 50

_ERRORS = {
    "file-missing": "A file that is named, or that must be there, is not.",
    "file-unreadable": "A file is there and cannot be read, or is not a plain file.",
    "file-outside": "A path leads out of the project's folder, directly or by a symbolic link.",
    "file-too-large": "A file is larger than anything of its kind needs to be.",
    "file-encoding": "A text file is not UTF-8, or a list's encoding cannot be told.",
    "draft-syntax": "The draft is not YAML that letterkit reads: plain mappings, lists and texts.",
    "draft-invalid": "A field of the draft is missing, unknown, or not what it should be.",
    "letter-missing": "The draft names another letter (about, refers_to) that is not beside it.",
    "list-invalid": "A list (of signatories or recipients) has a row or a header that cannot be read.",
    "list-empty": "A list (of signatories or recipients) has no rows.",
    "list-letter": "No row of the list is for this letter.",
    "picture-invalid": "A picture is not the PNG, JPEG or self-contained SVG that its name says.",
    "settings-invalid": "A setting in letterkit.toml is unknown, or not what it should be.",
    "settings-password": "letterkit.toml holds a password, which belongs into the environment or the keyring.",
    "settings-syntax": "letterkit.toml is not TOML.",
    "template-missing": "The draft names a template that is not there, or one of its files is missing.",
    "template-fetches": "A template's style sheet asks for something outside the letter, which is never fetched.",
    "template-invalid": "A file of the template is not what it should be.",
    "recipient-twice": "Two rows of the recipients file are the same, or have the same key.",
    "text-invalid": "A text holds characters that cannot be printed or that reorder what is read.",
}
_WARNINGS = {
    "hidden-character": "A text holds a character that nobody sees.",
    "list-column": "A column of the list is ignored, and its name looks as if it were meant to be read.",
    "list-encoding": "The list is not UTF-8; which encoding it is in was worked out from its text.",
    "list-letter-near": "An id in the column `letters` is nearly that of this letter, and does not count for it.",
    "mixed-scripts": "A word mixes letters of scripts that look alike, so that it is another word than it seems.",
    "list-line-break": "A name is broken over several lines; they are joined by a space.",
    "recipient-nearly-twice": "Two rows of the recipients file have the same name and language, or the same address.",
}
_NOTES = {"draft-id": "The draft's id is not the name of its file, and its texts are looked for by the id."}

CODES: dict[str, str] = _ERRORS | _WARNINGS | _NOTES
"""What each code means, in one sentence."""


def _severity(code: str) -> Severity:
    if code in _ERRORS:
        return Severity.ERROR
    return Severity.WARNING if code in _WARNINGS else Severity.NOTE


class Faults:
    """The findings of one loading, at most PER_FILE errors and as many others for each file."""

    def __init__(self) -> None:
        self._found: list[Finding] = []
        self._seen: Counter[tuple[str, Severity]] = Counter()
        self._left_out: dict[tuple[str, Severity], Finding] = {}

    def add(self, code: str, place: Place, message: str, hint: str = "") -> None:
        """Note a finding. Raises KeyError for a code that the table lacks."""
        if code not in CODES:
            raise KeyError(code)
        finding = Finding(code, _severity(code), message, place, hint)
        key = (place.path, finding.severity)
        self._seen[key] += 1
        if self._seen[key] <= PER_FILE:
            self._found.append(finding)
        else:
            self._left_out.setdefault(key, finding)

    @property
    def stop(self) -> bool:
        """Whether there is an error among them."""
        return any(finding.stops for finding in self._found)

    def has_errors(self, path: str) -> bool:
        """Whether there is an error in one file."""
        return self._seen[path, Severity.ERROR] > 0

    def all(self) -> tuple[Finding, ...]:
        """The findings, and a word where some were left out."""
        more = [
            Finding(
                first.code,
                severity,
                "more findings of this file are not shown",
                first.place,
                "settle those that are shown first",
            )
            for (_, severity), first in self._left_out.items()
        ]
        return (*self._found, *more)
