"""How far a run is, on a terminal and in a log."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest

from letterkit.commands._progress import progress

SCRIPT = """
from letterkit.commands._progress import progress
with progress("rendering") as told:
    for done in range(1, 5):
        told(done, 4)
"""


def test_a_log_has_a_line_for_each_tenth(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("checking") as told:
        for done in range(1, 201):
            told(done, 200)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 10
    assert lines[0] == "checking: 20 of 200 letters"
    assert lines[-1] == "checking: 200 of 200 letters"


def test_a_letter_alone_is_not_counted(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("checking"):
        pass
    assert capsys.readouterr().err == ""


def test_a_terminal_has_one_line_that_goes_away() -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen([sys.executable, "-c", SCRIPT], stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        while chunk := _read(ours):
            shown += chunk
        assert process.wait() == 0
    text = shown.decode()
    assert "\n" not in text
    assert "4/4" in text
    assert text.endswith(" \r")


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 1000)
    except OSError:  # Linux: the other end is closed
        return b""
