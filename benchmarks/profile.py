"""Where the time of a letter goes, in one process: the shares of each step.

    .venv/bin/python benchmarks/profile.py drafts/2020-12-unga.yaml [--letters 20]

For a draft with a recipients file the steps after loading are also told for each of the letters that follow the first
one, which share what that one made. Times are the processor's, in milliseconds; a step's time does not hold that of the
steps below it. `layout` is WeasyPrint's from markup to pages, `paint` the content of pages, `subset` the fonts, `write`
the rest of a PDF: structure, compression, the file; `again` is a PDF or DOCX made after one before it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

STEPS = ("load", "compose", "check", "docx", "layout", "paint", "subset", "write", "again", "verify")


class Clock:
    """Processor's time by step; what a step does in another is taken off."""

    def __init__(self) -> None:
        self.taken: dict[str, float] = defaultdict(float)
        self._inner: list[float] = []

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        begun = time.process_time()
        self._inner.append(0.0)
        try:
            yield
        finally:
            whole = time.process_time() - begun
            self.taken[name] += whole - self._inner.pop()
            if self._inner:
                self._inner[-1] += whole

    def around(self, owner: Any, attribute: str, name: str) -> None:
        """Count the time of a function, wherever it is called."""
        function: Callable[..., Any] = getattr(owner, attribute)

        def timed(*arguments: Any, **named: Any) -> Any:
            with self.step(name):
                return function(*arguments, **named)

        setattr(owner, attribute, timed)


def imports() -> float:
    """Milliseconds that a new process takes to import all of it, less what Python itself takes."""
    modules = "letterkit.compose, letterkit.check.every, letterkit.render.series.paged, letterkit.render.series.word"
    code = "import resource; {}; print(resource.getrusage(resource.RUSAGE_SELF).ru_utime)"
    bare, full = (
        float(subprocess.run([sys.executable, "-c", code.format(what)], capture_output=True, check=True).stdout)
        for what in ("pass", f"import {modules}, letterkit.load, letterkit.verify, pypdfium2")
    )
    return (full - bare) * 1000


def watch(clock: Clock) -> None:
    from weasyprint import HTML, pdf
    from weasyprint.document import Document, Page

    from letterkit.render.series.paged import PagedModel
    from letterkit.render.series.word import WordModel

    clock.around(HTML, "render", "layout")
    clock.around(Document, "write_pdf", "write")
    clock.around(Page, "paint", "paint")
    clock.around(pdf, "build_fonts_dictionary", "subset")
    clock.around(PagedModel, "varied", "again")
    clock.around(WordModel, "varied", "again")


def letter(clock: Clock, project: Any, counts: Any) -> None:
    """One letter, as the pipeline makes it."""
    from letterkit import check, compose, render, verify
    from letterkit.pipeline.values import moment

    with clock.step("compose"):
        documents = compose.compose(project, counts, moment=moment(project))
        copies = compose.copies(project, counts, documents, moment=moment(project))
    with clock.step("check"):
        check.run(check.Subject(project, counts, documents, copies))
    many = project.recipient is not None
    for document in documents:
        for name, step in (("pdf", "write"), ("docx", "docx")):
            with clock.step(step):
                made = render.render_next if many else _single
                artifact = made(document, project.template, name)
            with clock.step("verify"):
                verify.artifact(artifact, document, many=many)


def _single(document: Any, template: Any, name: str) -> Any:
    from letterkit import render

    return render.render(document, template, (name,))[0]


def table(title: str, taken: dict[str, float], letters: int = 1) -> None:
    print(f"\n{title}")
    whole = sum(taken.values())
    for name in ("import", *STEPS):
        if taken.get(name, 0) > 0:
            print(f"  {name:10}{taken[name] / letters:10.1f} ms{taken[name] / whole:8.0%}")
    print(f"  {'together':10}{whole / letters:10.1f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("draft", type=Path)
    parser.add_argument("--letters", type=int, default=20)
    arguments = parser.parse_args()
    from letterkit import counting, load

    clock = Clock()
    imported = imports()
    watch(clock)
    with clock.step("load"):
        project = load.project(arguments.draft)
        counts = counting.count(project.roster, project.draft.id, project.draft.counting)
    rows = project.recipients
    bare = replace(project, recipients=())
    letter(clock, bare.addressed_to(rows[0]) if rows else bare, counts)
    milliseconds = {name: taken * 1000 for name, taken in clock.taken.items()}
    table("the first letter", {"import": imported, **milliseconds})
    if len(rows) > 1:
        clock.taken.clear()
        others = rows[1 : 1 + arguments.letters]
        for row in others:
            letter(clock, bare.addressed_to(row), counts)
        each = {name: taken * 1000 for name, taken in clock.taken.items()}
        table(f"each of the {len(others)} letters that follow", each, len(others))


if __name__ == "__main__":
    main()
