"""A process of its own: it gives what the function gives, raises what it raises, and never outstays its limits."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from letterkit import isolation
from letterkit.errors import InputError
from letterkit.isolation import forked
from letterkit.isolation.limits import GRACE, PATIENCE, Limits
from letterkit.isolation.outcome import ChildError
from letterkit.model.finding import Finding

from . import jobs
from .jobs import FINDING, PLACE

LIMITS = Limits(seconds=2, megabytes=300)


@pytest.fixture(params=["fork", "spawn"])
def _method(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test with both ways to begin a process; without fork(2) there is only one."""
    if request.param == "spawn" or not forked.AVAILABLE:
        monkeypatch.setattr(forked, "AVAILABLE", False)


pytestmark = pytest.mark.usefixtures("_method")


def run(function: Any, *arguments: Any, limits: Limits = LIMITS) -> Any:
    return isolation.run(function, *arguments, limits=limits, place=PLACE)


def fault(function: Any, *arguments: Any, limits: Limits = LIMITS) -> Finding:
    with pytest.raises(InputError) as caught:
        run(function, *arguments, limits=limits)
    (finding,) = caught.value.findings
    return finding


def test_it_gives_what_the_function_gives() -> None:
    assert run(jobs.echo, (FINDING, {"a": [1, 2.5, None, b"\0"]})) == (FINDING, {"a": [1, 2.5, None, b"\0"]})


def test_it_is_another_process() -> None:
    assert run(jobs.process_number) != os.getpid()


def test_findings_come_through() -> None:
    assert fault(jobs.refuse) == FINDING


@pytest.mark.parametrize(
    ("kind", "type_", "text"),
    [
        ("value", ValueError, "not so"),
        ("os", FileNotFoundError, "No such file or directory: '/x'"),
        ("own", ChildError, "PicklingError: odd"),
        ("unicode", ChildError, "UnicodeDecodeError: 'utf-8' codec"),
    ],
)
def test_other_errors_come_through_with_their_trace(kind: str, type_: type[Exception], text: str) -> None:
    with pytest.raises(type_) as caught:
        run(jobs.raise_, kind)
    assert text in str(caught.value)
    assert "in raise_" in caught.value.__notes__[0]


def test_an_exit_in_the_child_is_no_exit_of_the_parent() -> None:
    with pytest.raises(ChildError, match="SystemExit"):
        run(jobs.leave)


def test_time_is_limited_and_what_was_done_is_said() -> None:
    begin = time.monotonic()
    finding = fault(jobs.turn, limits=Limits(seconds=0.5, megabytes=300))
    assert time.monotonic() - begin < 0.5 + GRACE + 3
    assert finding.code == "too-much-time"
    assert finding.message.startswith("turning round took more than")
    assert finding.place == PLACE


def test_a_library_that_swallows_everything_does_not_outlive_the_parents_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("letterkit.isolation.spawned.STARTING", 1.0)
    begin = time.monotonic()
    assert fault(jobs.turn_and_swallow, limits=Limits(seconds=0.5, megabytes=300)).code == "too-much-time"
    assert time.monotonic() - begin < 0.5 + GRACE + 3


def test_a_machine_that_is_busy_takes_no_time_from_a_letter() -> None:
    assert run(jobs.rest, 1.5, limits=Limits(seconds=0.5, megabytes=300)) == 1.5


def test_one_that_waits_for_ever_is_ended_by_the_clock() -> None:
    begin = time.monotonic()
    assert fault(jobs.rest, 60.0, limits=Limits(seconds=0.5, megabytes=300)).code == "too-much-time"
    assert time.monotonic() - begin < 0.5 * PATIENCE + GRACE + 3


@pytest.mark.skipif(not forked.AVAILABLE, reason="a process for many pieces is forked")
def test_each_piece_of_many_has_its_own_time() -> None:
    limits = Limits(seconds=1, megabytes=300, pieces=4)
    with isolation.Steady(jobs.burn, (), limits) as process:
        for _ in range(3):
            process.begin(0.7)
            assert isolation.finished(process, limits=limits, place=PLACE) >= 0.7
        process.begin(60.0)
        with pytest.raises(InputError) as caught:
            isolation.finished(process, limits=limits, place=PLACE)
    assert caught.value.findings[0].code == "too-much-time"


