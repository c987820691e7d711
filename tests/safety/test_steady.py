"""A process for many pieces: it keeps what it made, and each piece has its own time."""

from __future__ import annotations

import os
import time
from typing import Any

import pytest

from letterkit import isolation
from letterkit.errors import InputError
from letterkit.isolation import forked
from letterkit.isolation.limits import Limits
from letterkit.model.finding import Place

HERE = Place("a.yaml", 1)
LIMITS = Limits(seconds=1.0, megabytes=500, pieces=10)
_seen: list[str] = []

pytestmark = pytest.mark.skipif(not forked.AVAILABLE, reason="no fork: each piece has a process of its own")


def remembered(shared: str, piece: str) -> tuple[str, list[str], int]:
    _seen.append(piece)
    return shared, list(_seen), os.getpid()


def slow(piece: float) -> str:
    time.sleep(piece)
    return "done"


def dies(piece: int) -> int:
    if piece:
        os._exit(piece)
    return piece


def refuses(piece: str) -> str:
    os.system(piece)  # noqa: S605 - it is refused
    return "done"


def large(piece: int) -> bytes:
    return bytes(piece)


def given(steady: isolation.Steady, *piece: object) -> Any:
    steady.begin(*piece)
    return isolation.finished(steady, limits=LIMITS, place=HERE)


def test_one_process_does_one_piece_after_another() -> None:
    with isolation.Steady(remembered, ("all",), LIMITS) as steady:
        shared, seen, process = given(steady, "a")
        again = given(steady, "b")
    assert (shared, seen) == ("all", ["a"])
    assert again == ("all", ["a", "b"], process)
    assert process != os.getpid()
    assert not _seen


def test_each_piece_has_its_own_time() -> None:
    with isolation.Steady(slow, (), LIMITS) as steady:
        assert [given(steady, 0.6) for _ in range(3)] == ["done"] * 3
        with pytest.raises(InputError, match="took more than 1 seconds"):
            given(steady, 5.0)


def test_a_process_that_dies_is_told() -> None:
    with isolation.Steady(dies, (), LIMITS) as steady:
        assert given(steady, 0) == 0
        with pytest.raises(InputError, match="exit code 3"):
            given(steady, 3)


def test_the_second_piece_may_do_no_more_than_the_first() -> None:
    with isolation.Steady(refuses, (), LIMITS) as steady:
        for _ in range(2):
            with pytest.raises(PermissionError):
                given(steady, "true")


def test_what_is_larger_than_a_pipe_comes_whole() -> None:
    with isolation.Steady(large, (), LIMITS) as steady:
        assert [len(given(steady, size)) for size in (3_000_000, 0, 70_000)] == [3_000_000, 0, 70_000]


def test_more_than_the_memory_of_the_limits_is_not_taken() -> None:
    small = Limits(seconds=5.0, megabytes=300, pieces=2)
    with isolation.Steady(large, (), small) as steady, pytest.raises(InputError, match="memory"):
        given(steady, 2_000_000_000)
