"""The other peer of benchmarks/cold.py: a DOCX by docxtpl from a template in Word, and its PDF by LibreOffice.

    office.py template TEXT.txt TEMPLATE.docx     once, beforehand
    office.py letter TEMPLATE.docx FOLDER         what is timed: fill the template in, convert the file

The template holds the same text, a paragraph for each, with the date, the numbers and the addressee as fields. Nothing
is checked, counted or read back. LibreOffice starts anew, as it does for one letter, with a profile that it has made
before. Needs docxtpl in this Python and `soffice` on the path.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FIELDS = {"date": "2 January 2026", "groups": "47", "addressee": "A Person"}


def template(text: str, out: str) -> None:
    """Make the template."""
    from docx import Document

    document = Document()
    document.add_paragraph("{{ date }}")
    document.add_paragraph("{{ addressee }}")
    for paragraph in Path(text).read_text("utf-8").split("\n\n"):
        plain = " ".join(paragraph.split()).replace("{", "(").replace("}", ")")
        document.add_paragraph(plain)
    document.add_paragraph("{{ groups }} groups")
    document.save(out)
    letter(out, str(Path(out).parent / "first"))  # LibreOffice makes its profile when it is first started


def letter(source: str, out: str) -> None:
    """Make the letter, in both formats."""
    from docxtpl import DocxTemplate

    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    filled = DocxTemplate(source)
    filled.render(FIELDS)
    filled.save(folder / "office.docx")
    profile = (Path(source).parent / "profile").resolve().as_uri()
    convert = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "office.docx"]
    subprocess.run(convert, check=True, cwd=folder, stdout=subprocess.DEVNULL)
    if not (folder / "office.pdf").exists():
        raise SystemExit("LibreOffice made no PDF")


if __name__ == "__main__":
    {"template": template, "letter": letter}[sys.argv[1]](*sys.argv[2:])
