"""What a child tells its parent: messages of a kind, a length (8 bytes, big-endian) and that many bytes."""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator
from dataclasses import is_dataclass
from enum import Enum, StrEnum
from importlib import import_module
from typing import Any

from letterkit.model.frozen import frozen

_HEAD = 9


class Kind(StrEnum):
    """What a message is: DOING a text, FINDINGS, EXCESS and FAULT the ways to fail, MODULES names, RESULT what the
    function gave. The last of them ends the talk."""

    DOING = "D"
    MODULES = "M"
    FINDINGS = "I"
    EXCESS = "X"
    FAULT = "F"
    RESULT = "R"


@frozen
class Ending:
    """All that a child said, whether its time was up, and how it ended (wait(2): the signal's number, negative)."""

    said: bytes
    timed_out: bool = False
    flooded: bool = False
    code: int = 0


def message(kind: Kind, content: object) -> bytes:
    """A message as bytes."""
    packed = pickle.dumps(content, protocol=5)
    return kind.value.encode() + len(packed).to_bytes(8, "big") + packed


def messages(said: bytes) -> Iterator[tuple[Kind, Any]]:
    """The messages that are whole. Raises ValueError for bytes that are none, and for types that none may hold."""
    at = 0
    while at + _HEAD <= len(said):
        kind = Kind(said[at : at + 1].decode("ascii", "replace"))
        end = at + _HEAD + int.from_bytes(said[at + 1 : at + _HEAD], "big")
        if end > len(said):
            return
        yield kind, _unpacked(said[at + _HEAD : end])
        at = end


class Ends:
    """Looks in what a child says for the message that ends its talk, piece by piece."""

    def __init__(self) -> None:
        self._at = 0

    def reached(self, said: bytes | bytearray) -> bool:
        """Whether that message is whole; `said` is all that there was, and more each time."""
        while self._at + _HEAD <= len(said):
            end = self._at + _HEAD + int.from_bytes(said[self._at + 1 : self._at + _HEAD], "big")
            if end > len(said):
                return False
            if chr(said[self._at]) not in (Kind.DOING.value, Kind.MODULES.value):
                return True
            self._at = end
        return False


def _unpacked(packed: bytes) -> Any:
    try:
        return _Unpickler(io.BytesIO(packed)).load()
    except Exception as error:  # whatever bytes do to an unpickler, they are no message
        raise ValueError(f"a message that cannot be read: {error}") from error


class _Unpickler(pickle.Unpickler):
    """Knows the classes that letterkit.model makes of values, and times; nothing that could act."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of that name. Raises UnpicklingError for all others."""
        if (module, name) == ("builtins", "getattr"):  # Python 3.11.0 to 3.11.3 so pickle the members of an enumeration
            return _member
        if module == "datetime" and name in ("datetime", "timezone", "timedelta", "date"):
            return getattr(import_module(module), name)
        if module.startswith("letterkit.model.") and name.isidentifier():
            found = getattr(import_module(module), name, None)
            if (
                isinstance(found, type)
                and found.__module__ == module
                and (is_dataclass(found) or issubclass(found, Enum))
            ):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no type of a letter")


def _member(kind: object, name: str) -> Enum:
    """A member of an enumeration by its name; all that getattr may do here."""
    if isinstance(kind, type) and issubclass(kind, Enum) and name in kind.__members__:
        return kind[name]
    raise pickle.UnpicklingError(f"{name} is no member of an enumeration of a letter")
