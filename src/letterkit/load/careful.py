"""Rows of a list of signatories read one by one, with everything that is wrong with each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from letterkit.load.columns import Columns
from letterkit.load.nearest import did_you_mean
from letterkit.load.separated import Cells
from letterkit.model.cells import Key
from letterkit.model.roster import Represents, SignatoryKind, Status, parse_represents
from letterkit.model.signatory import joined_aliases, joined_letters

ONE_LINE = ("name", "country", "sort")
"""Columns that have no business with line breaks."""
_Choice = TypeVar("_Choice", SignatoryKind, Status)


@dataclass(slots=True)
class CarefulReader:
    """Reads any row. `cells` looks at the cells one by one and notes what is wrong."""

    columns: Columns
    cells: Cells

    def row(self, line: int, written: Sequence[str]) -> dict[Key, str] | None:
        """The cells of one row as they count, or None with findings; everything wrong with it is found at once."""
        if not self.cells.fit(line, written):
            return None
        sound = self.cells.are_sound(line, written)
        found = {(column, "", ""): written[at].strip() for column, at in self.columns.plain.items()}
        special = {key: self._override(line, key, written[at].strip()) for key, at in self.columns.overrides.items()}
        name = found["name", "", ""]
        kind = self._choice(line, "kind", found["kind", "", ""], SignatoryKind)
        status = self._choice(line, "status", found.get(("status", "", "")) or Status.SIGNED, Status)
        represents = self._represents(line, "represents", found.get(("represents", "", ""), ""))
        if not name:
            self.cells.fail(line, "name", "is empty", "write the name as it shall appear, or delete the row")
        if not (sound and kind and status and name):
            return None
        found |= {("kind", "", ""): kind.value, ("status", "", ""): status.value}
        found |= {("represents", "", ""): str(represents or "")}
        for column, joined in (("letters", joined_letters), ("aliases", joined_aliases)):
            found[column, "", ""] = joined(found.get((column, "", ""), ""))
        for column in ONE_LINE:
            found[column, "", ""] = self.cells.one_line(line, column, found.get((column, "", ""), ""))
        return found | special

    def _override(self, line: int, key: Key, value: str) -> str:
        """A cell for one language or letter, held to the same form as the column that it stands for."""
        column, lang, letter = key
        name = column + (f":{lang}" if lang else "") + (f"@{letter}" if letter else "")
        if column == "status" and value:
            status = self._choice(line, name, value, Status)
            return status.value if status else ""
        if column == "represents":
            self._represents(line, name, value)
        return self.cells.one_line(line, name, value) if column in ONE_LINE else value

    def _choice(self, line: int, column: str, written: str, choices: type[_Choice]) -> _Choice | None:
        try:
            return choices(written.casefold())
        except ValueError:
            said = f'"{written[:60]}" is none of {", ".join(choices)}' if written else "is empty"
            hint = did_you_mean(written, list(choices)) if written else f"write {' or '.join(choices)}"
            self.cells.fail(line, column, said, hint)
            return None

    def _represents(self, line: int, column: str, written: str) -> Represents | None:
        try:
            return parse_represents(written)
        except ValueError as error:
            said, _, hint = str(error).partition("; ")
            self.cells.fail(line, column, said, hint)
            return None
