"""A line to a mail server, and one message over it, with an exact account of how far it came (RFC 5321).

The end of a message is written by itself, after all else: before that, the server cannot have taken the message; after
it, only its reply tells (RFC 5321 4.2.5, and RFC 1047 on duplicates). smtplib speaks for us but for that moment.
"""

from __future__ import annotations

import contextlib
import smtplib
import ssl
from collections.abc import Sequence
from pathlib import Path

from letterkit.deliver.passwords import password
from letterkit.deliver.ways import ClosedError
from letterkit.deliver.wire import stuffed
from letterkit.model.sending import Outcome, State
from letterkit.model.settings import Security, Smtp

_LOST = (smtplib.SMTPServerDisconnected, OSError)
_CHUNK = 64 * 1024


class Line:
    """An open line, greeted, encrypted and signed in."""

    def __init__(self, server: smtplib.SMTP) -> None:
        self._server = server

    def offers(self, extension: str) -> bool:
        """Whether the server said so in its answer to EHLO."""
        return self._server.has_extn(extension)

    @property
    def largest(self) -> int:
        """The size of a message that the server takes, in bytes; 0 where it does not say (RFC 1870)."""
        size = self._server.esmtp_features.get("size", "")
        return int(size) if size.isascii() and size.isdecimal() else 0

    def transmit(self, sender: str, recipient: str, data: bytes, options: Sequence[str]) -> Outcome:
        """One message to one recipient. `data` has CR LF line ends; `options` are those of MAIL FROM.

        Raises ClosedError where the server will take nothing from this sender.
        """
        try:
            refusal = self._announced(sender, recipient, options)
            if refusal is None:
                self._written(stuffed(data))
        except _LOST as error:
            self.drop()
            return Outcome(State.PLANNED, f"the line was lost before the end: {_said(error)}", later=True)
        if refusal is not None:
            self._reset()
            return refusal
        return self._ended()

    def _announced(self, sender: str, recipient: str, options: Sequence[str]) -> Outcome | None:
        """What refuses the message before any of it is written; None where the server waits for it."""
        code, text = _clear(self._server.mail(sender, list(options)))
        if code >= 500 and code != 552:
            self._reset()
            raise ClosedError(
                f"the server takes nothing from {sender}: {_reply(code, text)}", "see [smtp] and email.from"
            )
        if code < 400:
            code, text = _clear(self._server.rcpt(recipient))
        if code < 400:
            code, text = _clear(self._server.docmd("DATA"))
        return None if code == 354 else _answer(code, text)

    def _written(self, data: bytes) -> None:
        """All of the message but its end."""
        body = data.removesuffix(b"\r\n")
        for at in range(0, len(body), _CHUNK):
            self._server.send(body[at : at + _CHUNK])

    def _ended(self) -> Outcome:
        """Write the end and hear the answer. From here on, what is not said clearly is not known."""
        try:
            self._server.send(b"\r\n.\r\n")
            code, text = self._server.getreply()
        except (*_LOST, smtplib.SMTPException) as error:
            self.drop()
            return Outcome(State.UNKNOWN, f"the line was lost before the server's answer: {_said(error)}")
        outcome = _answer(code, text)
        if outcome.state is State.UNKNOWN or code == 421:
            self.drop()
        return outcome

    def _reset(self) -> None:
        try:
            if self._server.rset()[0] != 250:
                self.drop()
        except _LOST:
            self.drop()

    @property
    def open(self) -> bool:
        """Whether another message can go over it."""
        return self._server.sock is not None

    def drop(self) -> None:
        """Hang up at once."""
        self._server.close()

    def close(self) -> None:
        """Take leave as the protocol has it, which changes nothing of what was sent."""
        if self.open:
            with contextlib.suppress(*_LOST, smtplib.SMTPException):
                self._server.quit()
        self.drop()


def connect(settings: Smtp, root: Path) -> Line:
    """Open a line. Raises ClosedError where the server cannot be reached, is not whom it says it is, or refuses us."""
    host, port = settings.address
    where = f"{host}:{port}"
    context = _context(settings, root)
    try:
        if settings.security is Security.TLS:
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=settings.timeout, context=context)
        else:
            server = smtplib.SMTP(host, port, timeout=settings.timeout)
    except ssl.SSLError as error:
        raise _untrusted(where, error) from error
    except (OSError, smtplib.SMTPException) as error:
        raise ClosedError(
            f"{where} cannot be reached: {_said(error)}", "check [smtp] host and port, and the network"
        ) from error
    try:
        _sign_in(server, settings, context)
    except BaseException as error:
        server.close()
        if isinstance(error, ssl.SSLError):
            raise _untrusted(where, error) from error
        if isinstance(error, OSError | smtplib.SMTPException):
            raise ClosedError(f"{where}: {_said(error)}", _hint(error)) from error
        raise
    return Line(server)


def _context(settings: Smtp, root: Path) -> ssl.SSLContext:
    """Certificates and host names are verified, against the system's authorities and one of the settings."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if settings.ca_file:
        path = root / settings.ca_file
        try:
            context.load_verify_locations(cafile=path)
        except OSError as error:  # ssl.SSLError is one
            raise ClosedError(
                f"{path}: no certificates can be read from it: {_said(error)}", "see [smtp] ca_file"
            ) from error
    return context


def _sign_in(server: smtplib.SMTP, settings: Smtp, context: ssl.SSLContext) -> None:
    server.ehlo_or_helo_if_needed()
    if settings.security is Security.STARTTLS:
        server.starttls(context=context)
        server.ehlo()
    if settings.user:
        server.login(settings.user, password(settings.user, settings.host))


def _untrusted(where: str, error: ssl.SSLError) -> ClosedError:
    why = getattr(error, "verify_message", "") or error.reason or str(error)
    return ClosedError(
        f"{where} could not prove who it is: {why}",
        "nothing was sent; check [smtp] host and security, and give ca_file if the office has its own authority",
    )


def _hint(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return "the server refused the user or the password; see [smtp] user"
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return "the server offers no STARTTLS or no AUTH here; see [smtp] port and security"
    return "check [smtp] in letterkit.toml"


def _clear(reply: tuple[int, bytes]) -> tuple[int, bytes]:
    """A reply that is one; where the server talks something else, the line is as good as lost."""
    if not 200 <= reply[0] < 600:
        raise smtplib.SMTPServerDisconnected(f"no answer by RFC 5321: {_reply(*reply)}")
    return reply


def _answer(code: int, text: bytes) -> Outcome:
    """What a reply means (RFC 5321 4.2.1): 2xx taken, 4xx not now, 5xx no; anything else is no answer."""
    reply = _reply(code, text)
    if 200 <= code < 300:
        return Outcome(State.SENT, reply)
    if 400 <= code < 500:
        return Outcome(State.PLANNED, reply, later=True)
    return Outcome(State.REFUSED if 500 <= code < 600 else State.UNKNOWN, reply)


def _reply(code: int, text: bytes) -> str:
    return f"{code} {' '.join(text.decode('utf-8', 'replace').split())}"[:1000]


def _said(error: BaseException) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        text = error.smtp_error
        return _reply(error.smtp_code, text if isinstance(text, bytes) else str(text).encode())
    if isinstance(error, TimeoutError):
        return "no answer in time"
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__)[:1000]
