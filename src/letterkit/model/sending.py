"""What sending works on: what goes to whom by which way, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from hashlib import sha256

from letterkit.model.finding import Finding
from letterkit.model.frozen import frozen


class State(StrEnum):
    """What is known of a shipment; the ledger keeps it.

    `planned` is to be sent; `sending` was begun, and its end is not known yet; `sent` was taken over by the other side,
    which said so; `refused` was turned down for good; `unknown` may have arrived or not, and nobody but a person can
    find out.
    """

    PLANNED = "planned"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class Channel(StrEnum):
    """By what a recipient is reached. A channel has one way or several (a fax goes by HylaFAX or by a gateway), and a
    recipient is sent to once by each."""

    EMAIL = "email"
    FAX = "fax"
    OUTBOX = "outbox"


def contents_sha256(files: Sequence[tuple[str, str]]) -> str:
    """The SHA-256 that stands for files, given by name and SHA-256: of one its own, of several that of their list as
    sha256sum prints it."""
    if len(files) == 1:
        return files[0][1]
    return sha256("".join(f"{digest}  {name}\n" for name, digest in files).encode()).hexdigest()


@frozen
class Enclosure:
    """A file that goes: its name in the letter's folder, its SHA-256 (hexadecimal), its pages where it is a fax."""

    name: str
    sha256: str
    pages: int = 0


@frozen
class Shipment:
    """What goes to one recipient by one way.

    `target` is an e-mail address, a fax number (E.164), or for the outbox what a person reads; `others` are further
    numbers of theirs, each for when the one before it was refused. `trial` is the address that a trial goes to instead,
    empty for the real sending. The two are apart in the ledger.
    """

    key: str
    channel: Channel
    way: str
    target: str
    name: str
    files: tuple[Enclosure, ...]
    trial: str = ""
    others: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """The SHA-256 of what goes; see `contents_sha256`."""
        return contents_sha256([(file.name, file.sha256) for file in self.files])

    @property
    def pages(self) -> int:
        """Pages of a fax, else 0. The files of a fax, where all of them go, are the same pages."""
        return max((file.pages for file in self.files), default=0)

    @property
    def slot(self) -> tuple[str, str, str]:
        """What the ledger knows it by: nobody is sent to twice in one slot."""
        return (self.key, self.channel.value, self.trial)


@frozen
class Outcome:
    """What a way says became of a shipment.

    `reply` is what the other side answered, in its words; `reference` the Message-ID or the job's number. `later` is
    for `planned` only: the other side asks to try again, or the line was lost before anything could have arrived.
    """

    state: State
    reply: str
    reference: str = ""
    later: bool = False


@frozen
class Entry:
    """A line of the ledger: a shipment as planned or sent, and what is known of it. `changed` is UTC, ISO 8601."""

    key: str
    channel: Channel
    trial: str
    way: str
    target: str
    name: str
    files: tuple[str, ...]
    sha256: str
    pages: int
    state: State
    reference: str
    reply: str
    attempts: int
    changed: str

    @property
    def slot(self) -> tuple[str, str, str]:
        """As that of the shipment."""
        return (self.key, self.channel.value, self.trial)


@frozen
class Plan:
    """What a sending would do now.

    `now` goes out, in this order; `later` is planned with it, and beyond the limit of this run; `kept` are entries that
    stay as they are; `left` the recipients whom no way reaches, each with the reason. `begun` tells whether an earlier
    run planned some of it and did not come to its end, `agreed` whether it planned exactly all of it. `by_hand` are
    keys of `now` whose files are in the outbox already: somebody may have sent them by hand.
    """

    now: tuple[Shipment, ...]
    later: tuple[Shipment, ...] = ()
    kept: tuple[Entry, ...] = ()
    left: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()
    begun: bool = False
    agreed: bool = False
    by_hand: tuple[str, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether a finding stands that stops the sending."""
        return any(finding.stops for finding in self.findings)
