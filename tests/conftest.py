"""What all tests share: no network, one flag for heavy programs, one flag that renews all goldens."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# A busy machine is not a fault; and a run that others wait for tries the same examples each time, so that it fails for
# what was changed. Runs by hand try new ones.
settings.register_profile("letterkit", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("letterkit")

LOOPBACK = ("127.", "::1", "localhost")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="run heavy tests too, and count a skipped test as failed")
    parser.addoption("--update-goldens", action="store_true", help="write the goldens anew from what comes out now")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--all"):
        for item in items:
            if item.get_closest_marker("heavy"):
                item.add_marker(pytest.mark.skip(reason="heavy: run with --all"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if not report.skipped or hasattr(report, "wasxfail") or _has_no_cases(report):
        return report
    if item.config.getoption("--all"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which --all does not allow: {report.longrepr}"
    return report


def _has_no_cases(report: pytest.TestReport) -> bool:
    """Whether a test runs over letters that this checkout does not have: it passes there."""
    return "got empty parameter set" in str(report.longrepr)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only this machine answers: a renderer or a check that reaches out fails its test."""
    connect, resolve = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX:
            _refuse_others(address[0])
        connect(self, address)

    def guarded_resolve(host: Any, *arguments: Any, **options: Any) -> Any:
        _refuse_others(host)
        return resolve(host, *arguments, **options)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_resolve)


def _refuse_others(host: Any) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name is not None and not str(name).startswith(LOOPBACK):
        raise AssertionError(f"a test may not reach the network: {name}")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with the file that holds what it should be; `--update-goldens` writes that file anew."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-goldens"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.read_text(encoding="utf-8") == text, f"{path.name} differs; see --update-goldens"

    return compare
