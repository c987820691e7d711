"""`letterkit audit` of many files at once, with one process and with one for each processor.

    .venv/bin/python benchmarks/audit_many.py [1000] [--runs 1]

Makes letters of twelve paragraphs and forty signatories from the sentences of audit_speed.py and the names of
make_list.py, a quarter each as text, Markdown, HTML and DOCX; every fourth speaks of another number than its list has.
Prints medians of the wall clock and of the processor's time (children too), by how much the two ways differ, and
whether what was printed is the same.
"""

from __future__ import annotations

import argparse
import html
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from audit_speed import _PROSE
from docx import Document
from make_list import _COUNTRIES, names

_SIGNATORIES, _PARAGRAPHS = 40, 12
Letter = tuple[str, list[str], list[str]]
"""Heading, paragraphs, lines of the list."""


@dataclass(frozen=True)
class Run:
    wall: float
    cpu: float
    said: bytes


def letter(number: int, chance: random.Random) -> Letter:
    claimed = _SIGNATORIES + (number % 4 == 0)
    sentences = _PROSE["en"][1:]
    paragraphs = [f"We, the {claimed} undersigned organisations, call on the council to open archive {number}."]
    paragraphs += [
        " ".join(chance.choice(sentences).format(n=chance.randrange(3, 900)) for _ in range(5))
        for _ in range(_PARAGRAPHS - 1)
    ]
    signing = [f"{name} ({chance.choice(_COUNTRIES)})" for name in islice(names(chance), _SIGNATORIES)]
    return f"Open letter {number}", paragraphs, signing


def as_text(path: Path, made: Letter) -> None:
    heading, paragraphs, signing = made
    path.write_text("\n\n".join([heading, *paragraphs, "Signatories:", "\n".join(signing)]) + "\n", "utf-8")


def as_markdown(path: Path, made: Letter) -> None:
    heading, paragraphs, signing = made
    listed = "\n".join(f"- {one}" for one in signing)
    path.write_text("\n\n".join([f"# {heading}", *paragraphs, "## Signatories", listed]) + "\n", "utf-8")


def as_html(path: Path, made: Letter) -> None:
    heading, paragraphs, signing = made
    text = "".join(f"<p>{html.escape(one)}</p>\n" for one in paragraphs)
    listed = "".join(f"<li>{html.escape(one)}</li>\n" for one in signing)
    page = f"<h1>{heading}</h1>\n{text}<h2>Signatories</h2>\n<ul>\n{listed}</ul>\n"
    path.write_text(f'<!doctype html><html lang="en"><title>{heading}</title>\n{page}</html>\n', "utf-8")


def as_docx(path: Path, made: Letter) -> None:
    heading, paragraphs, signing = made
    document = Document()
    document.add_heading(heading)
    for text in paragraphs:
        document.add_paragraph(text)
    document.add_heading("Signatories", 2)
    for one in signing:
        document.add_paragraph(one, style="List Bullet")
    document.save(str(path))


WAYS: tuple[tuple[str, Callable[[Path, Letter], None]], ...] = (
    ("txt", as_text),
    ("md", as_markdown),
    ("html", as_html),
    ("docx", as_docx),
)


def files(number: int, folder: Path) -> list[str]:
    """So many files, each another letter; the same in every run."""
    chance = random.Random(5)  # noqa: S311
    paths = []
    for at in range(number):
        ending, write = WAYS[at % len(WAYS)]
        write(folder / f"letter-{at:05}.{ending}", letter(at, chance))
        paths.append(f"letter-{at:05}.{ending}")
    return paths


def audited(paths: list[str], folder: str, jobs: int) -> Run:
    command = [sys.executable, "-m", "letterkit", "audit", "--format", "json", "--jobs", str(jobs), *paths]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise SystemExit(f"letterkit audit exited with {done.returncode}")
    return Run(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout)


def main() -> None:
    from letterkit.pipeline.workers import processors

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("number", nargs="?", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=1)
    arguments = parser.parse_args()
    both = (1, processors())
    runs: dict[int, list[Run]] = {jobs: [] for jobs in both}
    with tempfile.TemporaryDirectory() as folder:
        paths = files(arguments.number, Path(folder))
        for _ in range(arguments.runs):
            for jobs in runs:
                runs[jobs].append(audited(paths, folder, jobs))
    for jobs, taken in runs.items():
        wall, cpu = (statistics.median(getattr(run, clock) for run in taken) for clock in ("wall", "cpu"))
        each = 1000 * wall / arguments.number
        print(f"{arguments.number:,} files, {jobs} at once: {wall:.2f} s, {each:.1f} ms a file, processor {cpu:.2f} s")
    ratio = statistics.median(b.wall / a.wall for a, b in zip(runs[both[0]], runs[both[-1]], strict=True))
    same = len({run.said for taken in runs.values() for run in taken}) == 1
    print(f"ratio {ratio:.2f}, the same is printed: {'yes' if same else 'NO'}")


if __name__ == "__main__":
    main()
