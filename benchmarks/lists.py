"""Long lists: whole processes, in alternation with typst (PDF) and pandoc (DOCX, HTML, text) on the same list.

    .venv/bin/python benchmarks/lists.py --peers peers/bin/python [--runs 3] [--sizes 10000 30000 100000]
        [--formats pdf docx html txt] [--layouts columns table]

Bytecode is compiled for both. letterkit checks the letter, renders it and reads it back; the peers set a heading, the
same entries and nothing else. Prints medians of the clock's and the processor's time (user and system, children too)
and of the most memory that a process held, and the medians of the ratios of both times, run by run.
"""

from __future__ import annotations

import argparse
import compileall
import os
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from dataclasses import dataclass
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parents[1]
PEER = Path(__file__).with_name("lists_peer.py")
MAKER = Path(__file__).with_name("make_list.py")

_COLUMNS = ("wall", "cpu", "megabytes")


@dataclass(frozen=True)
class Taken:
    wall: float
    cpu: float
    megabytes: float


def taken(command: list[str], folder: Path) -> Taken:
    """What one process took, and the most memory that it or one of its children held."""
    begun = time.perf_counter()
    with (folder / "said.txt").open("wb") as said:
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"{' '.join(command)}:\n{(folder / 'said.txt').read_text()[-2000:]}")
    return Taken(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def compared(commands: list[list[str]], folder: Path, runs: int) -> str:
    """One line of the table, from runs in turn."""
    rounds = [[taken(command, folder) for command in commands] for _ in range(runs)]
    cells = []
    for number, _ in enumerate(commands):
        wall, cpu, memory = (statistics.median(getattr(each[number], name) for each in rounds) for name in _COLUMNS)
        cells.append(f"{wall:9.2f}{cpu:8.2f}{memory:8.0f}")
    if len(commands) > 1:
        for clock in ("wall", "cpu"):
            ratio = statistics.median(getattr(each[0], clock) / getattr(each[-1], clock) for each in rounds)
            cells.append(f"{ratio:8.2f}")
    return "".join(cells)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--peers", type=Path, help="the Python that has typst and pypandoc_binary (README.md)")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    parser.add_argument("--formats", nargs="+", default=["pdf", "docx", "html", "txt"])
    parser.add_argument("--layouts", nargs="+", default=["columns", "table"])
    options = parser.parse_args()
    peer = options.peers.absolute() if options.peers else None  # not resolved: a venv's python is a link
    compileall.compile_dir(ROOT / "src", quiet=2, workers=0)
    compileall.compile_dir(Path(sysconfig.get_paths()["purelib"]), quiet=2, workers=0)
    if peer:
        subprocess.run([peer, "-m", "compileall", "-q", str(peer.parents[1] / "lib"), str(PEER)], check=False)
    print(f"{options.runs} runs each in turn, whole processes, medians; clock and cpu in seconds, memory in MB")
    heads = f"{'letterkit':>25}" + (f"{'peer':>25}{'clock':>8}{'cpu':>8}" if peer else "")
    print(f"{'layout':10}{'format':8}{'entries':>8}{heads}")
    for layout, size in product(options.layouts, options.sizes):
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            subprocess.run([sys.executable, MAKER, str(size), temporary, "--layout", layout], check=True, cwd=ROOT)
            for kind in options.formats:
                commands = [[sys.executable, "-m", "letterkit", "render", "drafts/big.yaml", "-f", kind, "-o", "out"]]
                if peer:
                    commands.append([str(peer), str(PEER), "signatories.csv", kind, layout])
                print(f"{layout:10}{kind:8}{size:8}{compared(commands, folder, options.runs)}", flush=True)


if __name__ == "__main__":
    main()
