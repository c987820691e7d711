"""By a mail server (RFC 5321, submission by RFC 6409): one envelope for each recipient, over one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from letterkit.deliver import wire
from letterkit.deliver.smtp_line import Line, connect
from letterkit.deliver.ways import ClosedError, Desk
from letterkit.model.sending import Channel, Entry, Outcome, Shipment, State

CHANNEL = Channel.EMAIL
TELLS = False
"""No server tells what became of a message whose answer was not heard."""
_DROPS = 3
"""After so many lost lines, one after another, the server is taken for gone."""


@contextmanager
def begin(desk: Desk) -> Iterator[Mailer]:
    """Connect, so that what is wrong with the server is known before anything is begun. Raises ClosedError."""
    mailer = Mailer(desk)
    try:
        mailer.ready()
        yield mailer
    finally:
        mailer.close()


class Mailer:
    """Sends messages, connecting again where the line was lost."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._line: Line | None = None
        self._drops = 0

    def ready(self) -> Line:
        """A line that is open. Raises ClosedError."""
        if self._drops >= _DROPS:
            raise ClosedError("the server dropped the line again and again", "try later")
        if self._line is None or not self._line.open:
            self._line = connect(self._desk.settings.smtp, self._desk.root)
        return self._line

    def close(self) -> None:
        """Take leave of the server."""
        if self._line is not None:
            self._line.close()

    def mark(self, shipment: Shipment) -> str:
        """The rendered Message-ID."""
        try:
            return wire.message_id(self._rendered(shipment))
        except wire.MessageError:
            return ""

    def send(self, shipment: Shipment, mark: str) -> Outcome:  # noqa: ARG002 - the message has its mark in it
        """The rendered message, to the shipment's recipient alone."""
        return self.mail(shipment, self._rendered(shipment))

    def mail(self, shipment: Shipment, data: bytes) -> Outcome:
        """A message that may be another than the rendered one, as that to a gateway."""
        try:
            message = wire.outgoing(data, moment=datetime.now().astimezone(), trial_of=shipment.trial and shipment.key)
            if not shipment.trial and shipment.target.casefold() not in wire.addressed(data):
                return Outcome(State.REFUSED, f"the message is not addressed to {shipment.target}")
        except wire.MessageError as error:
            return Outcome(State.REFUSED, f"{shipment.files[0].name} cannot be sent: {error}")
        line = self.ready()
        options, lacking = _options(line, wire.sender(data), shipment.target, message)
        if lacking:
            return Outcome(State.REFUSED, lacking)
        outcome = line.transmit(wire.sender(data), shipment.target, message, options)
        self._drops = 0 if line.open else self._drops + 1
        return outcome

    def _rendered(self, shipment: Shipment) -> bytes:
        return self._desk.read(shipment.files[0])

    def ask(self, entries: Sequence[Entry]) -> Iterator[Outcome | None]:
        """None for each."""
        return iter([None] * len(entries))


def _options(line: Line, sender: str, recipient: str, message: bytes) -> tuple[list[str], str]:
    """The parameters of MAIL FROM; or what the server would have to offer and does not."""
    options = [f"SIZE={len(message)}"] if line.offers("size") else []
    if line.largest and len(message) > line.largest:
        return [], f"the message has {len(message)} bytes, and the server takes {line.largest}"
    header = message.partition(b"\r\n\r\n")[0]
    if not (sender.isascii() and recipient.isascii() and header.isascii()):
        if not line.offers("smtputf8"):  # RFC 6531
            return [], "the address is not ASCII, and the server does not take such (no SMTPUTF8)"
        return [*options, "BODY=8BITMIME", "SMTPUTF8"], ""
    if not message.isascii():
        if not line.offers("8bitmime"):  # RFC 6152
            return [], "the message has 8-bit bytes, and the server does not take such (no 8BITMIME)"
        options.append("BODY=8BITMIME")
    return options, ""
