"""What letterkit has to say about an input or an output: a finding, where it is, and how grave it is."""

from __future__ import annotations

from enum import StrEnum

from letterkit.model.frozen import frozen


class Severity(StrEnum):
    """How grave a finding is; errors stop a rendering."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest, for sorting."""
        return list(Severity).index(self)


@frozen
class Place:
    """A spot in a file: lines and columns count from 1; `page` is for finished files, `field` for a key or a column."""

    path: str
    line: int | None = None
    column: int | None = None
    page: int | None = None
    field: str | None = None

    def __str__(self) -> str:
        parts = [self.path]
        if self.line is not None:
            parts.append(str(self.line))
            if self.column is not None:
                parts.append(str(self.column))
        text = ":".join(parts)
        if self.page is not None:
            text += f", page {self.page}"
        if self.field and self.line is None and self.page is None:  # "paragraph 4" of a Word file
            text += f", {self.field}"
        return text


@frozen
class Finding:
    """One sentence about one place, with a stable code and what to do.

    `code` is the name of the check that found it, in kebab case (`letterkit explain CODE`). `accepted` carries the
    reason that the draft gives for accepting it; an accepted finding is shown but stops nothing.
    """

    code: str
    severity: Severity
    message: str
    place: Place
    hint: str = ""
    accepted: str | None = None

    @property
    def stops(self) -> bool:
        """Whether nothing may go out while this stands."""
        return self.severity is Severity.ERROR and self.accepted is None


def in_order(findings: list[Finding]) -> list[Finding]:
    """The findings by file and line, the gravest first where they share a place; repeated ones once."""
    unique = list(dict.fromkeys(findings))
    return sorted(unique, key=lambda f: (f.place.path, f.place.line or 0, f.place.column or 0, f.severity.rank, f.code))
