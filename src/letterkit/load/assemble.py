"""A project from the path of its draft: everything is read, and everything that is wrong is said at once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from letterkit import languages
from letterkit.errors import InputError
from letterkit.load.bodies import read_bodies, read_pictures
from letterkit.load.draft import DraftFile, read_draft
from letterkit.load.faults import Faults
from letterkit.load.files import MB, Folder, shown
from letterkit.load.letters import read_letters
from letterkit.load.lists import Lists
from letterkit.load.locating import locate, root_of
from letterkit.load.recipients import LIMIT as LIST_LIMIT
from letterkit.load.recipients import read_recipients
from letterkit.load.related import RelatedLetters
from letterkit.load.template import read_message_template, read_template
from letterkit.model.finding import Place
from letterkit.model.frozen import frozen
from letterkit.model.project import Project
from letterkit.model.recipient import Recipient

ATTACHMENT_LIMIT = 25 * MB
_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")


def project(path: str | Path) -> Project:
    """Read a draft with its list, texts, template, pictures and the letters that it refers to or may speak of.

    Raises InputError with all findings of all these files; what does not stop is in `Project.findings`.
    """
    return opened(path).whole()


def opened(path: str | Path, foretell: Callable[[int], None] = lambda _: None) -> Opened:
    """As `project`, but for the letters that the text may speak of. `foretell` hears how many bytes a list has before
    its rows are read. Raises InputError as `project` does."""
    draft = locate(Path(path))
    faults = Faults()
    loading = _Loading(draft, Folder(root_of(draft), faults), foretell)
    loaded = loading.project()
    if loaded is None or faults.stop:
        raise InputError(faults.all())
    return loaded


Days = Iterable[tuple[int, int, int]]
"""Year, month and day, 0 for what is unsaid."""


@frozen
class Opened:
    """A project that was read but for the letters that its text may speak of. To know which these are, the dates in the
    text have to be found (`agreement.spoken_in`), which can be done elsewhere: nobody but the checks needs them."""

    project: Project
    letters: Mapping[str, dt.date]
    """The drafts beside this one that are earlier, by id, with their dates."""
    _related: RelatedLetters

    @property
    def texts(self) -> dict[str, str]:
        """The bodies by language, in which letters may be spoken of."""
        return {lang: body.text for lang, body in self.project.bodies.items()}

    def whole(self) -> Project:
        """The project with those letters."""
        if not self.letters:
            return self.project
        from letterkit import agreement  # what a draft without earlier letters need not wait for

        return self.with_letters(agreement.spoken_in(self.texts, self.project.draft.date))

    def with_letters(self, said: Days) -> Project:
        """The project, whole, with the letters that are of a month or year among those days."""
        nearby = self._related.nearby(self.letters, said)
        inputs = dict(sorted(self._related.folder.inputs.items()))
        return replace(self.project, nearby=nearby, inputs=inputs)


@dataclass(slots=True)
class _Loading:
    path: Path
    folder: Folder
    foretell: Callable[[int], None]
    lists: Lists = field(init=False)

    def __post_init__(self) -> None:
        self.lists = Lists(self.folder, (*languages.available(), *languages.printed()), self.foretell)

    def project(self) -> Opened | None:
        file = read_draft(self.folder, self.path, Place(shown(self.path)))
        if file is None:
            return None
        draft = file.draft
        template = read_template(
            self.folder, draft.template, file.place("template"), look=draft.look, look_at=file.place("look")
        )
        message_template = read_message_template(self.folder, file)
        roster = self.lists.of(file, needed=bool(template and template.signatories and not draft.about))
        bodies = read_bodies(self.folder, self.path, file)
        pictures = read_pictures(self.folder, file, bodies)
        enclosures = self._enclosures(file)
        recipients = self._recipients(file)
        earlier = read_letters(self.folder)
        letters = RelatedLetters(self.path, self.folder, self.lists, {letter.id for letter in earlier})
        related = letters.named(file)
        if template is None or not file.whole:
            return None
        project = Project(
            root=str(self.folder.root),
            draft=draft,
            places=file.places,
            roster=roster,
            template=template,
            bodies=bodies,
            pictures=pictures,
            related=related,
            inputs=dict(sorted(self.folder.inputs.items())),
            findings=self.folder.faults.all(),
            message_template=message_template,
            enclosures=enclosures,
            recipients=recipients,
            earlier=earlier,
        )
        return Opened(project, letters.beside(draft.date, related), letters)

    def _enclosures(self, file: DraftFile) -> dict[str, bytes]:
        enclosures = {}
        for i, written in enumerate(file.draft.attachments):
            at = file.place(f"attachments.{i}")
            found = self.folder.find(written, at)
            data = self.folder.read(found, at, limit=ATTACHMENT_LIMIT) if found else None
            if data is not None:
                enclosures[written] = data
        return enclosures

    def _recipients(self, file: DraftFile) -> tuple[Recipient, ...]:
        written, at = file.draft.recipients, file.place("recipients")
        found = self.folder.find(written, at) if written else None
        data = self.folder.read(found, at, limit=LIST_LIMIT) if found else None
        if found is None or data is None:
            return ()
        return read_recipients(data, shown(found), file.draft, self.folder.faults)
