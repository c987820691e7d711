"""Other letters of the project: those that a draft names, and those that its text may speak of."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from letterkit.load.bodies import read_bodies, read_pictures
from letterkit.load.draft import DraftFile, read_draft
from letterkit.load.faults import Faults
from letterkit.load.files import KB, Folder, shown
from letterkit.load.lists import Lists
from letterkit.load.locating import ENDINGS
from letterkit.load.template import read_template
from letterkit.model.finding import Place
from letterkit.model.project import Project, Related
from letterkit.model.roster import Roster

_HEAD = re.compile(rb"^(id|date):[ \t]*['\"]?([A-Za-z0-9._-]{1,80})['\"]?[ \t]*(?:#[^\n]*)?\r?$", re.MULTILINE)
_LIMIT = 256 * KB
_MOST_DRAFTS = 500
_MOST_NEARBY = 12


@dataclass(slots=True)
class RelatedLetters:
    """Reads letters for the draft at `path`. `elsewhere` are the ids that letters.csv knows."""

    path: Path
    folder: Folder
    lists: Lists
    elsewhere: Container[str]

    def named(self, file: DraftFile) -> dict[str, Related]:
        """The letters under `about` and `refers_to`, by id; findings for those that are nowhere."""
        named = {letter: f"refers_to.{i}" for i, letter in enumerate(file.draft.refers_to)}
        if file.draft.about:
            named[file.draft.about] = "about"
        found = {
            letter: self._letter(letter, file.place(name), whole=name == "about")
            for letter, name in named.items()
            if letter != file.draft.id
        }
        return {letter: related for letter, related in found.items() if related}

    def beside(self, before: dt.date, named: Container[str]) -> dict[str, dt.date]:
        """The ids and dates of the letters of the project that are earlier than that day and not named."""
        return {letter: day for letter, day in self._dated(before) if letter not in named}

    def nearby(self, dated: Mapping[str, dt.date], said: Iterable[tuple[int, int, int]]) -> dict[str, Related]:
        """Those of the letters `dated` that are of a month or year among the days `said` (year, month, day, 0 for
        what is unsaid): what a text says of a letter "of last December" may be about them. A fault in them is none of
        this letter."""
        said = set(said)
        found: dict[str, Related] = {}
        for letter, day in dated.items():
            if len(found) < _MOST_NEARBY and any(_agrees(day, one) for one in said):
                related = self._aside()._letter(letter, Place(shown(self.path)), whole=False)
                found |= {letter: related} if related else {}
        return found

    def _dated(self, before: dt.date) -> Iterator[tuple[str, dt.date]]:
        """The ids and dates of the drafts beside this one that are earlier, by their first lines."""
        names = (entry for entry in os.scandir(self.path.parent) if entry.name.endswith(ENDINGS) and entry.is_file())
        for entry in sorted(islice(names, _MOST_DRAFTS), key=lambda one: one.name):
            with Path(entry.path).open("rb") as stream:
                head = {match[1]: match[2].decode() for match in _HEAD.finditer(stream.read(_LIMIT))}
            letter, day = head.get(b"id", ""), _day(head.get(b"date", ""))
            if letter == Path(entry.name).stem and day and day < before:
                yield letter, day

    def _aside(self) -> RelatedLetters:
        """The same, with findings that nobody sees."""
        faults = Faults()
        folder = replace(self.folder, faults=faults)  # the files read still count as inputs
        return replace(self, folder=folder, lists=Lists(folder, self.lists.languages, read=self.lists.read))

    def _letter(self, letter: str, at: Place, *, whole: bool) -> Related | None:
        path = self._draft(letter)
        if path is None:
            if letter not in self.elsewhere or whole:
                hint = f"write drafts of letters beside {self.path.name}, named by their id"
                if not whole:
                    hint += ", or a row for it in letters.csv"
                self.folder.faults.add("letter-missing", at, f"{at.field}: there is no draft {letter[:80]}.yaml", hint)
            return None
        real = self.folder.confined(path, at)
        file = read_draft(self.folder, real, at) if real else None
        if real is None or not file or not file.whole:
            return None
        if file.draft.id != letter:
            message = f"{at.field}: {path.name} has the id {file.draft.id}"
            self.folder.faults.add("letter-missing", at, message, "give it the id that its name says")
            return None
        roster = self.lists.of(file, needed=True)
        place = Place(shown(real))
        if not whole:
            return Related(file.draft, roster, place)
        return Related(file.draft, roster, place, self._aside()._project(real, file, roster))

    def _draft(self, letter: str) -> Path | None:
        """The draft of a letter: beside this one, else in the folder above (for drafts/refused/)."""
        if "/" in letter or "\0" in letter:
            return None
        beside = [folder / (letter + ending) for folder in self.path.parents[:2] for ending in ENDINGS]
        return next((one for one in beside if one.is_relative_to(self.folder.root) and one.is_file()), None)

    def _project(self, path: Path, file: DraftFile, roster: Roster) -> Project | None:
        """The letter that a press release is about as a project of its own, so that its text can be composed. What is
        wrong with it is told when it is checked itself."""
        draft, at = file.draft, file.place("template")
        template = read_template(self.folder, draft.template, at, look=draft.look, look_at=file.place("look"))
        bodies = read_bodies(self.folder, path, file)
        pictures = read_pictures(self.folder, file, bodies)
        if template is None or self.folder.faults.stop:
            return None
        return Project(str(self.folder.root), draft, file.places, roster, template, bodies, pictures)


def _day(written: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written) if len(written) == 10 else None
    except ValueError:
        return None


def _agrees(day: dt.date, said: tuple[int, int, int]) -> bool:
    """Whether a day can be the one that a text speaks of, which says something of it."""
    return any(said) and all(part in (0, own) for part, own in zip(said, (day.year, day.month, day.day), strict=True))
