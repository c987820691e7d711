"""How this office sends: what letterkit.toml says. No password is here; see docs/sending.md for where it is kept."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from letterkit.model.frozen import frozen


class Security(StrEnum):
    """How the line to the mail server is protected. `none` is for a server on this machine only."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}
"""RFC 6409 and RFC 8314."""


class Attached(StrEnum):
    """What a fax gateway is given."""

    PDF = "pdf"
    TIFF = "tiff"


@frozen
class Send:
    """`prefer` names ways or channels, the first that reaches a recipient is taken; with `every`, each of them."""

    prefer: tuple[str, ...] = ("outbox",)
    every: bool = False


@frozen
class Outbox:
    """The folder for those who send by hand, in the project's folder."""

    folder: str = "outbox"


@frozen
class Smtp:
    """A mail server for submission (RFC 6409). `tries` counts the first; `pause` (seconds) before the second doubles
    with each; `timeout` (seconds) is for each answer; `port` 0 is the usual one for `security`."""

    host: str = ""
    port: int = 0
    security: Security = Security.STARTTLS
    user: str = ""
    ca_file: str = ""
    per_minute: int = 30
    tries: int = 5
    pause: int = 60
    timeout: int = 300

    @property
    def address(self) -> tuple[str, int]:
        """Host and port."""
        return self.host, self.port or PORTS[self.security]


@frozen
class Hylafax:
    """A HylaFAX server. `wait` (seconds) is how long a run waits for its jobs, asking every `poll` seconds."""

    host: str = ""
    port: int = 4559
    wait: int = 900
    poll: int = 10


@frozen
class Gateway:
    """A fax service that takes e-mail: `address` holds {number}, the digits without "+", or {e164}, with it."""

    address: str = ""
    attach: Attached = Attached.PDF
    sender: str = ""
    subject: str = ""


@frozen
class Settings:
    """letterkit.toml, whole; `given` names the sections that it has."""

    send: Send = field(default_factory=Send)
    outbox: Outbox = field(default_factory=Outbox)
    smtp: Smtp = field(default_factory=Smtp)
    hylafax: Hylafax = field(default_factory=Hylafax)
    gateway: Gateway = field(default_factory=Gateway)
    given: tuple[str, ...] = ()