@pytest.mark.parametrize("megabytes", [400, 10_000])
def test_memory_is_limited(megabytes: int) -> None:
    finding = fault(jobs.take, megabytes)
    assert finding.code == "too-much-memory"
    assert "300 MB" in finding.message


def test_memory_in_small_pieces_is_limited() -> None:
    assert fault(jobs.take_bit_by_bit).code == "too-much-memory"


def test_memory_within_the_limit_is_had() -> None:
    assert run(jobs.take, 100) == 100_000_000


def test_depth_is_limited() -> None:
    assert fault(jobs.dig).code == "nested-too-deeply"


def test_a_process_that_dies_is_told() -> None:
    finding = fault(jobs.crash)
    assert finding.code == "process-died"
    assert "SIGABRT" in finding.message
    assert finding.message.startswith("crashing")


def test_a_result_larger_than_the_limit_is_not_taken() -> None:
    assert fault(jobs.flood, limits=Limits(seconds=5, megabytes=150)).code == "too-much-memory"


@pytest.mark.parametrize(("function", "arguments"), [(jobs.look_up, ()), (jobs.start_program, ())])
def test_the_child_reaches_nothing(function: Any, arguments: tuple[Any, ...]) -> None:
    with pytest.raises(PermissionError, match="is not allowed while a letter is made"):
        run(function, *arguments)


def test_the_child_connects_to_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        with pytest.raises(PermissionError, match=r"socket\.connect|socket\.getaddrinfo"):
            run(jobs.connect, server.getsockname()[1])
        with pytest.raises(TimeoutError):
            server.accept()


def test_temporary_files_do_not_stay() -> None:
    name = run(jobs.make_file)
    assert "letterkit-" in name
    assert not Path(name).exists()


def test_what_is_printed_is_no_result() -> None:
    assert run(jobs.print_something) == 1


def test_a_type_that_no_letter_is_made_of_is_refused() -> None:
    with pytest.raises(ValueError, match=r"no type of a letter"):
        run(jobs.stranger)


def test_limits_hold_only_in_the_child() -> None:
    assert fault(jobs.take, 10_000).code == "too-much-memory"
    assert len(b"x" * 400_000_000) == 400_000_000
    assert signal.getsignal(signal.SIGALRM) == signal.SIG_DFL


def test_an_interrupt_ends_the_child(tmp_path: Path) -> None:
    mark = tmp_path / "process"
    # A shell starts what runs in its background with interrupts ignored, the tests too.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    threading.Timer(1.0, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    try:
        with pytest.raises(KeyboardInterrupt):
            run(jobs.say_and_wait, str(mark), limits=Limits(seconds=20, megabytes=300))
    finally:
        signal.signal(signal.SIGINT, before)
    process = int(mark.read_text())
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_limits_grow_with_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    def limits(lines: int) -> Limits:
        return Limits.scaled(seconds=16, megabytes=1000, lines=lines, seconds_a_line=0.04, kilobytes_a_line=300)

    assert limits(0) == Limits(16, 1000)
    assert limits(10_000) == Limits(416, 4000)
    monkeypatch.setenv("LETTERKIT_MOST_SECONDS", "90")
    monkeypatch.setenv("LETTERKIT_MOST_MEGABYTES", "5000")
    assert limits(10) == Limits(90, 5000)
    monkeypatch.setenv("LETTERKIT_MOST_SECONDS", "-1")
    assert limits(0).seconds == 16


def test_modules_that_a_child_imported_are_imported_before_the_next() -> None:
    if not forked.AVAILABLE:
        return
    script = (
        "import sys\nfrom pathlib import Path\nfrom letterkit import pipeline\n"
        "one = pipeline.prepare(Path('drafts/personal-example.yaml'))\n"
        "assert 'letterkit.compose.markdown' not in sys.modules\n"
        "pipeline.prepare(Path('drafts/personal-example.yaml'))\n"
        "assert 'letterkit.compose.markdown' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[2], check=True)


@pytest.fixture(autouse=True)
def _no_child_is_left() -> Iterator[None]:
    before = _children()
    yield
    assert _children() <= before


def _children() -> set[str]:
    """The processes that this one began and that are there still, ended or not. Other tests may have left one that is
    meant to live as long as this process."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parent = stat.read_text().rpartition(")")[2].split()[1]
            found |= {stat.parent.name} if parent == str(os.getpid()) else set()
    return found
