"""What recipients.py measures letterkit against.

    recipients_peer.py plain|typst|docxtpl LETTER.html LETTER.txt ROWS.csv N

Each makes N letters in one process, of the text of one that letterkit made, with the recipient's name, address and
salutation in it; nothing is checked, counted or read back. `plain` is WeasyPrint (PDF) and python-docx (DOCX), `typst`
its compiler kept warm (PDF), `docxtpl` a template opened for each letter (DOCX). Prints the processor's time of the
letters alone, without imports, in milliseconds for each.
"""

from __future__ import annotations

import csv
import re
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

Row = dict[str, str]
Maker = Callable[[Row, int], None]


def main() -> None:
    kind, html, text, rows, number = sys.argv[1:]
    with Path(rows).open(encoding="utf-8", newline="") as file:
        recipients = list(islice(csv.DictReader(file), int(number)))
    make = {"plain": plain, "typst": typst, "docxtpl": docxtpl}[kind](Path(html), Path(text), recipients[0])
    make(recipients[0], 0)  # imports, fonts, caches
    begun = time.process_time()
    for at, row in enumerate(recipients):
        make(row, at)
    print(f"{(time.process_time() - begun) / len(recipients) * 1000:.2f}")


def plain(html: Path, text: Path, first: Row) -> Maker:
    from docx import Document
    from minimal import DRESS
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    source, paragraphs = html.read_text("utf-8"), text.read_text("utf-8").split("\n\n")

    def make(row: Row, at: int) -> None:
        fonts = FontConfiguration()
        dress = CSS(string=DRESS, font_config=fonts)
        letter = HTML(string=source.replace(first["name"], row["name"]))
        letter.write_pdf(f"peer-{at}.pdf", stylesheets=[dress], font_config=fonts)
        document = Document()
        for paragraph in (*address(row), *paragraphs):
            document.add_paragraph(" ".join(paragraph.split()))
        document.save(f"peer-{at}.docx")

    return make


def typst(_html: Path, text: Path, _first: Row) -> Maker:
    import typst as compiler

    head = '#set page(paper: "a4", numbering: "1 of 1")\n#set par(justify: true)\n#set text(size: 10.5pt)\n'
    for_row = '#for line in sys.inputs.address.split("\\n") [#line #linebreak()]\n\n#sys.inputs.salutation,\n\n'
    Path("peer.typ").write_text(head + for_row + "\n\n".join(map(_typed, _paragraphs(text))), encoding="utf-8")
    warm = compiler.Compiler("peer.typ")

    def make(row: Row, at: int) -> None:
        given = {"address": "\n".join(address(row)), "salutation": row["salutation"]}
        warm.compile(output=f"peer-{at}.pdf", sys_inputs=given)

    return make


def docxtpl(_html: Path, text: Path, _first: Row) -> Maker:
    from docx import Document
    from docxtpl import DocxTemplate

    template = Document()
    for paragraph in ("{{ address }}", "{{ salutation }},", *_paragraphs(text)):
        template.add_paragraph(" ".join(paragraph.split()))
    template.save("peer-template.docx")

    def make(row: Row, at: int) -> None:
        document = DocxTemplate("peer-template.docx")
        document.render({"address": "\n".join(address(row)), "salutation": row["salutation"]}, autoescape=True)
        document.save(f"peer-{at}.docx")

    return make


def address(row: Row) -> tuple[str, ...]:
    return (row["name"], row["title"], *row["address"].split("\n"))


def _paragraphs(text: Path) -> Iterator[str]:
    return (paragraph.replace("{", "").replace("}", "") for paragraph in text.read_text("utf-8").split("\n\n"))


def _typed(text: str) -> str:
    return re.sub(r"([\\#$*_@<>`\[\]~=/+-])", r"\\\1", text)


if __name__ == "__main__":
    main()
