"""What `letterkit audit` says of names, versions and numbers between files: a row for each finding, for judging by eye.

    .venv/bin/python benchmarks/consistency.py ../shared/letters [FILE…]

Of folders all .txt, .html, .md, .docx, .pdf and .eml files are read. docs/consistency.md has the judgement.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from letterkit import audit, proofreading, readers
from letterkit.errors import InputError
from letterkit.model.reading import Reading

CODES = (
    *(
        "documents-disagree",
        "texts-differ",
        "link-differs",
        "link-placeholder",
        "list-versions-differ",
        "quotation-differs",
        "name-spelled-differently",
        "name-with-acronym",
    ),
    *("country-changed", "country-spelled-differently", "title-changed", "title-worded-differently"),
    *("name-with-courtesy", "country-left-out", "list-order", *proofreading.CODES),
)
_SUFFIXES = (".txt", ".html", ".md", ".docx", ".pdf", ".eml")
_NAME = re.compile(r"[^\s()]*?/?(\d{2,3})[_-][\w.-]*\.(?:txt|html)")


def main() -> int:
    """Print relations and findings; 1 where there is nothing to read."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+", type=Path)
    texts = list(_readings(parser.parse_args().paths))
    if not texts:
        print("nothing to read", file=sys.stderr)
        return 1
    started = time.process_time()
    report = audit.audit(texts)
    spent = time.process_time() - started
    for one in report.related:
        said = f"agree: {', '.join(one.agree) or '-'}; differ: {', '.join(one.differ) or '-'}"
        print(_short(f"{one.tie.value:11} {one.first} {one.second}  {said if one.tie.one_letter else one.why[0]}"))
    print()
    found = [finding for finding in report.findings if finding.code in CODES]
    for number, finding in enumerate(found, 1):
        print(_short(f"{number:3}  {finding.code:27} {finding.place!s:12} {finding.message}"))
    print()
    counts = Counter(finding.code for finding in found)
    print(f"{len(texts)} files, {len(found)} findings in {spent:.1f} s of the processor:")
    print(", ".join(f"{counts[code]} {code}" for code in CODES))
    return 0


def _readings(paths: Sequence[Path]) -> Iterator[Reading]:
    for path in paths:
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        for file in files:
            if file.suffix in _SUFFIXES:
                try:
                    yield from readers.read_all(file)
                except InputError as error:
                    print(error, file=sys.stderr)


def _short(text: str) -> str:
    """File names by their number, as the shared letters have one: S000 for 000_d85ebbd1e791f38c.txt."""
    return _NAME.sub(r"S\1", text)


if __name__ == "__main__":
    sys.exit(main())
