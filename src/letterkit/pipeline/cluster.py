"""The same work on many pieces by a Dask cluster instead of processes of this machine (docs.dask.org).

A piece is a pure function of what it is given, so any worker may do it, and more than once: one that was killed in the
middle is done again by another. On the worker each piece is done in a process of its own with the limits that it would
have here, and that process lives from piece to piece.

Whoever reaches a Dask cluster can run code on its machines, and what its workers give back is read here as Dask reads
it: a cluster is to be trusted as much as this machine.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

from letterkit import __version__, isolation
from letterkit.errors import InputError
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.frozen import frozen
from letterkit.pipeline.workers import LIFE

TRIES = 5
"""How often a piece is given to another worker after one was lost with it."""
_SURROUNDINGS = ("SOURCE_DATE_EPOCH", "LETTERKIT_MOST_SECONDS", "LETTERKIT_MOST_MEGABYTES")
"""Variables of the environment that a letter may depend on."""


@frozen
class Task:
    """What all pieces of one run have in common: the function, what it is given each time, the limits, and the place
    where a finding about them points; `version` is that of the letterkit that asks."""

    function: Callable[..., Any]
    shared: tuple[Any, ...]
    limits: isolation.Limits
    place: Place
    surroundings: tuple[tuple[str, str], ...]
    version: str


@frozen
class Cluster:
    """How pieces are worked on: as `Workers` does, by those of the scheduler at an address (tcp://host:8786)."""

    address: str
    limits: isolation.Limits
    place: Place

    def each(
        self,
        function: Callable[..., Any],
        shared: tuple[Any, ...],
        pieces: Sequence[tuple[Any, ...]],
        meanwhile: Callable[[], None] | None = None,
    ) -> Iterator[Any]:
        """What `function(*shared, *piece)` gives, for each piece in order. Raises InputError where the function does,
        where a limit is reached, and where the cluster cannot be used. `meanwhile` is done once, before any piece is
        waited for."""
        with ExitStack() as open_until_then:
            client = open_until_then.enter_context(self._connected())
            packed = pickle.dumps(self._task(function, shared), protocol=5)
            left = iter(pieces)
            waiting: deque[Any] = deque()
            while True:
                width = 2 * max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
                while len(waiting) < width and (piece := next(left, None)) is not None:
                    waiting.append(client.submit(done, packed, piece, pure=False, retries=TRIES))
                if meanwhile:
                    meanwhile()
                    meanwhile = None
                if not waiting:
                    return
                yield self._given(waiting.popleft())

    def _task(self, function: Callable[..., Any], shared: tuple[Any, ...]) -> Task:
        there = tuple((name, os.environ[name]) for name in _SURROUNDINGS if name in os.environ)
        return Task(function, shared, replace(self.limits, pieces=LIFE), self.place, there, __version__)

    def _connected(self) -> Any:
        """Dask's client. Raises InputError where there is none, or no scheduler."""
        try:
            from distributed import Client
        except ImportError:
            raise InputError(
                [self._finding("distributed is not installed", "pip install 'letterkit[cluster]'")]
            ) from None
        try:
            client: Any = Client(self.address, set_as_default=False, timeout=20)
        except (OSError, TimeoutError, ValueError) as error:
            hint = "start one with `dask scheduler` and `dask worker`, and see that this machine reaches it"
            raise InputError([self._finding(f"no scheduler answers at {self.address} ({error})", hint)]) from None
        if not client.scheduler_info(n_workers=-1)["workers"]:
            client.close()
            hint = f"start some with `dask worker {self.address}`"
            raise InputError([self._finding(f"the scheduler at {self.address} has no workers", hint)])
        return client

    def _given(self, future: Any) -> Any:
        from distributed.scheduler import KilledWorker

        try:
            findings, given = future.result()
        except KilledWorker:
            message = f"{TRIES} workers of the cluster ended one after another with the same letters"
            raise InputError([self._finding(message, "see the logs of the workers; memory may have run out")]) from None
        if findings:
            raise InputError(findings)
        return given

    def _finding(self, message: str, hint: str) -> Finding:
        return Finding("cluster-unusable", Severity.ERROR, message, self.place, hint)


# ---- on the worker

_one_at_a_time = threading.Lock()
_standing: dict[str, tuple[isolation.Steady, Task, ExitStack, list[int]]] = {}
"""The process that stands ready for the pieces of one run, and how many it has done."""


def done(packed: bytes, piece: tuple[Any, ...]) -> tuple[list[Finding], Any]:
    """What becomes of one piece: findings where it cannot be done, else what the function gives."""
    key = hashlib.sha256(packed).hexdigest()
    with _one_at_a_time:
        try:
            process, task, _, number = _ready(key, packed)
            process.begin(*piece)
            given = isolation.finished(process, limits=task.limits, place=task.place)
        except InputError as error:
            _dismiss()
            return error.findings, None
        except BaseException:
            _dismiss()
            raise
        number[0] += 1
        if number[0] >= LIFE:
            _dismiss()
        return [], given


def _ready(key: str, packed: bytes) -> tuple[isolation.Steady, Task, ExitStack, list[int]]:
    if key not in _standing:
        _dismiss()
        task: Task = pickle.loads(packed)  # noqa: S301 - Dask itself runs what it is sent
        if task.version != __version__:
            message = f"a worker of the cluster has letterkit {__version__}, and this is {task.version}"
            hint = "install the same on all machines: files would differ"
            raise InputError([Finding("cluster-unusable", Severity.ERROR, message, task.place, hint)])
        ending = ExitStack()
        process = ending.enter_context(
            isolation.Steady(_in_surroundings, (task.surroundings, task.function, task.shared), task.limits)
        )
        _standing[key] = process, task, ending, [0]
    return _standing[key]


def _dismiss() -> None:
    """End the process that stands ready."""
    for _, _, ending, _ in _standing.values():
        ending.close()
    _standing.clear()


def _in_surroundings(
    surroundings: tuple[tuple[str, str], ...], function: Callable[..., Any], shared: tuple[Any, ...], *piece: Any
) -> Any:
    """The function as it would work where the run was begun."""
    for name in _SURROUNDINGS:
        os.environ.pop(name, None)
    os.environ.update(surroundings)
    return function(*shared, *piece)
