"""One draft with all that belongs to it, read into memory: what the load stage gives to the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from letterkit.model.draft import Draft
from letterkit.model.finding import Finding, Place
from letterkit.model.letter import Picture
from letterkit.model.roster import Roster
from letterkit.model.template import Template


@dataclass(frozen=True, slots=True)
class Source:
    """A text file: `path` as findings name it, `text` decoded."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Related:
    """Another letter of the project that this one is about or refers to."""

    draft: Draft
    roster: Roster


@dataclass(frozen=True, slots=True)
class Project:
    """A draft, its list, its texts by language, its template, and the pictures they name (by path in the project).

    `places` gives the place of each field of the draft by its dotted name (`to.0.fax`); `inputs` the SHA-256 of every
    file read, by path in the project; `findings` what loading noticed that does not stop it.
    """

    root: str
    draft: Draft
    places: Mapping[str, Place]
    roster: Roster
    template: Template
    bodies: Mapping[str, Source]
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    related: Mapping[str, Related] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def place(self, name: str) -> Place:
        """Where a field stands in the draft; the nearest field above it where it is not given."""
        while name and name not in self.places:
            name = name.rpartition(".")[0]
        return self.places.get(name) or self.places[""]
