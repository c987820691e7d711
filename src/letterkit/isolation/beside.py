"""A share of some work in a second process, forked from the one that does the rest, and held to what is left of its
limits.

A process that sets a long list has all that the list needs in memory; the second one has the same from the moment of
the fork, so that nothing is handed over but what it made. Only a process whose limits allow it may do so
(`Limits.processes`), and one at a time. Where there is no second process, or it comes to nothing, the same work is done
by the first: what comes of it does not depend on that.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Any, Generic, TypeVar

from letterkit.isolation import restrict
from letterkit.isolation.child import write
from letterkit.isolation.doing import listen

T = TypeVar("T")

_HEAD = 8
_CHUNK = 1 << 20


class Beside(Generic[T]):
    """`function(*arguments)` begun in a second process; `given` has what it gives.

    A context manager; at its end the second process is ended, whatever it is doing. What the function gives is
    pickled; what it does to values that were there before is done in the second process only.
    """

    def __init__(self, function: Callable[..., T], *arguments: Any) -> None:
        self._function, self._arguments = function, arguments
        self._process, self._said = 0, -1

    def __enter__(self) -> Beside[T]:
        if restrict.may_fork():
            self._said, saying = os.pipe()
            with suppress(OSError):  # no process more, or no memory for one
                self._process = restrict.fork(lambda: self._say(saying))
            os.close(saying)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._said != -1:
            os.close(self._said)
        if self._process > 0:
            restrict.end(self._process)
        self._process, self._said = 0, -1

    def given(self) -> T:
        """What the function gives. Raises what it raises."""
        if self._process > 0:
            packed = _heard(self._said)
            if packed is not None:
                given: T = pickle.loads(packed)  # noqa: S301 - written by a copy of this very process
                return given
        return self._function(*self._arguments)

    def _say(self, saying: int) -> None:
        """The second process's part. What it raises the first will raise for itself."""
        os.close(self._said)
        listen(lambda _: None)
        packed = pickle.dumps(self._function(*self._arguments), protocol=5)
        write(saying, len(packed).to_bytes(_HEAD, "big") + packed)


def _heard(said: int) -> bytes | None:
    """All that the second process says; None where it does not come to its end."""
    data = bytearray()
    while chunk := os.read(said, _CHUNK):
        data += chunk
    whole = len(data) >= _HEAD and len(data) - _HEAD == int.from_bytes(data[:_HEAD], "big")
    return bytes(memoryview(data)[_HEAD:]) if whole else None
