"""Web pages in a browser: no barrier that axe-core sees, readable on a telephone and in print, nothing asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from letterkit.verify.readers import txt

from .browser import chromium, opened
from .letters import DRAFTS, LOOKS, first, in_layouts, in_look
from .order import difference, flow
from .programs import axe

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.heavy

NARROW = 320
OUTSIDE = """() => [...document.querySelectorAll("body *")]
  .filter(e => e.getClientRects().length && e.getBoundingClientRect().right > innerWidth + 0.5 && !e.closest("table"))
  .map(e => e.outerHTML.slice(0, 80))"""
SMALLEST = (
    """() => Math.min(...[...document.querySelectorAll("main *")].map(e => parseFloat(getComputedStyle(e).fontSize)))"""
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as program:
        yield program


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The page of each draft, in each look, and with its lists in each layout."""
    folder = tmp_path_factory.mktemp("pages")
    found = {}
    for draft in DRAFTS:
        pages = {draft: first(draft)} | {f"{draft}--{layout}": sheet for layout, sheet in in_layouts(draft)}
        pages |= {f"{draft}--{look}": in_look(draft, look) for look in LOOKS}
        for name, sheet in pages.items():
            found[name] = folder / f"{name}.html"
            found[name].write_bytes(sheet.made("html"))
    return found


def pages_of(files: dict[str, Path], draft: str) -> list[Path]:
    return [path for name, path in files.items() if name.partition("--")[0] == draft]


def violations(page: Page) -> list[str]:
    page.evaluate(axe())
    found = page.evaluate("() => axe.run()")
    assert len(found["passes"]) > 10
    return [f"{one['id']}: {node['html']}" for one in found["violations"] for node in one["nodes"]]


@pytest.mark.parametrize("draft", DRAFTS)
def test_axe_sees_no_barrier(draft: str, browser: Browser, files: dict[str, Path]) -> None:
    with opened(browser, files[draft]) as (page, _):
        assert violations(page) == []
    for path in pages_of(files, draft):
        with opened(browser, path, width=NARROW) as (page, _):
            assert violations(page) == [], path.stem


def test_axe_sees_what_is_one(browser: Browser, files: dict[str, Path], tmp_path: Path) -> None:
    path = tmp_path / "bad.html"
    good = files[DRAFTS[0]].read_text(encoding="utf-8")
    path.write_text(good.replace("<main>", '<main><img src="data:,"><p style="color: #ddd">pale</p>'), encoding="utf-8")
    with opened(browser, path) as (page, _):
        assert {"image-alt", "color-contrast"} <= {one.partition(":")[0] for one in violations(page)}


@pytest.mark.parametrize("draft", DRAFTS)
def test_a_telephone_shows_it_without_scrolling_sideways(draft: str, browser: Browser, files: dict[str, Path]) -> None:
    for path in pages_of(files, draft):
        with opened(browser, path, width=NARROW) as (page, _):
            assert page.evaluate("() => document.scrollingElement.scrollWidth") <= NARROW, path.stem
            assert page.evaluate(OUTSIDE) == [], path.stem
            assert page.evaluate(SMALLEST) >= 9, path.stem


def read_by_pdfium(printed: bytes) -> str:
    """The text of a PDF that letterkit did not make, a line as a reader sees it."""
    with pypdfium2.PdfDocument(printed) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


@pytest.mark.parametrize("draft", DRAFTS)
def test_in_print_it_says_the_same(draft: str, browser: Browser, files: dict[str, Path]) -> None:
    sheet = first(draft)
    with opened(browser, files[draft]) as (page, _):
        printed = page.pdf(prefer_css_page_size=True)
    ours = flow(txt.text(sheet.made("txt")), sheet.document)
    assert difference(flow(read_by_pdfium(printed), sheet.document), ours) == ""


@pytest.mark.parametrize("draft", DRAFTS)
def test_it_asks_for_nothing(draft: str, browser: Browser, files: dict[str, Path]) -> None:
    for path in pages_of(files, draft):
        with opened(browser, path) as (_, asked):
            assert [url for url in asked if not url.startswith("data:")] == []


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this machine, and the paths that it was asked for."""
    asked: list[str] = []

    class Listening(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Listening)
    Thread(target=listening.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{listening.server_port}", asked
    listening.shutdown()
    listening.server_close()


def test_a_hostile_style_sheet_reaches_nobody(browser: Browser, server: tuple[str, list[str]], tmp_path: Path) -> None:
    address, reached = server
    css = (
        f'@import "{address}/import.css"; @font-face {{ font-family: x; src: url({address}/font) }}'
        f".role-letterhead {{ font-family: x; background: url({address}/image) }}"
    )
    sheet = first(DRAFTS[0])
    path = tmp_path / "hostile.html"
    path.write_bytes(replace(sheet, template=replace(sheet.template, css=css)).made("html"))
    with opened(browser, path) as (page, _):
        page.wait_for_timeout(500)
    assert reached == []
    without = path.read_text(encoding="utf-8").replace("Content-Security-Policy", "X-None")
    path.write_text(without, encoding="utf-8")
    with opened(browser, path) as (page, _):
        page.wait_for_timeout(500)
    assert reached, "without the policy the browser asks, so the server would have seen it"
