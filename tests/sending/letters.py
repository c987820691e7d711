"""Shipments without a letter around them: what the ways and the ledger are tried with."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from letterkit.deliver import ledger as book
from letterkit.deliver.pacing import Clock
from letterkit.deliver.sending import Account, recover, run
from letterkit.deliver.ways import Desk
from letterkit.model.sending import Channel, Enclosure, Entry, Outcome, Shipment, State
from letterkit.model.settings import Security, Settings, Smtp


def eml(address: str, *, sender: str = "office@coalition.ngo", text: str = "Dear all,\r\n.\r\n..dots\r\n") -> bytes:
    key = hashlib.sha256(address.encode()).hexdigest()[:8]
    return (
        f"Date: Fri, 20 Nov 2026 00:00:00 +0000\r\nFrom: Office <{sender}>\r\nTo: Someone <{address}>\r\n"
        f"Subject: A letter\r\n folded\r\nMessage-ID: <{key}@coalition.ngo>\r\nX-Unsent: 1\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}"
    ).encode()


class FastClock:
    """Time passes when somebody waits, and at no other time."""

    def __init__(self) -> None:
        self.time = 0.0
        self.waits: list[float] = []

    def wait(self, seconds: float) -> None:
        self.time += seconds
        self.waits.append(seconds)

    @property
    def clock(self) -> Clock:
        return Clock(now=lambda: self.time, wait=self.wait)


@dataclass
class Office:
    """A folder of messages, a ledger, and a server to send them by."""

    root: Path
    settings: Settings
    time: FastClock = field(default_factory=FastClock)

    @classmethod
    def of(cls, root: Path, port: int, **smtp: object) -> Office:
        values = {"host": "localhost", "port": port, "security": Security.NONE, "per_minute": 6000, "timeout": 5} | smtp
        values["security"] = Security(values["security"])
        (root / "out").mkdir()
        return cls(root, Settings(smtp=Smtp(**values), given=("smtp",)))  # type: ignore[arg-type]

    @property
    def desk(self) -> Desk:
        return Desk(self.root / "out", self.root, self.settings, "letter", "office@coalition.ngo")

    @property
    def ledger(self) -> Path:
        return self.root / "ledger.sqlite"

    def shipment(self, address: str, data: bytes = b"", trial: str = "") -> Shipment:
        key = address.partition("@")[0]
        data = data or eml(address)
        (self.root / "out" / f"{key}.eml").write_bytes(data)
        file = Enclosure(f"{key}.eml", hashlib.sha256(data).hexdigest())
        return Shipment(key, Channel.EMAIL, "smtp", trial or address, key, (file,), trial)

    def plan(self, *shipments: Shipment) -> None:
        with book.opened(self.ledger) as ledger:
            ledger.plan(shipments)

    def send(self, *shipments: Shipment) -> tuple[Account, dict[str, Outcome]]:
        """Send what is planned; the last that was told of each."""
        told: dict[str, Outcome] = {}
        with book.opened(self.ledger) as ledger:
            account = run(
                ledger, shipments, self.desk, lambda one, outcome: told.update({one.key: outcome}), self.time.clock
            )
        return account, told

    def recover(self) -> None:
        with book.opened(self.ledger) as ledger:
            recover(ledger, self.desk)

    def entries(self) -> dict[str, Entry]:
        with book.opened(self.ledger) as ledger:
            return {entry.key: entry for entry in ledger.entries()}

    def states(self) -> dict[str, State]:
        return {key: entry.state for key, entry in self.entries().items()}
