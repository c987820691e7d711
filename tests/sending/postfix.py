"""Debian's Postfix on loopback, with a configuration, a queue and mailboxes of its own in a folder that goes away.

It takes mail for DOMAIN into files, refuses users whom it does not know, and offers STARTTLS with a given certificate.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

DOMAIN = "missions.int"
PATIENCE = 20.0
_MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/log/mail.log
maillog_file_prefixes = {folder}/log
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = localhost
mydestination =
mynetworks = 127.0.0.0/8
default_transport = error:nothing leaves this machine
virtual_mailbox_domains = {domain}
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = texthash:{folder}/users
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
virtual_minimum_uid = 1
smtpd_tls_security_level = may
smtpd_tls_cert_file = {certificate}
smtpd_tls_key_file = {key}
smtpd_recipient_restrictions = reject_unlisted_recipient, permit_mynetworks, reject
smtpd_peername_lookup = no
alias_maps =
alias_database =
"""
_MASTER = """\
{port} inet n - n - - smtpd
postlog unix-dgram n - n - 1 postlogd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
error unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
"""


@dataclass(frozen=True)
class Postfix:
    folder: Path
    port: int

    def delivered(self, user: str) -> list[bytes]:
        """The messages in a user's mailbox, as they were taken."""
        folder = self.folder / "mail" / user / "new"
        return [path.read_bytes() for path in sorted(folder.iterdir())] if folder.is_dir() else []

    def wait(self, user: str) -> bytes:
        """The one message that a user gets: delivery goes on after the server has taken it."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if found := self.delivered(user):
                (message,) = found
                return message
            time.sleep(0.05)
        raise AssertionError((self.folder / "log" / "mail.log").read_text(errors="replace"))


@contextmanager
def postfix(users: Sequence[str], certificate: Path, key: Path) -> Iterator[Postfix]:
    """A server that knows these users of DOMAIN. Only root can start one, since it changes its user."""
    if os.geteuid() != 0:
        pytest.skip("Postfix has to be started by root")
    assert shutil.which("postfix", path="/usr/sbin:/usr/bin"), "no postfix here: scripts/setup --all installs it"
    with tempfile.TemporaryDirectory(prefix="letterkit-mail-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        server = _configured(folder, users, certificate, key)
        command = ["/usr/sbin/postfix", "-c", str(folder / "etc")]
        started = subprocess.run([*command, "start"], capture_output=True, text=True, check=False)
        try:
            _wait(server, started.stdout + started.stderr)
            yield server
        finally:
            subprocess.run([*command, "stop"], capture_output=True, check=False)


def _configured(folder: Path, users: Sequence[str], certificate: Path, key: Path) -> Postfix:
    for name in ("etc", "queue", "data", "log", "mail"):
        (folder / name).mkdir(mode=0o755)
    shutil.copy(certificate, folder / "cert.pem")
    shutil.copy(key, folder / "key.pem")
    shutil.chown(folder / "data", "postfix")
    owner = (folder / "data").stat()
    shutil.chown(folder / "mail", "postfix")
    port = _free_port()
    values = {"folder": folder, "domain": DOMAIN, "uid": owner.st_uid, "gid": owner.st_uid, "port": port,
              "certificate": folder / "cert.pem", "key": folder / "key.pem"}  # fmt: skip
    (folder / "etc" / "main.cf").write_text(_MAIN.format(**values))
    (folder / "etc" / "master.cf").write_text(_MASTER.format(**values))
    (folder / "users").write_text("".join(f"{user}@{DOMAIN} {user}/\n" for user in users))
    return Postfix(folder, port)


def _wait(server: Postfix, said: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with socket.socket() as one:
            one.settimeout(5)
            if one.connect_ex(("127.0.0.1", server.port)) == 0 and one.recv(3) == b"220":
                return
        time.sleep(0.1)
    log = server.folder / "log" / "mail.log"
    raise AssertionError(said + (log.read_text(errors="replace") if log.exists() else ""))


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
