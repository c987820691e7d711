"""The list of signatories: the coalition's memory, one row for each body or person across all letters."""

from __future__ import annotations

from collections.abc import Sequence

from letterkit.model.cells import Cells
from letterkit.model.frozen import frozen
from letterkit.model.rows import Rows
from letterkit.model.signatory import (
    OVERRIDABLE_COLUMNS,
    PRIVATE_COLUMNS,
    PUBLIC_COLUMNS,
    Represents,
    Signatory,
    SignatoryKind,
    Status,
    parse_represents,
)

__all__ = [
    "OVERRIDABLE_COLUMNS",
    "PRIVATE_COLUMNS",
    "PUBLIC_COLUMNS",
    "Cells",
    "Represents",
    "Roster",
    "Rows",
    "Signatory",
    "SignatoryKind",
    "Status",
    "parse_represents",
]


@frozen
class Roster:
    """All rows of a list, in the order of the file; `path` is as the findings name it, `columns` as in the header."""

    path: str
    columns: tuple[str, ...]
    rows: Rows

    def __init__(self, path: str, columns: tuple[str, ...], rows: Sequence[Signatory]) -> None:
        """A roster of rows, given one by one or as columns."""
        object.__setattr__(self, "path", path)
        object.__setattr__(self, "columns", columns)
        object.__setattr__(self, "rows", rows if isinstance(rows, Rows) else Rows.of(rows))

    def of(self, letter: str) -> Rows:
        """The rows on the list of one letter, of any status."""
        return self.rows.signing(letter)
