"""The letters of a batch, one for each row, and the order in which they are made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable

from letterkit.model.frozen import frozen
from letterkit.model.project import Project
from letterkit.model.recipient import Recipient


@frozen
class Unit:
    """One letter: to a row of the recipients file, or (None) to those whom the draft names. `cc` is whether those in CC
    get a copy of it."""

    recipient: Recipient | None
    cc: bool

    def of(self, project: Project) -> Project:
        """The project of this letter alone."""
        return project.addressed_to(self.recipient) if self.recipient else project


Units = tuple[Unit, ...]


def chunked(units: Units, size: int) -> list[Units]:
    """The letters, so many at once."""
    return [units[at : at + size] for at in range(0, len(units), size)]


def together(units: Units) -> Units:
    """The letters in an order in which those of one shape stand together, shapes that are rare first: each is laid out
    anew by as few processes as can be, and the rest of the letters fills the time of the others."""
    shapes = [_shape(unit.recipient) for unit in units]
    number = Counter(shapes)
    ranks = {shape: rank for rank, shape in enumerate(sorted(number, key=number.__getitem__))}
    return tuple(units[at] for at in sorted(range(len(units)), key=lambda at: ranks[shapes[at]]))


def _shape(row: Recipient | None) -> Hashable:
    """What of a row decides how lines are set around its words: language, lines, which cells are empty, and whether
    there are letters that some fonts lack."""
    if row is None:
        return None
    cells = (row.name, row.title, row.address, row.salutation, *row.values.values())
    return row.language, tuple(cell.count("\n") if cell else -1 for cell in cells), all(map(str.isascii, cells))
