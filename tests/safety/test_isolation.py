"""A process of its own: it gives what the function gives, raises what it raises, and never outstays its limits."""

from __future__ import annotations

import io
import os
import pickle
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from letterkit import isolation
from letterkit.errors import InputError
from letterkit.isolation import forked
from letterkit.isolation.limits import GRACE, Limits
from letterkit.isolation.messages import Kind, message, messages
from letterkit.isolation.outcome import ChildError
from letterkit.model.finding import Finding, Place, Severity

PLACE = Place("drafts/a.yaml", 1, 1)
LIMITS = Limits(seconds=2, megabytes=300)
FINDING = Finding("x", Severity.ERROR, "it is wrong", PLACE, "mend it")


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


def echo(value: object) -> object:
    return value


def process_number() -> int:
    return os.getpid()


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


def test_it_gives_what_the_function_gives() -> None:
    assert run(echo, (FINDING, {"a": [1, 2.5, None, b"\0"]})) == (FINDING, {"a": [1, 2.5, None, b"\0"]})


def test_it_is_another_process() -> None:
    assert run(process_number) != os.getpid()


def test_findings_come_through() -> None:
    assert fault(refuse) == FINDING


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
        run(raise_, kind)
    assert text in str(caught.value)
    assert "in raise_" in caught.value.__notes__[0]


def test_an_exit_in_the_child_is_no_exit_of_the_parent() -> None:
    with pytest.raises(ChildError, match="SystemExit"):
        run(leave)


def test_time_is_limited_and_what_was_done_is_said() -> None:
    begin = time.monotonic()
    finding = fault(turn, limits=Limits(seconds=0.5, megabytes=300))
    assert time.monotonic() - begin < 0.5 + GRACE + 3
    assert finding.code == "too-much-time"
    assert finding.message.startswith("turning round took more than")
    assert finding.place == PLACE


def test_a_library_that_swallows_everything_does_not_outlive_the_parents_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("letterkit.isolation.spawned.STARTING", 1.0)
    begin = time.monotonic()
    assert fault(turn_and_swallow, limits=Limits(seconds=0.5, megabytes=300)).code == "too-much-time"
    assert time.monotonic() - begin < 0.5 + GRACE + 3


@pytest.mark.parametrize("megabytes", [400, 10_000])
def test_memory_is_limited(megabytes: int) -> None:
    finding = fault(take, megabytes)
    assert finding.code == "too-much-memory"
    assert "300 MB" in finding.message


def test_memory_in_small_pieces_is_limited() -> None:
    assert fault(take_bit_by_bit).code == "too-much-memory"


def test_memory_within_the_limit_is_had() -> None:
    assert run(take, 100) == 100_000_000


def test_depth_is_limited() -> None:
    assert fault(dig).code == "nested-too-deeply"


def test_a_process_that_dies_is_told() -> None:
    finding = fault(crash)
    assert finding.code == "process-died"
    assert "SIGABRT" in finding.message
    assert finding.message.startswith("crashing")


def test_a_result_larger_than_the_limit_is_not_taken() -> None:
    assert fault(flood, limits=Limits(seconds=5, megabytes=150)).code == "too-much-memory"


@pytest.mark.parametrize(("function", "arguments"), [(look_up, ()), (start_program, ())])
def test_the_child_reaches_nothing(function: Any, arguments: tuple[Any, ...]) -> None:
    with pytest.raises(PermissionError, match="is not allowed while a letter is made"):
        run(function, *arguments)


def test_the_child_connects_to_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        with pytest.raises(PermissionError, match=r"socket\.connect|socket\.getaddrinfo"):
            run(connect, server.getsockname()[1])
        with pytest.raises(TimeoutError):
            server.accept()


def test_temporary_files_do_not_stay() -> None:
    name = run(make_file)
    assert "letterkit-" in name
    assert not Path(name).exists()


def test_what_is_printed_is_no_result() -> None:
    assert run(print_something) == 1


def test_a_type_that_no_letter_is_made_of_is_refused() -> None:
    with pytest.raises(ValueError, match=r"no type of a letter"):
        run(stranger)


def test_limits_hold_only_in_the_child() -> None:
    assert fault(take, 10_000).code == "too-much-memory"
    assert len(b"x" * 400_000_000) == 400_000_000
    assert signal.getsignal(signal.SIGALRM) == signal.SIG_DFL


def test_an_interrupt_ends_the_child(tmp_path: Path) -> None:
    mark = tmp_path / "process"
    if threading.current_thread() is threading.main_thread():
        threading.Timer(1.0, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        run(say_and_wait, str(mark), limits=Limits(seconds=20, megabytes=300))
    process = int(mark.read_text())
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def say_and_wait(mark: str) -> None:
    Path(mark).write_text(str(os.getpid()))
    time.sleep(20)


class Bomb:
    """What a child that was taken over might send."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os.system, ("echo boom",)


@pytest.mark.parametrize(
    "packed",
    [
        pickle.dumps(Bomb()),
        pickle.dumps(pickle.Unpickler),
        pickle.dumps(os.getcwd),
        pickle.dumps(io.BytesIO),
        b"",
        b"\x80",
    ],
)
def test_no_message_can_act(packed: bytes) -> None:
    said = Kind.RESULT.value.encode() + len(packed).to_bytes(8, "big") + packed
    with pytest.raises(ValueError, match="cannot be read"):
        list(messages(said))


def test_a_function_of_the_model_is_no_type() -> None:
    packed = b"cletterkit.model.roster\nparse_represents\n(V300\ntR."
    said = Kind.RESULT.value.encode() + len(packed).to_bytes(8, "big") + packed
    with pytest.raises(ValueError, match="no type of a letter"):
        list(messages(said))


@pytest.mark.parametrize("cut", [1, 5, 12])
def test_a_message_that_is_cut_off_is_none(cut: int) -> None:
    whole = message(Kind.DOING, "a") + message(Kind.RESULT, (1, 2))
    assert [kind for kind, _ in messages(whole[:-cut])] == [Kind.DOING]


def test_bytes_of_no_kind_are_refused() -> None:
    with pytest.raises(ValueError, match="Kind"):
        list(messages(b"?" + bytes(8)))


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
    yield
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
