"""Pieces of work in several processes: each result in its turn, however long the others take."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from letterkit.errors import InputError
from letterkit.isolation import Limits
from letterkit.model.finding import Finding, Place, Severity
from letterkit.pipeline.workers import AHEAD, Workers

LIMITS = Limits(seconds=20.0, megabytes=500)
HERE = Place("letter.yaml")


def turned(folder: str, number: int, wait_for: str) -> tuple[int, int]:
    """The number and the process, when a file is there that a later piece makes."""
    (Path(folder) / str(number)).touch()
    while wait_for and not (Path(folder) / wait_for).exists():
        time.sleep(0.01)
    return number, os.getpid()


def failing(folder: str, number: int, wait_for: str) -> int:
    """Fails at pieces 1 and 3, at 3 first."""
    turned(folder, number, wait_for)
    if number == 3:
        os._exit(7)
    if number == 1:
        raise InputError([Finding("x", Severity.ERROR, "the first of two", HERE, "")])
    return number


def each(function: Any, folder: Path, waits: Sequence[str], jobs: int = 2) -> list[Any]:
    pieces = list(enumerate(waits))
    return list(Workers(jobs, LIMITS, HERE).each(function, (str(folder),), pieces))


def test_no_process_waits_for_a_slower_one(tmp_path: Path) -> None:
    last = 2 * AHEAD - 1
    given = each(turned, tmp_path, [str(last), *[""] * last])  # the first piece is done when the last was begun
    assert [number for number, _ in given] == list(range(last + 1))
    assert len({process for _, process in given[1:]}) == 1
    assert given[0][1] != given[1][1]


def test_no_more_is_begun_than_what_was_given_allows(tmp_path: Path) -> None:
    given = Workers(2, LIMITS, HERE).each(turned, (str(tmp_path),), list(enumerate([""] * 50)))
    assert next(given)[0] == 0
    time.sleep(0.3)
    assert len(list(tmp_path.iterdir())) <= 1 + 2 * AHEAD
    assert [number for number, _ in given] == list(range(1, 50))


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_error_of_the_first_piece_that_has_one_is_raised(jobs: int, tmp_path: Path) -> None:
    waits = ["", "3" if jobs == 2 else "", "", "", ""]
    with pytest.raises(InputError, match="the first of two"):
        each(failing, tmp_path, waits, jobs)


def test_something_else_is_done_while_they_work(tmp_path: Path) -> None:
    def meanwhile() -> None:
        (tmp_path / "meanwhile").touch()

    pieces = [(0, "meanwhile"), (1, "meanwhile"), (2, "")]
    given = Workers(2, LIMITS, HERE).each(turned, (str(tmp_path),), pieces, meanwhile)
    assert [number for number, _ in given] == [0, 1, 2]


def test_a_process_works_on_while_what_it_gave_is_looked_at(tmp_path: Path) -> None:
    given = Workers(1, LIMITS, HERE).each(turned, (str(tmp_path),), [(0, ""), (1, "")])
    assert next(given)[0] == 0
    for _ in range(500):  # nobody asks for the second piece
        if (tmp_path / "1").exists():
            break
        time.sleep(0.01)
    assert (tmp_path / "1").exists()
    assert next(given)[0] == 1
