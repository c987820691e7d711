"""Commands are run in a project made by `letterkit init`, in the process and as processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from letterkit.cli import main

Run = Callable[..., Result]
Process = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An example project, which is the current folder."""
    monkeypatch.setenv("LETTERKIT_DEBUG", "1")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["init", "."])
    assert result.exit_code == 0, result.output
    return tmp_path


@pytest.fixture
def run(project: Path) -> Run:
    """Run letterkit in this process, in the example project."""
    return lambda *args: CliRunner().invoke(main, [str(arg) for arg in args], catch_exceptions=False)


@pytest.fixture
def process(project: Path) -> Process:
    """Run letterkit as a process of its own, in the example project."""

    def start(*args: object, **env: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "letterkit", *map(str, args)]
        return subprocess.run(
            command, cwd=project, env={**os.environ, **env}, capture_output=True, text=True, check=False
        )

    return start
