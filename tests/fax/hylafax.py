"""HylaFAX's queue without a modem: faxq and hfaxd of Debian, on loopback, with a spool of their own that goes away.

What is sent stays queued, since nothing takes it up; `Queue.finish` puts a job where HylaFAX keeps those that are done.
"""

from __future__ import annotations

import os
import re
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

CONFIGURATION = Path("/etc/hylafax")
SPOOL = Path("/var/spool/hylafax")
PATIENCE = 20.0
DONE, FAILED = 7, 8
"""States of a job (hylafax-server(5), sendq)."""


@dataclass(frozen=True)
class Queue:
    """A queue that runs: its spool, and the environment for programs that talk to it as one user."""

    spool: Path
    port: int
    home: Path

    @property
    def host(self) -> str:
        """As the programs of HylaFAX take it after -h."""
        return f"127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """With a home of its own, since the programs read ~/.hylarc."""
        return {**os.environ, "HOME": str(self.home)}

    def run(self, program: str, *arguments: str) -> str:
        """What a program of HylaFAX's client says."""
        command = [program, "-h", self.host, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, env=self.environment)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def job(self, number: str) -> dict[str, str]:
        """What the queue keeps of a job, by the names of its fields."""
        lines = (self.spool / "sendq" / f"q{number}").read_text(encoding="utf-8").splitlines()
        return dict(line.split(":", 1) for line in lines)

    def document(self, number: str) -> bytes:
        """The file that a job is to send."""
        field = next(value for name, value in self.job(number).items() if name in ("tiff", "!tiff"))
        return (self.spool / field.rpartition(":")[2]).read_bytes()

    def finish(self, number: str, *, pages: int, of: int, state: int = DONE, status: str = "") -> None:
        """Let a job be done with, after `pages` pages of all that it had."""
        waiting = self.spool / "sendq" / f"q{number}"
        text = waiting.read_text(encoding="utf-8")
        for name, value in (("state", state), ("npages", pages), ("totpages", of), ("status", status)):
            text = re.sub(rf"^{name}:.*$", f"{name}:{value}", text, flags=re.MULTILINE)
        done = self.spool / "doneq" / waiting.name
        done.write_text(text, encoding="utf-8")
        shutil.copystat(waiting, done)
        os.chown(done, waiting.stat().st_uid, waiting.stat().st_gid)
        waiting.unlink()


@contextmanager
def running() -> Iterator[Queue]:
    """A queue while the block runs. hfaxd changes its root and its user, so only root can start it, and the spool is
    in a folder of its own that others may enter, as those of pytest may not be."""
    if os.geteuid() != 0:
        pytest.skip("HylaFAX's server has to be started by root")
    missing = [name for name in ("faxq", "hfaxd", "sendfax", "faxstat") if not shutil.which(name)]
    assert not missing, f"no {', '.join(missing)} here: scripts/setup --all installs them"
    with tempfile.TemporaryDirectory(prefix="letterkit-fax-") as folder:
        Path(folder).chmod(0o711)
        with _served(Path(folder)) as queue:
            yield queue


@contextmanager
def _served(folder: Path) -> Iterator[Queue]:
    spool, home = folder / "spool", folder / "home"
    home.mkdir()
    for source, target in ((SPOOL, spool), (CONFIGURATION, spool / "etc")):
        subprocess.run(["cp", "-a", f"{source}/.", str(target)], check=True)  # keeps owners, which shutil does not
    port = _free_port()
    commands = (["faxq", "-D", "-q", str(spool)], ["hfaxd", "-d", "-q", str(spool), "-l", "127.0.0.1", "-i", str(port)])
    servers = [_started(command, folder / f"{command[0]}.log") for command in commands]
    try:
        _wait(spool, port, servers)
        yield Queue(spool, port, home)
    finally:
        for server in servers:
            server.terminate()
        for server in servers:
            server.wait(PATIENCE)


@pytest.fixture
def queue() -> Iterator[Queue]:
    """A queue for one test."""
    with running() as one:
        yield one


def _started(command: Sequence[str], log: Path) -> subprocess.Popen[bytes]:
    with log.open("wb") as said:
        return subprocess.Popen(command, stdout=said, stderr=said)


def _wait(spool: Path, port: int, servers: Sequence[subprocess.Popen[bytes]]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        ended = [server.args for server in servers if server.poll() is not None]
        logs = "".join(log.read_text(errors="replace") for log in spool.parent.glob("*.log"))
        assert not ended, f"{ended} ended at once: {logs}"
        if (spool / "FIFO").exists() and _answers(port):
            return
        time.sleep(0.05)
    raise AssertionError("the fax queue does not answer")


def _answers(port: int) -> bool:
    with socket.socket() as one:
        one.settimeout(1)
        return one.connect_ex(("127.0.0.1", port)) == 0 and one.recv(3) == b"220"


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
