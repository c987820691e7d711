"""What validators and other programs say of the Word files and web pages of every draft; docs/conformance.md has it.

scripts/setup --all && .venv/bin/python benchmarks/conformance.py
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.conformance.browser import chromium, opened
from tests.conformance.letters import DRAFTS, LOOKS, Sheet, first, in_layouts, in_look
from tests.conformance.order import difference, flow, key
from tests.conformance.programs import axe, fonts, markup_messages, schema_errors, set_by_libreoffice, versions

from letterkit.model.letter import SignatoryList, plain
from letterkit.verify.readers import pdf

WIDTHS = (320, 1024)


def main() -> None:
    print(", ".join(f"{name} {number}" for name, number in versions().items()))
    with TemporaryDirectory() as folder:
        print("\n".join(["", *word(Path(folder)), "", *web(Path(folder))]))


def everything() -> Iterator[tuple[str, Sheet]]:
    """Each draft, in every layout of its list and in every look."""
    for draft in DRAFTS:
        yield draft, first(draft)
        yield from ((f"{draft}--{layout}", sheet) for layout, sheet in in_layouts(draft))
        yield from ((f"{draft}--{look}", in_look(draft, look)) for look in LOOKS)


def word(folder: Path) -> Iterator[str]:
    """A row for each draft: schema errors, what LibreOffice reads of it, pages, fonts."""
    files = {name: sheet.made("docx") for name, sheet in everything()}
    errors = {name: schema_errors(data, folder) for name, data in files.items()}
    theirs = set_by_libreoffice({draft: files[draft] for draft in DRAFTS}, folder)
    yield "| Word file | kB | schema errors | names read | order of text | pages of our PDF, its PDF | fonts not ours |"
    yield "|---|---|---|---|---|---|---|"
    for draft in DRAFTS:
        sheet = first(draft)
        ours = sheet.made("pdf")
        read = flow(pdf.text(theirs[draft]), sheet.document)
        lists = [b for letter in sheet.document.parts for b in letter.blocks if isinstance(b, SignatoryList)]
        names = [key(plain(entry.name)) for block in lists for entry in block.entries]
        found = f"{sum(name in read for name in names)} of {len(names)}"
        order = "the same" if not difference(read, flow(pdf.text(ours), sheet.document)) else "differs"
        wrong, tried = _sum(errors, draft)
        pages = f"{_pages(ours)}, {_pages(theirs[draft])}"
        others = sum(not font.startswith("Letterkit") for font in fonts(theirs[draft], folder))
        size = len(files[draft]) // 1000
        yield f"| {draft} | {size} | {wrong} in {tried} | {found} | {order} | {pages} | {others} |"


def web(folder: Path) -> Iterator[str]:
    """A row for each draft: messages of the validator, violations, widths, requests."""
    paths = {name: folder / f"{name}.html" for name, _ in everything()}
    for name, sheet in everything():
        paths[name].write_bytes(sheet.made("html"))
    messages = markup_messages(paths.values())
    barriers: dict[str, list[str]] = {}
    widest: dict[str, int] = {}
    requests: dict[str, list[str]] = {}
    with chromium() as browser:
        for name, path in paths.items():
            barriers[name] = []
            for width in WIDTHS:
                with opened(browser, path, width=width) as (page, asked):
                    if width == WIDTHS[0]:
                        widest[name] = page.evaluate("() => document.scrollingElement.scrollWidth")
                    page.evaluate(axe())
                    barriers[name] += [one["id"] for one in page.evaluate("() => axe.run()")["violations"]]
                    requests[name] = [url for url in asked if not url.startswith("data:")]
    yield "| Web page | kB | validator's messages | axe-core violations | widest at 320 pixels | requests |"
    yield "|---|---|---|---|---|---|"
    for draft in DRAFTS:
        said, tried = _sum(messages, draft)
        size = paths[draft].stat().st_size // 1000
        wide = max(width for name, width in widest.items() if name.partition("--")[0] == draft)
        seen, asked_for = _sum(barriers, draft)[0], _sum(requests, draft)[0]
        yield f"| {draft} | {size} | {said} in {tried} | {seen} | {wide} | {asked_for} |"


def _sum(found: dict[str, list[str]], draft: str) -> tuple[int, int]:
    """How many findings there are in the files of a draft, and how many files."""
    own = [each for name, each in found.items() if name.partition("--")[0] == draft]
    return sum(map(len, own)), len(own)


def _pages(data: bytes) -> int:
    return len(pypdfium2.PdfDocument(data))


if __name__ == "__main__":
    main()
