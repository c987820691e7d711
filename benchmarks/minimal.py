"""The peer of benchmarks/cold.py: the same text to PDF by WeasyPrint and to DOCX by python-docx, and nothing else.

It reads letterkit's own page of the letter with its dress, and sets it in the fonts of the machine, as such a script
does; a machine without fonts for Hangul prints boxes. With `same-fonts` it sets the page in the fonts that letterkit
brings, by @font-face: they are cut down to what letters need, and quicker to load and to embed. It makes no check, no
count and no verification.
"""

from __future__ import annotations

import sys
from pathlib import Path

from docx import Document
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

FONTS = Path(__file__).parents[1] / "src" / "letterkit" / "fonts"
FACES = {
    "Regular": "font-weight: 400; font-style: normal",
    "Bold": "font-weight: 700; font-style: normal",
    "Italic": "font-weight: 400; font-style: italic",
}
DRESS = (
    "\n".join(
        f'@font-face {{ font-family: "{family}"; src: url("{path.as_uri()}"); {style} }}'
        for family in ("Letterkit Serif", "Letterkit Serif KR")
        for name, style in FACES.items()
        if (path := FONTS / f"{family.replace(' ', '')}-{name}.woff2").exists()
    )
    + '\n* { font-family: "Letterkit Serif", "Letterkit Serif KR" !important }'
)


def main(html: str, text: str, out: str, fonts_of: str = "machine") -> None:
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    fonts = FontConfiguration()
    dress = [CSS(string=DRESS, font_config=fonts)] if fonts_of == "same-fonts" else []
    HTML(filename=html).write_pdf(folder / "minimal.pdf", stylesheets=dress, font_config=fonts)
    document = Document()
    for paragraph in Path(text).read_text("utf-8").split("\n\n"):
        document.add_paragraph(" ".join(paragraph.split()))
    document.save(str(folder / "minimal.docx"))


if __name__ == "__main__":
    main(*sys.argv[1:])
