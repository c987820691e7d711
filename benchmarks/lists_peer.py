"""What lists.py measures letterkit against: `lists_peer.py LIST.csv pdf|docx|html|txt columns|table`.

typst sets a PDF in two columns of paragraphs, or as a table; pandoc makes the other formats from its own Markdown.
Needs nothing of letterkit, and runs in an environment of its own.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

Row = dict[str, str]
PANDOC = {"docx": "docx", "html": "html5", "txt": "plain"}


def main() -> None:
    path, kind, layout = sys.argv[1:]
    with Path(path).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if kind == "pdf":
        _typst(rows, layout)
    else:
        _pandoc(rows, kind, layout)


def _typst(rows: list[Row], layout: str) -> None:
    import typst

    head = '#set page(paper: "a4", numbering: "1 of 1")\n#set text(size: 9.5pt)\n= A long list\n\nPlease act.\n\n'
    if layout == "table":
        cells = "\n".join(f"[{_typed(row['name'])}], [{_typed(row['country'])}]," for row in rows)
        source = f"{head}#table(columns: (72%, 28%), table.header[Name][Country],\n{cells}\n)"
    else:
        source = f"{head}#columns(2)[\n" + "\n\n".join(map(_entry, rows)) + "\n]"
    Path("peer.typ").write_text(source, encoding="utf-8")
    typst.compile("peer.typ", output="peer.pdf")


def _pandoc(rows: list[Row], kind: str, layout: str) -> None:
    import pypandoc

    head = "# A long list\n\nPlease act.\n\n"
    if layout == "table":
        lines = "\n".join(f"| {_marked(row['name'])} | {_marked(row['country'])} |" for row in rows)
        source = f"{head}| Name | Country |\n|---|---|\n{lines}\n"
    else:
        source = head + "\n\n".join(f"{_marked(row['name'])}, {_marked(row['country'])}" for row in rows)
    pypandoc.convert_text(source, PANDOC[kind], format="markdown", outputfile=f"peer.{kind}")


def _entry(row: Row) -> str:
    return f"{_typed(row['name'])}, {_typed(row['country'])}"


def _typed(text: str) -> str:
    return re.sub(r"([\\#$*_@<>`\[\]~])", r"\\\1", text)


def _marked(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>()#+.!|~^$@'\"-])", r"\\\1", text)


if __name__ == "__main__":
    main()
