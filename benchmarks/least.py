"""The least that the files of a letter take, and how far from it letterkit is.

    .venv/bin/python benchmarks/least.py drafts/2020-12-unga.yaml [-f pdf docx] [--runs 5]

No way of making a letter gets around packing the bytes that its files hold (zlib, at its usual level) and reading
their text back once (PDFium for a PDF, lxml for the parts of a DOCX). Both are done here with files that are there,
and by nothing else. Beside it stands a whole `letterkit render` that makes and checks them. Seconds of the processor,
medians.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

_STREAM = re.compile(rb"(?<!end)stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def contents(path: Path) -> Iterator[bytes]:
    """What the packed parts of a file hold."""
    if path.suffix == ".pdf":
        for stream in _STREAM.findall(path.read_bytes()):
            try:
                yield zlib.decompress(stream)
            except zlib.error:
                continue  # one that is not packed
    elif path.suffix == ".docx":
        with zipfile.ZipFile(path) as parts:
            yield from map(parts.read, parts.namelist())


def read(path: Path) -> int:
    """Read a file's text once; how many characters it has."""
    if path.suffix == ".pdf":
        import pypdfium2

        with pypdfium2.PdfDocument(path) as document:
            return sum(len(page.get_textpage().get_text_bounded()) for page in document)
    if path.suffix == ".docx":
        from lxml import etree

        with zipfile.ZipFile(path) as parts:
            return sum(map(len, etree.fromstring(parts.read("word/document.xml")).itertext()))
    return len(path.read_text(encoding="utf-8"))


def seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def rendered(draft: Path, formats: list[str], folder: str) -> float:
    """Seconds of the processor that a whole `letterkit render` takes with all its processes."""
    program = [sys.executable, "-m", "letterkit", "render", str(draft), "-o", folder]
    for name in formats:
        program += ["-f", name]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(program, check=True, capture_output=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("draft", type=Path)
    parser.add_argument("-f", "--formats", nargs="+", default=["pdf", "docx"])
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        whole = median(rendered(arguments.draft, arguments.formats, folder) for _ in range(arguments.runs))
        files = [path for path in sorted(Path(folder).rglob("*")) if path.suffix[1:] in arguments.formats]
        held = [content for path in files for content in contents(path)]
        packing = median(seconds(lambda: list(map(zlib.compress, held))) for _ in range(arguments.runs))
        sum(map(read, files))  # what it imports is no part of it
        reading = median(seconds(lambda: sum(map(read, files))) for _ in range(arguments.runs))
    print(f"{len(files)} files with {sum(map(len, held)) / 1e6:.1f} MB before packing")
    print(f"packing them {packing:.3f} s, reading them back {reading:.3f} s, together {packing + reading:.3f} s")
    print(f"letterkit render {whole:.2f} s, {whole / (packing + reading):.1f} times that")


if __name__ == "__main__":
    main()
