"""The lists that letters are signed by: each file read once, each letter's rows looked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from letterkit.load.draft import DraftFile
from letterkit.load.files import Folder, shown
from letterkit.load.nearest import nearest
from letterkit.load.roster import LIMIT, read_roster
from letterkit.model.cells import EVERY_LETTER
from letterkit.model.finding import Place
from letterkit.model.roster import Roster
from letterkit.model.rows import Rows
from letterkit.model.signatory import split_letters

_MOST_IDS = 20


@dataclass(slots=True)
class Lists:
    """Reads the lists of a project, for the draft itself and for those that it refers to. `read` holds those that were
    read, each once; `foretell` hears how many bytes a list has before its rows are read."""

    folder: Folder
    languages: tuple[str, ...]
    foretell: Callable[[int], None] = lambda _: None
    read: dict[Path, Roster | None] = field(default_factory=dict)

    def of(self, file: DraftFile, *, needed: bool) -> Roster:
        """The list that a draft names. An empty one where it has none and needs none, or with a finding."""
        written, at = file.draft.signatories.file, file.place("signatories.file")
        if not needed and "signatories" not in file.given and not (self.folder.root / written).exists():
            return Roster(written, (), ())
        found = self.folder.find(written, at)
        if found is None:
            return Roster(written, (), ())
        if found not in self.read:
            self.read[found] = self._roster(found, at)
        roster = self.read[found]
        if roster is None:
            return Roster(written, (), ())
        if needed and "id" in file.given:
            self._look_for_rows(file, roster)
        return roster

    def _roster(self, path: Path, at: Place) -> Roster | None:
        data = self.folder.read(path, at, limit=LIMIT)
        if data is None:
            return None
        self.foretell(len(data))
        return read_roster(data, shown(path), self.folder.faults, self.languages)

    def _look_for_rows(self, file: DraftFile, roster: Roster) -> None:
        """A letter that no row signs is a mistake in the id or in the column; so is an id that differs in capitals."""
        letter, ids = file.draft.id, _ids(roster.rows)
        faults, folded = self.folder.faults, _folded(letter)
        for other, place in ids.items():
            if other != letter and _folded(other) == folded:
                message = f"letters: {other} is not {letter}, so this row does not sign it"
                faults.add("list-letter-near", place, message, f"write {letter}")
        if roster.rows and not roster.of(letter) and not faults.has_errors(roster.path):
            near = nearest(letter, ids)
            hint = f"did you mean {near}?" if near else f"ids there are: {', '.join(sorted(ids)[:_MOST_IDS]) or 'none'}"
            message = f"id: no row of {roster.path} is for the letter {letter}"
            faults.add("list-letter", file.place("id"), message, hint)


def _ids(rows: Rows) -> Mapping[str, Place]:
    """Every letter that a row signs, with the place of the first that does."""
    cells, ids = rows.texts("letters"), dict[str, Place]()
    first = dict(zip(reversed(cells), range(len(cells) - 1, -1, -1), strict=True))
    for at, cell in sorted((at, cell) for cell, at in first.items() if cell != EVERY_LETTER):
        for letter in sorted(split_letters(cell)):
            ids.setdefault(letter, Place(rows.cells.path, rows.lines[at]))
    return ids


def _folded(letter: str) -> str:
    return letter.casefold().replace("_", "-")
