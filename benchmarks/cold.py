"""Cold speed: whole processes, in alternation with a minimal script that makes a PDF and a DOCX of the same text.

    .venv/bin/python benchmarks/cold.py [--runs 7] [drafts/2020-12-unga.yaml]

Bytecode is compiled for both. Prints medians in seconds and the ratio to the minimal script, run by run.
"""

from __future__ import annotations

import argparse
import compileall
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    return time.perf_counter() - start


def peers(draft: str, folder: Path) -> dict[str, list[str]]:
    """The commands to time, after the text of the minimal script has been made."""
    letterkit = [sys.executable, "-m", "letterkit"]
    source = folder / "source"
    subprocess.run([*letterkit, "render", draft, "-f", "html", "-f", "txt", "-o", str(source)], check=True, cwd=ROOT)
    html, text = next(source.rglob("*.html")), next(source.rglob("*.txt"))
    minimal = [sys.executable, str(ROOT / "benchmarks" / "minimal.py"), str(html), str(text), str(folder / "minimal")]
    return {
        "minimal": minimal,
        "check": [*letterkit, "check", draft],
        "count": [*letterkit, "count", draft],
        "render pdf docx": [*letterkit, "render", draft, "-f", "pdf", "-f", "docx", "-o", str(folder / "out")],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("draft", nargs="?", default="drafts/2020-12-unga.yaml")
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    for folder in (ROOT / "src", ROOT / "benchmarks", Path(sysconfig.get_paths()["purelib"])):
        compileall.compile_dir(folder, quiet=2, workers=0)
    with tempfile.TemporaryDirectory() as temporary:
        commands = peers(arguments.draft, Path(temporary))
        times: dict[str, list[float]] = {name: [] for name in commands}
        for run in range(arguments.runs + 1):
            for name, command in commands.items():
                taken = seconds(command)
                if run:  # the first round warms the disk's cache
                    times[name].append(taken)
    print(f"{arguments.draft}, {arguments.runs} runs each, whole processes")
    print(f"{'':20}{'median s':>10}{'min s':>8}{'max s':>8}{'ratio':>8}")
    for name, taken in times.items():
        ratio = statistics.median(a / b for a, b in zip(taken, times["minimal"], strict=True))
        print(f"{name:20}{statistics.median(taken):10.2f}{min(taken):8.2f}{max(taken):8.2f}{ratio:8.2f}")


if __name__ == "__main__":
    main()
