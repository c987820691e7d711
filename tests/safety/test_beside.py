"""A second process that takes a share: what it gives is what the first would have made, and it never outlives it."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from letterkit import isolation
from letterkit.errors import InputError
from letterkit.isolation import Beside, Limits, forked, restrict

from .jobs import PLACE, dig, kill_itself, say_and_wait
from .processes import gone, is_there

pytestmark = pytest.mark.skipif(not forked.AVAILABLE, reason="no fork: one process does all")


def run(function: Any, *arguments: Any, processes: int = 2) -> Any:
    limits = Limits(seconds=3.0, megabytes=400, processes=processes)
    return isolation.run(function, *arguments, limits=limits, place=PLACE)


def shares(count: int) -> tuple[int, list[int]]:
    """The number of this process, and those of the ones that take shares, one after another."""
    found = []
    for _ in range(count):
        with Beside(os.getpid) as other:
            found.append(other.given())
    return os.getpid(), found


def large(size: int) -> int:
    with Beside(bytes, size) as other:
        return len(other.given())


def below() -> list[int]:
    with Beside(shares, 1) as other:
        own, (inner,) = other.given()
    return [os.getpid(), own, inner]


def fork_itself() -> int:
    return os.fork()


def dying(mark: str) -> str:
    """Dies where it is not the process that wrote the mark."""
    if Path(mark).read_text() != str(os.getpid()):
        kill_itself()
    return "done by the first"


def with_dying(mark: str) -> str:
    Path(mark).write_text(str(os.getpid()))
    with Beside(dying, mark) as other:
        return other.given()


def with_bad_start(mark: str) -> int:
    """The second process fails before it can begin; each that goes on writes a line."""

    def fail(forker: int) -> None:
        raise OSError(f"{forker} is not here")

    restrict._end_with = fail
    with Beside(os.getpid) as other, Path(mark).open("a") as file:
        file.write("on\n")
        return other.given()


def with_error() -> None:
    with Beside(int, "three") as other:
        other.given()


def with_depth() -> None:
    with Beside(dig) as other:
        other.given()


def left(mark: str) -> int:
    """Leave a share undone; the number of the process that was to do it."""
    with Beside(say_and_wait, mark):
        while not (Path(mark).exists() and Path(mark).read_text()):
            time.sleep(0.01)
    return int(Path(mark).read_text())


def wait_with(mark: str) -> None:
    with Beside(say_and_wait, mark) as other:
        other.given()


def test_a_share_is_done_by_another_process() -> None:
    own, others = run(shares, 3)
    assert own not in others
    assert len(set(others)) == 3


def test_a_process_that_may_have_none_does_all() -> None:
    own, others = run(shares, 2, processes=1)
    assert others == [own, own]
    own, others = shares(1)  # one without limits
    assert others == [own] == [os.getpid()]


def test_a_share_may_be_large() -> None:
    assert run(large, 30_000_000) == 30_000_000


def test_a_share_has_no_share() -> None:
    own, other, inner = run(below)
    assert own != other == inner


def test_no_other_process_is_begun() -> None:
    with pytest.raises(PermissionError, match=r"os\.fork"):
        run(fork_itself)


def test_a_share_that_comes_to_nothing_is_done_again(tmp_path: Path) -> None:
    assert run(with_dying, str(tmp_path / "mark")) == "done by the first"


def test_a_process_that_cannot_begin_goes_no_further(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    for number in range(1, 6):
        run(with_bad_start, str(mark))
        assert mark.read_text() == "on\n" * number


def test_what_a_share_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="three"):
        run(with_error)
    with pytest.raises(InputError, match="nested too deeply"):
        run(with_depth)


def test_a_share_that_nobody_wants_is_ended(tmp_path: Path) -> None:
    assert not is_there(run(left, str(tmp_path / "mark")))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="prctl(2) is Linux's; elsewhere its clock ends it")
def test_a_share_ends_with_the_process_that_began_it(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    limits = Limits(seconds=20.0, megabytes=400, processes=2)
    with isolation.Ahead(()) as process:
        process.begin(wait_with, str(mark), limits=limits)
        while not (mark.exists() and mark.read_text()):
            time.sleep(0.01)
        share = int(mark.read_text())
        assert is_there(share)
        os.kill(process._standing._process, signal.SIGKILL)
        assert gone(share)
