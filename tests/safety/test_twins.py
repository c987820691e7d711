"""Two processes that import once: both work, each dies alone, and none is left over."""

from __future__ import annotations

import os
import resource
import signal
from typing import Any

import pytest

from letterkit import isolation
from letterkit.errors import InputError
from letterkit.isolation import forked
from letterkit.isolation.limits import Limits
from letterkit.model.finding import Place
from tests.safety import jobs
from tests.safety.processes import gone

HERE = Place("a.yaml", 1)
LIMITS = Limits(seconds=2.0, megabytes=500)

pytestmark = pytest.mark.skipif(not forked.AVAILABLE, reason="no fork: each piece has a process of its own")


def given(process: isolation.Ahead | None, function: Any, *arguments: Any) -> Any:
    assert process is not None
    process.begin(function, *arguments, limits=LIMITS)
    return isolation.finished(process, limits=LIMITS, place=HERE)


def test_two_processes_work_at_once_and_end_together() -> None:
    with isolation.Ahead(("colorsys",), twin=isolation.Ahead(())) as one:
        assert one.twin is not None
        one.begin(jobs.process_number, limits=LIMITS)
        one.twin.begin(jobs.process_number, limits=LIMITS)
        numbers = {isolation.finished(each, limits=LIMITS, place=HERE) for each in (one, one.twin)}
        assert len(numbers | {os.getpid()}) == 3
        assert given(one, jobs.echo, "again") == given(one.twin, jobs.echo, "again") == "again"
    assert all(map(gone, numbers))


def test_nobody_waits_until_a_large_piece_is_taken() -> None:
    large = bytes(4_000_000)
    with isolation.Ahead(()) as one, isolation.Ahead(()) as other:
        number = given(one, jobs.process_number)
        os.kill(number, signal.SIGSTOP)
        one.begin(jobs.echo, large, limits=LIMITS)
        assert given(other, jobs.echo, 1) == 1
        os.kill(number, signal.SIGCONT)
        assert isolation.finished(one, limits=LIMITS, place=HERE) == large
        assert given(one, jobs.echo, 2) == 2


def test_a_large_piece_for_one_that_dies_holds_up_nobody() -> None:
    with isolation.Ahead(()) as one, isolation.Ahead(()) as other:
        number = given(one, jobs.process_number)
        os.kill(number, signal.SIGSTOP)
        one.begin(jobs.echo, bytes(4_000_000), limits=LIMITS)
        os.kill(number, signal.SIGKILL)
        assert given(other, jobs.echo, 1) == 1
        with pytest.raises(InputError, match="ended the process"):
            isolation.finished(one, limits=LIMITS, place=HERE)


def test_a_twin_that_dies_is_told_and_the_other_goes_on() -> None:
    with isolation.Ahead((), twin=isolation.Ahead(())) as one:
        with pytest.raises(InputError, match="ended the process"):
            given(one.twin, jobs.kill_itself)
        assert given(one, jobs.echo, 1) == 1


def test_a_twin_does_not_outlive_the_other() -> None:
    with isolation.Ahead((), twin=isolation.Ahead(())) as one:
        number = given(one.twin, jobs.process_number)
        with pytest.raises(InputError, match=signal.Signals.SIGKILL.name):
            given(one, jobs.kill_itself)
        assert gone(number)


def test_the_time_of_both_is_counted() -> None:
    before = _time_of_children()
    with isolation.Ahead((), twin=isolation.Ahead(())) as one:
        taken = [given(each, jobs.burn, 0.2) for each in (one, one.twin)]
    assert _time_of_children() - before >= sum(taken)


def _time_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_a_twin_is_held_to_the_limits() -> None:
    with isolation.Ahead((), twin=isolation.Ahead(())) as one, pytest.raises(InputError, match="took more than"):
        given(one.twin, jobs.turn)


def test_none_is_left_where_none_was_used() -> None:
    with isolation.Ahead((), twin=isolation.Ahead(())):
        pass  # it may be ended before it has made its twin
