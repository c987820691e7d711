"""The ways by which a letter leaves: one module each, found by its name.

A module has `CHANNEL`, `TELLS` (whether the way can say later what became of a shipment), and `begin(desk)` that gives
a `Way` to work with while the context lasts. A new way is one new file; what it needs to be told stands in
letterkit.toml under its name.
"""

from __future__ import annotations

import hashlib
import pkgutil
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from letterkit.model.frozen import frozen
from letterkit.model.sending import Channel, Enclosure, Entry, Outcome, Shipment
from letterkit.model.settings import Settings

_AGAIN = "render the letter again, look at the files, and send those"


class ClosedError(Exception):
    """A way is closed: nothing more can go by it now. `hint` says what to do; what was not begun stays planned."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@frozen
class Desk:
    """What a way works with: the folder of the files, the project's folder, its settings, the letter's id, and the
    address that letterkit itself writes from (to a gateway, or a trial of a fax). A `sample` is only looked at."""

    folder: Path
    root: Path
    settings: Settings
    letter: str
    sender: str = ""
    sample: bool = False

    def read(self, file: Enclosure) -> bytes:
        """The bytes of a file that is to go. Raises ClosedError where they are not those that were planned."""
        try:
            data = (self.folder / file.name).read_bytes()
        except OSError as error:
            raise ClosedError(f"{file.name} cannot be read: {error.strerror or error}", _AGAIN) from error
        if hashlib.sha256(data).hexdigest() != file.sha256:
            raise ClosedError(f"{file.name} was changed a moment ago", _AGAIN)
        return data


class Way(Protocol):
    """A way that is open."""

    def mark(self, shipment: Shipment) -> str:
        """By what the shipment can be found on the other side; written down before it goes. Empty where by nothing."""
        ...

    def send(self, shipment: Shipment, mark: str) -> Outcome:
        """Send, and say what became of it. `sending` means: taken, and to be asked about later.

        Raises ClosedError where nothing of this shipment can have left and nothing more can go.
        """
        ...

    def ask(self, entries: Sequence[Entry]) -> Iterator[Outcome | None]:
        """What became of those that were left in `sending`, one answer for each: None where the way cannot tell,
        `sending` where it is not decided yet. Raises ClosedError where nobody answers."""
        ...


class _Module(Protocol):
    CHANNEL: Channel
    TELLS: bool

    def begin(self, desk: Desk) -> AbstractContextManager[Way]: ...


@cache
def names() -> tuple[str, ...]:
    """The names of all ways."""
    return tuple(sorted(info.name for info in pkgutil.iter_modules(__path__)))


def channel(name: str) -> Channel:
    """By what a way reaches people."""
    return _module(name).CHANNEL


def tells(name: str) -> bool:
    """Whether a way can say later what became of a shipment that was left in `sending`."""
    return _module(name).TELLS


def begin(name: str, desk: Desk) -> AbstractContextManager[Way]:
    """Open a way. Entering the context may raise ClosedError."""
    return _module(name).begin(desk)


def _module(name: str) -> _Module:
    return cast("_Module", import_module(f"{__name__}.{name}"))
