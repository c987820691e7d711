"""A fax by HylaFAX's queue. It counts as sent when the queue says that it is done, with all of the pages."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from letterkit.deliver import fax_queue
from letterkit.deliver.fax_queue import Job
from letterkit.deliver.ways import Desk
from letterkit.model.sending import Channel, Entry, Outcome, Shipment, State

CHANNEL = Channel.FAX
TELLS = True


@contextmanager
def begin(desk: Desk) -> Iterator[Queue]:
    """Ask the queue once, so that it is known to be there. Raises ClosedError."""
    fax_queue.jobs(desk.settings.hylafax)
    yield Queue(desk)


class Queue:
    """Gives jobs to the queue and asks after them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._settings = desk.settings.hylafax

    def mark(self, shipment: Shipment) -> str:
        """A tag that no other job has, so that the job is found even where its number was not heard."""
        return f"{self._desk.letter}.{shipment.key}.{secrets.token_hex(6)}"

    def send(self, shipment: Shipment, mark: str) -> Outcome:
        """Give the pages to the queue. Its answer is not that of the fax machine: `sending` until asked."""
        with tempfile.TemporaryDirectory(prefix="letterkit-") as scratch:
            pages = Path(scratch, "fax.tif")
            pages.write_bytes(self._desk.read(shipment.files[0]))
            try:
                job, said = fax_queue.submit(self._settings, shipment.target, pages, mark)
            except TimeoutError as error:
                return Outcome(State.UNKNOWN, str(error))
        if job:
            return Outcome(State.SENDING, said, job)
        return self._not_taken(mark, said)

    def ask(self, entries: Sequence[Entry]) -> Iterator[Outcome | None]:
        """What the queue says of the jobs; None where it knows no such job (any more)."""
        known = {name: job for job in fax_queue.jobs(self._settings) for name in (job.tag, job.number)}
        for entry in entries:
            job = known.get(entry.reference)
            yield None if job is None else _outcome(job, entry.pages)

    def _not_taken(self, mark: str, said: str) -> Outcome:
        """sendfax failed: nothing was queued if the queue knows no such tag, and sendfax itself is at its end."""
        found = next((job for job in fax_queue.jobs(self._settings) if job.tag == mark), None)
        if found is not None:
            return Outcome(State.SENDING, said, found.number)
        return Outcome(State.REFUSED, said or "sendfax failed and did not say why")


def _outcome(job: Job, pages: int) -> Outcome:
    if job.state == "F":
        return Outcome(State.REFUSED, f"job {job.number} failed: {job.status or 'no reason given'}", job.number)
    if job.state != "D":
        return Outcome(State.SENDING, f"job {job.number} waits: {job.status}".rstrip(": "), job.number)
    if job.pages != pages:
        return Outcome(State.UNKNOWN, f"job {job.number} is done, with {job.pages} pages of {pages}", job.number)
    return Outcome(State.SENT, f"job {job.number} is done, {job.pages} pages", job.number)
