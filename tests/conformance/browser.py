"""Chromium without a window, and pages in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # it is there with `scripts/test --all` only
    from playwright.sync_api import Browser, Page

_FLAGS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
_FLAGS += ["--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"]


def program() -> str:
    """Chromium, as Debian and Ubuntu call it."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    assert found, "no Chromium here: scripts/setup --all installs it"
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of the system, with a new profile."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # A container has no user namespaces to make a sandbox of.
        browser = playwright.chromium.launch(executable_path=program(), chromium_sandbox=False, args=_FLAGS)
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, file: Path, *, width: int = 1024) -> Iterator[tuple[Page, list[str]]]:
    """A page, and the addresses that it has asked for beside its own."""
    page = browser.new_page(viewport={"width": width, "height": 640})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri(), wait_until="load")
    asked.remove(file.as_uri())
    yield page, asked
    page.close()
