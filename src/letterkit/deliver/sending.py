"""Send what is planned, one after another, the ledger always a step ahead.

Each shipment is `sending` in the ledger, on the disk, before its way is called, and what the way says is in the ledger
before the next begins. One that is put off is tried again after a growing pause, while others go on.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from letterkit.deliver import ways
from letterkit.deliver.interruption import Wish, heard
from letterkit.deliver.ledger import Ledger
from letterkit.deliver.pacing import Clock, Pace, pause
from letterkit.deliver.ways import ClosedError, Desk, Way
from letterkit.model.sending import Outcome, Shipment, State

Tell = Callable[[Shipment, Outcome], None]
CUT_OFF = "the sending was cut off here; whether it arrived is not known"
_UNHURRIED = 6000  # a minute: for ways of this machine


@dataclass(slots=True)
class Account:
    """What a run has to say beside the ledger: ways that closed, with a hint, and whether it was asked to stop."""

    closed: list[tuple[str, str, str]] = field(default_factory=list)
    stopped: bool = False


def run(ledger: Ledger, shipments: Sequence[Shipment], desk: Desk, tell: Tell, clock: Clock | None = None) -> Account:
    """Send shipments that the ledger has as planned, grouped by way. What `tell` is told is in the ledger already."""
    account = Account()
    with heard() as wish:
        for name in dict.fromkeys(shipment.way for shipment in shipments):
            group = [shipment for shipment in shipments if shipment.way == name]
            try:
                with ways.begin(name, desk) as way:
                    _Round(ledger, desk, way, name, tell, clock or Clock(), wish).run(group)
            except ClosedError as error:
                account.closed.append((name, str(error), error.hint))
            if wish.stop:
                break
        account.stopped = wish.stop
    return account


def recover(ledger: Ledger, desk: Desk) -> Account:
    """Settle what an earlier run left in `sending`: as its way says, else `unknown`. For the one who holds the lock."""
    account = Account()
    left = [entry for entry in ledger.entries() if entry.state is State.SENDING]
    for name in dict.fromkeys(entry.way for entry in left):
        entries = [entry for entry in left if entry.way == name]
        try:
            if ways.tells(name):
                with ways.begin(name, desk) as way:
                    answers = list(way.ask(entries))
            else:
                answers = [None] * len(entries)
        except ClosedError as error:  # they stay as they are, to be asked about when the queue is back
            account.closed.append((name, str(error), error.hint))
            continue
        for entry, answer in zip(entries, answers, strict=True):
            if answer is None or answer.state is not State.SENDING:
                ledger.settle(entry.slot, answer or Outcome(State.UNKNOWN, CUT_OFF))
    return account


@dataclass(slots=True)
class _Round:
    """One way's part of a run."""

    ledger: Ledger
    desk: Desk
    way: Way
    name: str
    tell: Tell
    clock: Clock
    wish: Wish
    _tries: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def run(self, shipments: Sequence[Shipment]) -> None:
        """All of them, those put off again and again; then wait for those that are decided elsewhere."""
        smtp = self.desk.settings.smtp
        pace = Pace(_UNHURRIED if ways.tells(self.name) else smtp.per_minute)
        order = itertools.count()
        waiting = [(0.0, next(order), shipment) for shipment in shipments]  # a heap: the first due is the first
        undecided: list[Shipment] = []
        while waiting and not self.wish.stop:
            due, _, shipment = heapq.heappop(waiting)
            if not self._wait(max(due, pace.next())):
                break
            pace.began(self.clock.now())
            outcome = self._send(shipment)
            tries = self._tries[shipment.slot]
            if outcome.later and tries < smtp.tries:
                heapq.heappush(waiting, (self.clock.now() + pause(smtp.pause, tries), next(order), shipment))
            elif outcome.state is State.SENDING:
                undecided.append(shipment)
        self._wait_for(undecided)

    def _send(self, shipment: Shipment) -> Outcome:
        self._tries[shipment.slot] = self._tries.get(shipment.slot, 0) + 1
        mark = self.way.mark(shipment)
        self.ledger.begin(shipment.slot, mark)
        try:
            outcome = self.way.send(shipment, mark)
        except ClosedError as error:
            self.ledger.settle(shipment.slot, Outcome(State.PLANNED, str(error)))
            raise
        self.ledger.settle(shipment.slot, outcome)
        self.tell(shipment, outcome)
        return outcome

    def _wait_for(self, undecided: list[Shipment]) -> None:
        """Ask the queue until it has decided on all, or as long as the settings say."""
        settings = self.desk.settings.hylafax
        until = self.clock.now() + settings.wait
        while undecided and not self.wish.stop:
            slots = {shipment.slot: shipment for shipment in undecided}
            entries = [entry for entry in self.ledger.entries() if entry.slot in slots]
            for entry, answer in zip(entries, list(self.way.ask(entries)), strict=True):
                outcome = answer or Outcome(State.UNKNOWN, "the queue does not know the job any more")
                if outcome.state is not State.SENDING:
                    self.ledger.settle(entry.slot, outcome)
                    undecided.remove(slots[entry.slot])
                    self.tell(slots[entry.slot], outcome)
            if self.clock.now() + settings.poll > until or not undecided:
                return
            self._wait(self.clock.now() + settings.poll)

    def _wait(self, moment: float) -> bool:
        """Wait until a moment of the clock, in small steps so that a wish to stop is heard. Whether to go on."""
        while (left := moment - self.clock.now()) > 0 and not self.wish.stop:
            self.clock.wait(min(0.5, left))
        return not self.wish.stop
