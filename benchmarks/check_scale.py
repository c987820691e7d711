"""`letterkit check` of long lists, whole processes, in alternation with a cold `csv.reader` over the same file.

    .venv/bin/python benchmarks/check_scale.py [10000 30000 100000] [--rich] [--runs 5]

The lists are those of make_list.py. Bytecode is compiled for both. Prints medians in seconds of the wall clock and of
the processor's time (user and system, children too), the medians of the ratios to csv.reader, run by run, and the
largest process's memory.
"""

from __future__ import annotations

import argparse
import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from make_list import project

ROOT = Path(__file__).parents[1]
_PEER = """import csv, sys
with open(sys.argv[1], newline="", encoding="utf-8") as file:
    print(sum(1 for _ in csv.reader(file)))
"""


@dataclass(frozen=True)
class Run:
    wall: float
    cpu: float
    megabytes: float


def run(command: list[str]) -> Run:
    """A process to its end. Raises SystemExit where it fails; findings are no failure."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} exited with {process.returncode}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000)


def compared(draft: Path, runs: int) -> tuple[list[Run], list[Run]]:
    """The peer's runs and letterkit's, in alternation."""
    peer = [sys.executable, "-c", _PEER, str(draft.parents[1] / "signatories.csv")]
    ours = [sys.executable, "-m", "letterkit", "check", str(draft)]
    pairs = [(run(peer), run(ours)) for _ in range(runs + 1)][1:]  # the first round warms the disk's cache
    return [one for one, _ in pairs], [other for _, other in pairs]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("numbers", nargs="*", type=int, default=[10_000, 30_000, 100_000])
    parser.add_argument("--rich", action="store_true", help="with persons, addresses, aliases and repeats")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    compileall.compile_dir(ROOT / "src", quiet=2, workers=0)
    print(f"{'rows':>8}{'csv s':>8}{'check s':>9}{'ratio':>8}{'csv cpu':>9}{'check cpu':>11}{'ratio':>8}{'MB':>6}")
    for number in arguments.numbers:
        with tempfile.TemporaryDirectory() as folder:
            peer, ours = compared(project(number, Path(folder), rich=arguments.rich), arguments.runs)
        cells = [f"{number:8,}"]
        for clock, widths in (("wall", (8, 9)), ("cpu", (9, 11))):
            theirs, own = [getattr(one, clock) for one in peer], [getattr(one, clock) for one in ours]
            ratio = statistics.median(b / a for a, b in zip(theirs, own, strict=True))
            cells += [f"{statistics.median(theirs):{widths[0]}.2f}{statistics.median(own):{widths[1]}.2f}{ratio:8.1f}"]
        print("".join(cells) + f"{max(one.megabytes for one in ours):6.0f}", flush=True)


if __name__ == "__main__":
    main()
