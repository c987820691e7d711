from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.sending.certificates import Authority, authority
from tests.sending.projects import Project


@pytest.fixture(scope="session")
def ca(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """An authority of the tests' own."""
    return authority(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(autouse=True)
def _no_password(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No password of the one who runs the tests."""
    monkeypatch.delenv("LETTERKIT_SMTP_PASSWORD", raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")


Rendered = Callable[..., Project]
Kept = Callable[[tuple[str, ...], tuple[str, ...]], Path]


@pytest.fixture(scope="session")
def _kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    @cache
    def made(addresses: tuple[str, ...], forms: tuple[str, ...]) -> Path:
        project = Project.of(tmp_path_factory.mktemp("project"), addresses)
        project.run("render", *(word for form in forms for word in ("-f", form)))
        return project.root

    return made


@pytest.fixture
def rendered(_kept: Kept, tmp_path: Path) -> Rendered:
    """A project with a recipient for each address, rendered once for all tests that want the same."""

    def of(*addresses: str, forms: tuple[str, ...] = ("eml",)) -> Project:
        shutil.copytree(_kept(addresses, forms), tmp_path / "p")
        return Project(tmp_path / "p")

    return of
