"""Files go to disk beside the work: while one waits for the disk, the next letters are made."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import TYPE_CHECKING

from letterkit.model.artifact import Share
from letterkit.model.finding import Finding
from letterkit.pipeline import handing, resuming

if TYPE_CHECKING:
    from letterkit.deliver.folder import Staging

WAITING = 8
"""Pieces of work whose files may wait for the disk, as they were handed over; the next one waits until there are fewer,
so memory stays flat."""


class Storing:
    """A thread that adds files to `staged`, one piece after another. It is done with all that it was given when its
    `with` ends, so that nothing is written behind whoever clears up then."""

    def __init__(self, staged: Staging) -> None:
        self._staged = staged
        self._thread = _thread()
        self._waiting: deque[Future[resuming.Piece]] = deque()

    def __enter__(self) -> Storing:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._thread.shutdown()

    def pause(self) -> None:
        """Let the thread end when it has done what it was given; the next piece begins another. A process that is
        forked while a thread runs may find a lock held by that thread, which it does not have."""
        self._thread.shutdown()
        self._thread = _thread()

    def store(self, number: int, made: handing.Handed, shared: list[Share], found: list[Finding]) -> None:
        """Put the files of a piece on disk and note it as done."""
        self._waiting.append(self._thread.submit(self._stored, number, made, shared, found))

    def take(self, piece: resuming.Piece) -> None:
        """Take up a piece that an interrupted run left."""
        self._waiting.append(self._thread.submit(self._taken, piece))

    def done(self) -> Iterator[resuming.Piece]:
        """The pieces that are on disk, in the order in which they were given, until few enough wait. Raises what
        `Staging` raises."""
        yield from self._until(WAITING)

    def rest(self) -> Iterator[resuming.Piece]:
        """All other pieces, as `done`."""
        yield from self._until(0)

    def _until(self, most: int) -> Iterator[resuming.Piece]:
        while len(self._waiting) > most:
            yield self._waiting.popleft().result()

    def _stored(self, number: int, made: handing.Handed, shared: list[Share], found: list[Finding]) -> resuming.Piece:
        piece = [self._staged.add(artifact) for artifact in handing.unpacked(made)], shared, found
        self._staged.keep(number, resuming.record(piece))
        return piece

    def _taken(self, piece: resuming.Piece) -> resuming.Piece:
        self._staged.take(piece[0])
        return piece


def _thread() -> ThreadPoolExecutor:
    """One thread, begun with the first work that it is given."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="storing")
