"""One draft with all that belongs to it, read into memory: what the load stage gives to the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields, replace

from letterkit.model.draft import Addressee, Draft
from letterkit.model.earlier import EarlierLetter
from letterkit.model.finding import Finding, Place
from letterkit.model.frozen import frozen
from letterkit.model.letter import Picture
from letterkit.model.recipient import Recipient
from letterkit.model.roster import Roster
from letterkit.model.template import Template


@frozen
class Source:
    """A text file: `path` as findings name it, `text` decoded."""

    path: str
    text: str


@frozen
class Related:
    """Another letter of the project that this one is about or refers to: its draft is at `place`. `project` is all of
    it, given for the letter that a press release is about, where its text can be composed."""

    draft: Draft
    roster: Roster
    place: Place | None = None
    project: Project | None = None


@frozen
class Project:
    """A draft, its list, its texts by language, its template, and the pictures they name (by path in the project).

    `places` gives the place of each field of the draft by its dotted name (`to.0.fax`); `inputs` the SHA-256 of every
    file read, by path in the project; `findings` what loading noticed that does not stop it. `recipients` are the rows
    of the recipients file, each of which gets a letter of its own; `recipient` is the row whose letter this project is
    of (see `addressed_to`), None where the letter is to those whom the draft names. `message_template` is that of the
    e-mail around the letter, where there is one; `enclosures` are the files that go with the letter, by the path that
    the draft gives. `nearby` are letters of the project that the draft does not name, and that its text may speak of;
    `earlier` the rows of letters.csv.
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
    message_template: Template | None = None
    enclosures: Mapping[str, bytes] = field(default_factory=dict)
    recipients: tuple[Recipient, ...] = ()
    recipient: Recipient | None = None
    nearby: Mapping[str, Related] = field(default_factory=dict)
    earlier: tuple[EarlierLetter, ...] = ()

    def addressed_to(self, recipient: Recipient) -> Project:
        """The project of the letter to one row of the recipients file: the row stands for `to` in the draft, its cells
        for the fields, its language for those of the letter. So no stage need know of rows."""
        row = Addressee(
            name={"": recipient.name},
            title={"": recipient.title},
            address={"": recipient.address},
            salutation={"": recipient.salutation},
            fax=recipient.fax,
            email=recipient.email,
            language=recipient.language,
        )
        languages = (recipient.language,) if recipient.language else self.draft.languages
        places = {name: place for name, place in self.places.items() if not name.startswith("to.")}
        places["to.0"] = recipient.place
        for name in ("name", "title", "address", "salutation", "fax", "email", "language"):
            places[f"to.0.{name}"] = replace(recipient.place, field=name)
        draft = replace(self.draft, to=(row,), languages=languages)
        return replace(self, draft=draft, places=places, recipients=(), recipient=recipient)

    def shared(self) -> tuple[object, ...]:
        """What the letters to all rows of one recipients file have in common, to be compared by identity: all that
        `addressed_to` leaves as it is, of the draft, too."""
        parts = (getattr(self, name) for name in _SHARED)
        return (*parts, *(getattr(self.draft, name) for name in _SHARED_OF_DRAFT))

    def place(self, name: str) -> Place:
        """Where a field stands in the draft; the nearest field above it where it is not given."""
        while name and name not in self.places:
            name = name.rpartition(".")[0]
        return self.places.get(name) or self.places[""]


_SHARED = tuple(one.name for one in fields(Project) if one.name not in {"draft", "places", "recipients", "recipient"})
_SHARED_OF_DRAFT = tuple(one.name for one in fields(Draft) if one.name not in {"to", "languages"})
"""What `Project.addressed_to` leaves as it is."""
