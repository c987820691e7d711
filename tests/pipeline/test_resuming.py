"""A run over many letters that was interrupted, by whatever means, goes on where it was and gives the same files."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from letterkit import pipeline
from letterkit.pipeline import batch, steps, storing
from tests.pipeline.test_batch import HEAD, contents, project

PEOPLE = 12
ROWS = HEAD + "".join(
    f'Person {n},"{n} Road\nOslo",Dear Person {n},p{n}@government.no,,,State {n}\n' for n in range(PEOPLE)
)


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "MADE_AT_ONCE", 2)
    monkeypatch.setattr(storing, "WAITING", 0)  # what was told to be done is all that there is


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return project(tmp_path, ROWS)


def deliver(path: Path, out: Path, told: Callable[[int, int], None] | None = None) -> list[int]:
    """All letters, by one process of this one; gives how many were done whenever it was told."""
    heard: list[int] = []

    def hear(done: int, of: int) -> None:
        heard.append(done)
        if told:
            told(done, of)

    prepared = pipeline.prepare(path, jobs=1)
    outcome = pipeline.Batch(prepared.project, prepared.counts, 1).deliver(prepared, ("txt", "html"), out, hear)
    assert outcome.receipt is not None
    return heard


def interrupted(path: Path, out: Path, at: int) -> None:
    def stop(done: int, _of: int) -> None:
        if done == at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        deliver(path, out, stop)


def hidden(out: Path) -> list[Path]:
    return [one for one in out.iterdir() if one.is_dir()]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[], list[str]]:
    """The names of those whose letters were made since it was asked last, by any process."""
    log, letter = tmp_path / "made.log", steps.letter

    def noted(one: object, *more: object) -> object:
        with log.open("a") as file:
            file.write(f"{one.recipient.name}\n")  # type: ignore[attr-defined]
        return letter(one, *more)  # type: ignore[arg-type]

    def since() -> list[str]:
        names = log.read_text().splitlines() if log.exists() else []
        log.unlink(missing_ok=True)
        return names

    monkeypatch.setattr(steps, "letter", noted)
    return since


def test_what_was_made_is_not_made_again(draft: Path, tmp_path: Path, made: Callable[[], list[str]]) -> None:
    deliver(draft, tmp_path / "whole")
    made()
    interrupted(draft, tmp_path / "out", 6)
    assert contents(tmp_path / "out") == {}
    assert len(hidden(tmp_path / "out")) == 1
    made()
    assert deliver(draft, tmp_path / "out") == [2, 4, 6, 8, 10, 12]
    assert "Person 5" not in (again := made())
    assert again == [f"Person {n}" for n in range(6, PEOPLE)]
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")
    assert not hidden(tmp_path / "out")


def test_a_file_that_was_changed_meanwhile_is_made_again(
    draft: Path, tmp_path: Path, made: Callable[[], list[str]]
) -> None:
    deliver(draft, tmp_path / "whole")
    interrupted(draft, tmp_path / "out", 8)
    (kept,) = hidden(tmp_path / "out")
    (kept / "a.person-0.txt").write_bytes((kept / "a.person-0.txt").read_bytes() + b" ")
    (kept / "a.person-4.html").unlink()
    made()
    deliver(draft, tmp_path / "out")
    assert made()[:4] == ["Person 0", "Person 1", "Person 4", "Person 5"]
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


def test_a_journal_that_was_cut_off_or_changed_counts_up_to_there(
    draft: Path, tmp_path: Path, made: Callable[[], list[str]]
) -> None:
    interrupted(draft, tmp_path / "out", 6)
    (kept,) = hidden(tmp_path / "out")
    journal = kept / ".journal"
    journal.write_bytes(journal.read_bytes()[:-3])
    made()
    interrupted(draft, tmp_path / "out", 10)
    assert "Person 3" not in (again := made())
    assert {"Person 4", "Person 9"} <= set(again)
    data = bytearray(journal.read_bytes())
    data[20] ^= 1
    journal.write_bytes(bytes(data))
    deliver(draft, tmp_path / "out")
    assert made()[0] == "Person 0"


@pytest.mark.parametrize("file", ["recipients.csv", "drafts/a.en.md", "templates/t/style.css"])
def test_a_run_that_would_make_other_files_begins_anew(
    file: str, draft: Path, tmp_path: Path, made: Callable[[], list[str]]
) -> None:
    interrupted(draft, tmp_path / "out", 6)
    (changed,) = tmp_path.glob(file) if (tmp_path / file).exists() else tmp_path.glob(f"**/{Path(file).name}")
    changed.write_bytes(changed.read_bytes() + b"\n")
    made()
    deliver(draft, tmp_path / "out")
    assert made()[0] == "Person 0"
    assert not hidden(tmp_path / "out")


def test_a_run_that_fails_keeps_nothing(draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise OSError("no room")

    monkeypatch.setattr("letterkit.manifest.build", fail)
    with pytest.raises(OSError, match="no room"):
        deliver(draft, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def started(draft: Path, out: Path) -> subprocess.Popen[bytes]:
    """`letterkit render` as a process of its own; back when some letters are on disk."""
    command = [sys.executable, "-m", "letterkit", "render", str(draft), "-o", str(out), "-f", "pdf", "-j", "1"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, cwd=draft.parents[1])
    deadline = time.monotonic() + 60
    while not list(out.glob("*/.unfinished.*/*.pdf")) and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    return process


@pytest.fixture
def many(tmp_path: Path) -> Path:
    row = 'Person {n},"{n} Road\nOslo",Dear Person {n},p{n}@government.no,,,State {n}\n'
    return project(tmp_path, HEAD + "".join(row.format(n=n) for n in range(60)))


@pytest.mark.parametrize("wish", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "killed"])
def test_a_process_that_is_ended_leaves_whole_files_and_what_the_next_takes_up(
    wish: signal.Signals, many: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    process = started(many, out)
    os.kill(process.pid, wish)
    _, said = process.communicate(timeout=60)
    assert process.returncode == (130 if wish is signal.SIGINT else -wish), said
    assert (b"the same command goes on from here" in said) == (wish is signal.SIGINT)
    assert not list((out / "a").glob("*.pdf"))
    (kept,) = (one for one in (out / "a").iterdir() if one.is_dir())
    before = {path: path.stat().st_ino for path in kept.glob("*.pdf")}
    assert before
    assert started(many, out).wait(120) == 0
    again = {path.name: path.stat().st_ino for path in (out / "a").glob("*.pdf")}
    assert len(again) == 60
    assert sum(again[path.name] == inode for path, inode in before.items()) >= len(before) - 8  # a piece at most
    assert not kept.exists()
    assert started(many, tmp_path / "whole").wait(120) == 0
    assert contents(out / "a") == contents(tmp_path / "whole" / "a")
