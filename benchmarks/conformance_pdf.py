"""What veraPDF says of the PDFs of every draft, layout, look, script and kind of picture; docs/conformance.md has it.

scripts/setup --all && .venv/bin/python benchmarks/conformance_pdf.py
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.conformance.papers import faulty, papers
from tests.conformance.verapdf import FLAVOURS, judged_by, verdicts


def main() -> None:
    made, broken = dict(papers()), faulty()
    with TemporaryDirectory() as folder:
        said = verdicts(made | broken, Path(folder))
    print(judged_by(), end="\n\n")
    print("| PDFs | files | kB each | rules of PDF/A-3a broken | rules of PDF/UA-1 broken |\n|---|---|---|---|---|")
    for kind in dict.fromkeys(name.split()[0] for name in made):
        names = [name for name in made if name.split()[0] == kind]
        sizes = sorted(len(made[name]) // 1000 for name in names)
        faults = (sum(len(said[name][flavour]) for name in names) for flavour in FLAVOURS)
        print(f"| {kind} | {len(names)} | {sizes[0]} to {sizes[-1]} | " + " | ".join(map(str, faults)) + " |")
    for name in broken:
        faults = (len(said[name][flavour]) for flavour in FLAVOURS)
        print(f"| faulty: {name} | 1 | {len(broken[name]) // 1000} | " + " | ".join(map(str, faults)) + " |")


if __name__ == "__main__":
    main()
