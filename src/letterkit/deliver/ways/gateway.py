"""A fax by a service that takes e-mail: the pages attached to a short message to NUMBER@service, over our mail server.

What the service answers is that it has the message; whether the fax arrived it tells the sender later, by e-mail.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP

from letterkit.deliver.ways import ClosedError, Desk, smtp
from letterkit.mailboxes import split
from letterkit.model.sending import Channel, Entry, Outcome, Shipment
from letterkit.model.settings import Attached

CHANNEL = Channel.FAX
TELLS = False


@contextmanager
def begin(desk: Desk) -> Iterator[Gateway]:
    """Connect to the mail server. Raises ClosedError."""
    if not (desk.settings.gateway.sender or desk.sender):
        raise ClosedError("a message to a gateway needs a sender", "write email.from in the draft or [gateway] from")
    with smtp.begin(desk) as mailer:
        yield Gateway(desk, mailer)


class Gateway:
    """Sends faxes as attachments."""

    def __init__(self, desk: Desk, mailer: smtp.Mailer) -> None:
        self._desk = desk
        self._mailer = mailer

    def mark(self, shipment: Shipment) -> str:
        """The Message-ID: that of the same pages to the same number is the same."""
        domain = split(self._sender())[1].rpartition("@")[2]
        return f"<{shipment.sha256[:32]}.{_digits(shipment.target) or shipment.key}@{domain}>"

    def send(self, shipment: Shipment, mark: str) -> Outcome:
        """The pages, to the number's address; as a trial, to the trial's."""
        to = shipment.trial or address(self._desk.settings.gateway.address, shipment.target)
        return self._mailer.mail(replace(shipment, target=to), self._message(shipment, to, mark))

    def ask(self, entries: Sequence[Entry]) -> Iterator[Outcome | None]:
        """As with every mail server: it cannot tell."""
        return self._mailer.ask(entries)

    def _sender(self) -> str:
        return self._desk.settings.gateway.sender or self._desk.sender

    def _message(self, shipment: Shipment, to: str, mark: str) -> bytes:
        """ASCII alone, every byte determined but the date, which is set when it goes."""
        message = EmailMessage(policy=SMTP)
        message["From"] = self._sender()
        message["To"] = to
        message["Subject"] = self._desk.settings.gateway.subject or f"Fax {self._desk.letter} {shipment.key}"
        message["Message-ID"] = mark
        message.set_content(f"Fax to {shipment.target}, {shipment.pages} pages.\n")
        file = shipment.files[0]
        kind = ("application", "pdf") if file.name.endswith(".pdf") else ("image", "tiff")
        data = self._desk.read(file)
        message.add_attachment(data, maintype=kind[0], subtype=kind[1], filename=f"fax.{kind[1]}")
        message.set_boundary(f"fax-{shipment.sha256[:32]}")
        return message.as_bytes()


def address(pattern: str, number: str) -> str:
    """The address for a number in E.164: {number} are its digits, {e164} has the + before them."""
    return pattern.replace("{number}", _digits(number)).replace("{e164}", number)


def suffix(attached: Attached) -> str:
    """How the name of the file ends that goes to the gateway."""
    return ".pdf" if attached is Attached.PDF else ".tif"


def _digits(number: str) -> str:
    return "".join(character for character in number if character in "0123456789")
