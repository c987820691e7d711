"""A mail server on this machine that records what it took, and fails in the way that the recipient's name says."""

from __future__ import annotations

import asyncio
import ssl
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "office", "open sesame"


@dataclass
class Taken:
    sender: str
    recipients: list[str]
    content: bytes


@dataclass
class Box:
    """What the server took; `when` is called at each step of a message with its name and recipient, and may kill."""

    taken: list[Taken] = field(default_factory=list)
    asked: Counter[str] = field(default_factory=Counter)
    when: Callable[[str, str], None] = lambda _step, _recipient: None
    port: int = 0

    def of(self, recipient: str) -> list[Taken]:
        return [one for one in self.taken if one.recipients == [recipient]]

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's names
        self, _s: SMTP, _e: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.startswith("stranger"):
            return "550 5.7.1 you are no user of ours"
        envelope.mail_from, envelope.mail_options = address, options
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, _e: Session, envelope: Envelope, address: str, _o: list[str]
    ) -> str:
        self.when("rcpt", address)
        self.asked[address] += 1
        if address.startswith("nobody"):
            return "550 5.1.1 no such user"
        if address.startswith("grey") and self.asked[address] < 3:
            return "451 4.7.1 greylisted"
        if address.startswith("never"):
            return "451 4.7.1 not today"
        if address.startswith("hangup"):
            server.transport.abort()
        if address.startswith("babble"):
            await server.push("hello there")
            return ""
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, _e: Session, envelope: Envelope
    ) -> str:
        address = envelope.rcpt_tos[0]
        self.when("before", address)
        if address.startswith("policy"):
            return "554 5.7.1 against our policy"
        if address.startswith("full"):
            return "452 4.2.2 mailbox full"
        assert isinstance(envelope.content, bytes)
        self.taken.append(Taken(envelope.mail_from or "", list(envelope.rcpt_tos), envelope.content))
        self.when("taken", address)
        if address.startswith("taken"):
            server.transport.abort()
        if address.startswith("slow"):
            await asyncio.sleep(3)
        return "250 2.0.0 queued"


class _Server(SMTP):
    """Hangs up in the middle of a message."""

    async def smtp_DATA(  # noqa: N802
        self, arg: str
    ) -> None:
        if self.envelope.rcpt_tos and self.envelope.rcpt_tos[0].startswith("middle"):
            await self.push("354 go on")
            await self._reader.read(20)
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


@contextmanager
def mailserver(
    context: ssl.SSLContext | None = None, *, auth: bool = False, tls: bool = False, smtputf8: bool = False
) -> Iterator[Box]:
    """A server with STARTTLS (or with `tls` TLS from the beginning) where there is a context, on a free port."""
    box = Box()
    options: dict[str, Any] = {"enable_SMTPUTF8": smtputf8, "hostname": "localhost"}
    if auth:
        options |= {"authenticator": _authenticated, "auth_required": True, "auth_require_tls": not tls}
    if context is not None and not tls:
        options |= {"tls_context": context, "require_starttls": True}
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    listening = loop.create_server(
        lambda: _Server(box, loop=loop, **options), "127.0.0.1", 0, ssl=context if tls else None
    )
    server = asyncio.run_coroutine_threadsafe(listening, loop).result(10)
    box.port = server.sockets[0].getsockname()[1]
    try:
        yield box
    finally:
        asyncio.run_coroutine_threadsafe(_ended(server), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _ended(server: asyncio.Server) -> None:
    """Close the server and what it is still about."""
    server.close()
    left = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


def _authenticated(_s: SMTP, _e: Session, _v: Envelope, _m: str, data: Any) -> AuthResult:
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=right, handled=False)
