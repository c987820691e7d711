"""What a process of its own is given to do in the tests, good and bad."""

from __future__ import annotations

import faulthandler
import os
import pickle
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from letterkit import isolation
from letterkit.errors import InputError
from letterkit.model.finding import Finding, Place, Severity

PLACE = Place("drafts/a.yaml", 1, 1)
FINDING = Finding("x", Severity.ERROR, "it is wrong", PLACE, "mend it")


def echo(value: object) -> object:
    return value


def process_number() -> int:
    return os.getpid()


def kill_itself() -> None:
    signal.raise_signal(signal.SIGKILL)


def refuse() -> None:
    raise InputError([FINDING])


def raise_(kind: str) -> None:
    raise {
        "value": ValueError("not so"),
        "os": FileNotFoundError(2, "No such file or directory", "/x"),
        "own": pickle.PicklingError("odd"),
        "unicode": UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"),
    }[kind]


def leave() -> None:
    raise SystemExit(3)


def take(megabytes: int) -> int:
    return len(b"x" * (megabytes * 1_000_000))


def take_bit_by_bit() -> None:
    kept = []
    while True:
        kept.append("x" * 100_000)


def turn() -> None:
    isolation.doing("turning round")
    while True:
        pass


def turn_and_swallow() -> None:
    while True:
        try:
            while True:
                pass
        except BaseException:  # noqa: S112 - what a careless library does
            continue


def dig() -> None:
    dig()


def crash() -> None:
    faulthandler.disable()  # the tests' own, which would tell of it
    isolation.doing("crashing")
    os.abort()


def flood() -> bytes:
    return b"x" * 200_000_000


def connect(port: int) -> None:
    socket.create_connection(("127.0.0.1", port), timeout=1)


def look_up() -> None:
    socket.getaddrinfo("localhost", 80)


def start_program() -> None:
    subprocess.run(["true"], check=True)


def make_file() -> str:
    with tempfile.NamedTemporaryFile(delete=False) as file:
        file.write(b"left behind")
    return file.name


def print_something() -> int:
    print("noise")
    return 1


class Stranger:
    """A type that no letter is made of."""


def stranger() -> object:
    return Stranger()


def say_and_wait(mark: str) -> None:
    Path(mark).write_text(str(os.getpid()))
    time.sleep(20)


def rest(seconds: float) -> float:
    """What a machine that is busy with other things does to a letter."""
    time.sleep(seconds)
    return seconds


def burn(seconds: float) -> float:
    """Take so much time of a processor."""
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass
    return seconds
