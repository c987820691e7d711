"""What tests of ways out share: a real web server, a secret beside the project, a letter that is ready to print."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from letterkit import pipeline

from .projects import write_project
from .server import Watched, watched
from .ways_out import SECRET


@pytest.fixture
def server() -> Iterator[Watched]:
    with watched() as seen:
        yield seen


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file beside the project, never in it."""
    path = tmp_path / "secret.txt"
    path.write_text(SECRET)
    return path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    return folder


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Prepared:
    return pipeline.prepare(write_project(tmp_path_factory.mktemp("project")))
