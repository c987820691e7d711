"""Many recipients: `letterkit render` of one letter to N recipients as PDF and DOCX, with what others take for one.

    .venv/bin/python benchmarks/recipients.py [--peers peers/bin/python] [--runs 3] [--sizes 193 2000]

letterkit's run is whole: it starts, checks every letter, makes both files of each, reads them back and writes them; its
time is divided by the number of letters. The peers make the same text with other names, in one warm process, and
nothing else (recipients_peer.py): plain WeasyPrint with python-docx, and with --peers typst and docxtpl. They run in
turn with letterkit. Prints medians: processor's time a letter (all processes together), time of the clock a letter, the
ratios of the processor's time run by run, and the most memory that one process held.
"""

from __future__ import annotations

import argparse
import compileall
import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PEER = Path(__file__).with_name("recipients_peer.py")
DRAFT = "drafts/2020-12-unga.yaml"
PLAIN_LETTERS = 8
"""Of the plain way, which takes most of a second for each."""


@dataclass(frozen=True)
class Taken:
    """Milliseconds a letter, and megabytes."""

    cpu: float
    wall: float
    memory: float


def project(folder: Path, number: int) -> Path:
    """A copy of the project whose letter goes to so many recipients; gives its draft."""
    for name in ("drafts", "templates"):
        shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
    shutil.copy(ROOT / "signatories.csv", folder)
    draft = folder / DRAFT
    text = draft.read_text("utf-8")
    head, rest = text[: text.index("to:\n")], text[text.index("subject:") :]
    draft.write_text(f"{head}recipients: recipients.csv\n\n{rest}", encoding="utf-8")
    maker = [sys.executable, str(ROOT / "scripts" / "make_recipients.py"), str(number)]
    rows = subprocess.run(maker, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src")})
    (folder / "recipients.csv").write_bytes(rows.stdout)
    return draft


def letterkit(draft: Path, number: int, *more: str) -> Taken:
    """A whole run."""
    out = draft.parents[1] / "out"
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-m", "letterkit", "render", str(draft), "-o", str(out), *more]
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=draft.parents[1])
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(said.decode())
    return Taken((used.ru_utime + used.ru_stime) / number * 1000, wall / number * 1000, used.ru_maxrss / 1024)


def peer(python: str, kind: str, folder: Path, number: int) -> float:
    """Milliseconds a letter."""
    letter = next((folder / "one").rglob("*.html"))
    rows = folder / "recipients.csv"
    command = [python, str(PEER), kind, str(letter), str(letter.with_suffix(".txt")), str(rows), str(number)]
    done = subprocess.run(command, check=True, capture_output=True, cwd=folder / "peer")
    return float(done.stdout)


def compared(folder: Path, runs: int, peers: str) -> None:
    """The table of 193 letters."""
    draft = project(folder, 193)
    (folder / "peer").mkdir()
    kinds = {"plain": sys.executable, **({"typst": peers, "docxtpl": peers} if peers else {})}
    one = project(folder / "single", 1)
    letterkit(one, 1, "-f", "html", "-f", "txt")
    shutil.copytree(one.parents[1] / "out", folder / "one")
    ours: list[Taken] = []
    theirs: dict[str, list[float]] = {kind: [] for kind in kinds}
    for _ in range(runs):
        ours.append(letterkit(draft, 193, "-f", "pdf", "-f", "docx"))
        for kind, python in kinds.items():
            theirs[kind].append(peer(python, kind, folder, PLAIN_LETTERS if kind == "plain" else 193))
    if peers:
        theirs["typst + docxtpl"] = [sum(pair) for pair in zip(theirs["typst"], theirs["docxtpl"], strict=True)]
    median = statistics.median
    print(f"193 recipients, PDF and DOCX, {runs} runs, medians, milliseconds a letter")
    print(f"{'':18}{'cpu':>8}{'clock':>8}{'letterkit is':>14}")
    print(f"{'letterkit':18}{median(t.cpu for t in ours):8.1f}{median(t.wall for t in ours):8.1f}")
    for kind, times in theirs.items():
        ratio = median(own.wall / other for own, other in zip(ours, times, strict=True))
        cpu = median(own.cpu / other for own, other in zip(ours, times, strict=True))
        print(f"{kind:18}{median(times):8.1f}{'':8}{ratio:8.3f} of it by the clock, {cpu:.3f} by the processor")


def grown(folder: Path, sizes: list[int]) -> None:
    """How time and memory grow with the number."""
    print("\nrecipients   cpu ms a letter   clock ms a letter   most memory of a process, MB")
    for size in sizes:
        own = folder / str(size)
        taken = letterkit(project(own, size), size, "-f", "pdf", "-f", "docx")
        shutil.rmtree(own)
        print(f"{size:10,}{taken.cpu:18.1f}{taken.wall:20.1f}{taken.memory:31.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", default="", metavar="PYTHON", help="where typst and docxtpl are installed")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--sizes", type=int, nargs="*", default=[193, 2000])
    arguments = parser.parse_args()
    peers = str(Path(arguments.peers).absolute()) if arguments.peers else ""
    for folder in (ROOT / "src", Path(sysconfig.get_paths()["purelib"])):
        compileall.compile_dir(folder, quiet=2, workers=0)
    with tempfile.TemporaryDirectory() as temporary:
        compared(Path(temporary), arguments.runs, peers)
        grown(Path(temporary), arguments.sizes)


if __name__ == "__main__":
    main()
