"""The peer of benchmarks/cold.py: the same text to PDF by WeasyPrint and to DOCX by python-docx, and nothing else.

It reads letterkit's own HTML of the letter (fonts and dress in it), so that both set the same pages, and makes no
check, no count and no verification.
"""

from __future__ import annotations

import sys
from pathlib import Path

from docx import Document
from weasyprint import HTML


def main(html: str, text: str, out: str) -> None:
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    HTML(filename=html).write_pdf(folder / "minimal.pdf")
    document = Document()
    for paragraph in Path(text).read_text("utf-8").split("\n\n"):
        document.add_paragraph(" ".join(paragraph.split()))
    document.save(str(folder / "minimal.docx"))


if __name__ == "__main__":
    main(*sys.argv[1:])
