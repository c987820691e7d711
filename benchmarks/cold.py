"""Cold speed: whole processes, in alternation with a minimal script that makes a PDF and a DOCX of the same text.

    .venv/bin/python benchmarks/cold.py [--runs 7] [--without-subset] [--same-fonts] [--office peers/bin/python]
        [drafts/2020-12-unga.yaml]

Bytecode is compiled for both. Prints medians of the wall clock and of the processor's time (user and system, children
too) in seconds, and the median of the ratios to the minimal script, run by run; on a busy machine the processor's
time is the steadier of the two. `--without-subset` hides the library libharfbuzz-subset from both, as on machines that
lack it, where WeasyPrint cuts fonts down by fontTools. The minimal script takes the machine's fonts (Debian:
fonts-noto-cjk), as a plain script does; with `--same-fonts` it takes the small ones that letterkit brings.
`--office` names a Python that has docxtpl (README.md): then docxtpl with LibreOffice is timed, too.
"""

from __future__ import annotations

import argparse
import compileall
import os
import resource
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Time:
    wall: float
    cpu: float


_HIDING = """import cffi
_open = cffi.FFI.dlopen
def dlopen(self, name, *more):
    if "harfbuzz-subset" in str(name):
        raise OSError(f"{name} is hidden")
    return _open(self, name, *more)
cffi.FFI.dlopen = dlopen
"""


def timed(command: list[str], environment: dict[str, str]) -> Time:
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(command, check=True, cwd=ROOT, env=environment, **quiet)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Time(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def peers(draft: str, folder: Path, fonts: str, office: str) -> dict[str, list[str]]:
    """The commands to time, after the text of the minimal script has been made."""
    letterkit = [sys.executable, "-m", "letterkit"]
    source = folder / "source"
    subprocess.run([*letterkit, "render", draft, "-f", "html", "-f", "txt", "-o", str(source)], check=True, cwd=ROOT)
    html, text = next(source.rglob("*.html")), next(source.rglob("*.txt"))
    script = str(ROOT / "benchmarks" / "minimal.py")
    minimal = [sys.executable, script, str(html), str(text), str(folder / "minimal"), fonts]
    others = {}
    if office:
        second = [office, str(ROOT / "benchmarks" / "office.py")]
        filled = str(folder / "template.docx")
        subprocess.run([*second, "template", str(text), filled], check=True)
        others["docxtpl and office"] = [*second, "letter", filled, str(folder / "office")]
    return {
        "minimal": minimal,
        **others,
        "check": [*letterkit, "check", draft],
        "count": [*letterkit, "count", draft],
        "render pdf docx": [*letterkit, "render", draft, "-f", "pdf", "-f", "docx", "-o", str(folder / "out")],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("draft", nargs="?", default="drafts/2020-12-unga.yaml")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--without-subset", action="store_true")
    parser.add_argument("--same-fonts", action="store_true")
    parser.add_argument("--office", default="", help="a Python that has docxtpl")
    arguments = parser.parse_args()
    for folder in (ROOT / "src", ROOT / "benchmarks", Path(sysconfig.get_paths()["purelib"])):
        compileall.compile_dir(folder, quiet=2, workers=0)
    with tempfile.TemporaryDirectory() as temporary:
        fonts = "same-fonts" if arguments.same_fonts else "machine"
        commands = peers(arguments.draft, Path(temporary), fonts, arguments.office)
        environment = dict(os.environ)
        if arguments.without_subset:
            (Path(temporary) / "sitecustomize.py").write_text(_HIDING, "utf-8")
            environment["PYTHONPATH"] = temporary
        times: dict[str, list[Time]] = {name: [] for name in commands}
        for run in range(arguments.runs + 1):
            for name, command in commands.items():
                taken = timed(command, environment)
                if run:  # the first round warms the disk's cache
                    times[name].append(taken)
    hidden = ", without libharfbuzz-subset" if arguments.without_subset else ""
    print(f"{arguments.draft}, {arguments.runs} runs each, whole processes, medians{hidden}")
    print(f"{'':20}{'wall s':>10}{'ratio':>8}{'cpu s':>10}{'ratio':>8}")
    for peer in [name for name in times if name == "minimal" or "office" in name]:
        print(f"ratios to {peer}")
        for name, taken in times.items():
            clocks = (([getattr(t, clock) for t in of] for of in (taken, times[peer])) for clock in ("wall", "cpu"))
            print(f"{name:20}" + "".join(_column(*pair) for pair in clocks))


def _column(taken: list[float], peer: list[float]) -> str:
    ratio = statistics.median(a / b for a, b in zip(taken, peer, strict=True))
    return f"{statistics.median(taken):10.2f}{ratio:8.2f}"


if __name__ == "__main__":
    main()
