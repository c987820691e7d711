"""Sending, in order: check the draft, hold the folder against it, choose ways, plan by the ledger, read back, send.

`ready` does all but the last and changes nothing; `carry_out` sends. What stands in the way is a finding, and no flag
turns one off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from letterkit import pipeline
from letterkit.deliver import ledger as book
from letterkit.deliver import lock, sending
from letterkit.deliver.ledger import Ledger, LedgerError
from letterkit.deliver.lock import BusyError, NoLockError
from letterkit.deliver.sending import Account, Tell
from letterkit.deliver.ways import Desk
from letterkit.errors import InputError
from letterkit.mailboxes import split
from letterkit.model.counts import Counts
from letterkit.model.finding import Finding, Place
from letterkit.model.project import Project
from letterkit.model.sending import Entry, Plan, State
from letterkit.model.settings import Settings
from letterkit.sending.choosing import Chosen, chosen, trials
from letterkit.sending.codes import CODES, finding
from letterkit.sending.gate import Rendered, rendered
from letterkit.sending.standing import Wishes, is_planned, plan
from letterkit.sending.verifying import verified

__all__ = [
    "CODES",
    "Account",
    "BusyError",
    "Case",
    "NoLockError",
    "Ready",
    "Wishes",
    "carry_out",
    "case",
    "entries",
    "ready",
    "writing",
]


@dataclass(frozen=True, slots=True)
class Case:
    """Where all of a letter's sending is: the folder of its files, its ledger beside that, and what it sends with."""

    project: Project
    settings: Settings
    folder: Path

    @property
    def ledger(self) -> Path:
        """The SQLite file that says what was sent."""
        return self.folder.with_name(f"{self.folder.name}.sending.sqlite")

    @property
    def lock(self) -> Path:
        """The file whose lock the one who sends holds."""
        return self.folder.with_name(f"{self.folder.name}.sending.lock")

    @property
    def desk(self) -> Desk:
        """What the ways work with."""
        draft = self.project.draft
        sender = split(draft.email.sender)[1]
        return Desk(self.folder, Path(self.project.root), self.settings, draft.id, sender, draft.sample)


@dataclass(frozen=True, slots=True)
class Ready:
    """What would go, what the letter's list adds up to, and what was found that stands for or against it."""

    case: Case
    plan: Plan
    counts: Counts
    sample: bool
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        """Whether a finding stands that stops the sending."""
        return any(one.stops for one in self.findings)


def case(draft: Path, out: Path) -> Case:
    """The case of a draft whose files are in a folder of `out`. Raises InputError."""
    from letterkit import load
    from letterkit.load.settings import settings

    project = load.project(draft)
    return Case(project, settings(Path(project.root)), out / project.draft.id)


def ready(draft: Path, out: Path, wishes: Wishes) -> Ready:
    """All that comes before sending; nothing is changed. Raises InputError, and OSError for files that are not read."""
    prepared = pipeline.prepare(draft)
    this = case(draft, out)
    at = prepared.project.place("")
    content = Rendered((), prepared.project.draft.sample, ())
    if not prepared.refused:
        content = rendered(prepared, this.folder)
    choice = _choice(content, wishes, this, at)
    made = plan(choice, entries(this), wishes, at, every=this.settings.send.every)
    findings = [*prepared.findings, *content.findings, *made.findings]
    if not any(one.stops for one in findings):
        findings += verified(prepared, made.now, content.packages, this.folder)
    return Ready(this, made, prepared.counts, content.sample, tuple(findings))


def carry_out(
    draft: Path, out: Path, wishes: Wishes, *, agree: Callable[[Ready], bool], tell: Tell
) -> tuple[Account, list[Entry]]:
    """Send what is planned where `agree` says so, and give what there is to say, and the ledger's entries after it.

    From the plan to the last shipment nobody else changes the ledger; what an earlier run left open is settled first.
    Raises BusyError where another process is sending this letter, NoLockError where no ledger can be written, else as
    `ready`.
    """
    this = case(draft, out)
    if not this.folder.is_dir():  # nothing was rendered: nothing is made that would look like a sending
        agree(ready(draft, out, wishes))
        return Account(), []
    with writing(this) as ledger:
        before = sending.recover(ledger, this.desk)
        prepared = ready(draft, out, wishes)
        if not agree(prepared):
            return before, ledger.entries()
        _write(ledger, prepared.plan, wishes)
        after = sending.run(ledger, prepared.plan.now, this.desk, tell)
        return Account([*before.closed, *after.closed], after.stopped), ledger.entries()


def entries(this: Case) -> list[Entry]:
    """What the ledger knows; nothing where there is none. Raises InputError where it cannot be read."""
    if not this.ledger.is_file():
        return []
    with _opened(this) as ledger:
        return ledger.entries()


@contextmanager
def writing(this: Case) -> Iterator[Ledger]:
    """The ledger, for this process alone. Raises BusyError, NoLockError, and InputError where it cannot be read."""
    with lock.alone(this.lock), _opened(this) as ledger:
        yield ledger


@contextmanager
def _opened(this: Case) -> Iterator[Ledger]:
    try:
        with book.opened(this.ledger) as ledger:
            yield ledger
    except LedgerError as error:
        hint = "do not delete it: it is the only record of who was sent what; take it from a backup, or ask for help"
        place = Place(str(this.ledger))
        raise InputError([finding("ledger-unreadable", f"cannot be read: {error}", place, hint)]) from error


def _write(ledger: Ledger, made: Plan, wishes: Wishes) -> None:
    """Plan in the ledger what is not planned there as it is now; forget what was planned and is nobody's any more."""
    known = {entry.slot: entry for entry in ledger.entries() if entry.trial == wishes.trial}
    going = [*made.now, *made.later]
    ledger.plan(shipment for shipment in going if not is_planned(shipment, known.get(shipment.slot)))
    if not wishes.only:
        slots = {shipment.slot for shipment in going}
        ledger.drop(slot for slot, entry in known.items() if slot not in slots and entry.state is State.PLANNED)


def _choice(content: Rendered, wishes: Wishes, this: Case, at: Place) -> Chosen:
    from letterkit.load.files import shown
    from letterkit.load.settings import NAME

    settings = this.settings
    if not content.packages:
        return Chosen((), ())
    if wishes.trial:
        return trials(content.packages, settings, wishes.trial, at)
    preferred = wishes.by or settings.send.prefer
    where = at if wishes.by else Place(shown(Path(this.project.root, NAME)))
    if content.sample:
        if wishes.by and wishes.by != ("outbox",):
            message = f"a letter with sample: true goes to nobody by {', '.join(wishes.by)}"
            hint = "leave --by out for the outbox, or try it with --test-to and your own address"
            return Chosen((), (), (finding("send-only-sample", message, at, hint),))
        preferred = ("outbox",)
    return chosen(content.packages, preferred, settings, where)
