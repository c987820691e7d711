"""Finished files made by hand for the tests, each no more than what its test needs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def part(root: str, content: str, *, namespace: str = W) -> str:
    """One part of a Word file."""
    return f'<w:{root} xmlns:w="{namespace}" xmlns:mc="{MC}" xmlns:wps="{WPS}">{content}</w:{root}>'


def docx(body: str, parts: Mapping[str, str | bytes] | None = None, *, namespace: str = W, doctype: str = "") -> bytes:
    """A Word file with this body; `parts` are others by their names in word/."""
    document = doctype + part("document", f"<w:body>{body}</w:body>", namespace=namespace)
    return zipped({"word/document.xml": document, **{f"word/{name}": text for name, text in (parts or {}).items()}})


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive of these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def p(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text, run)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def item_list() -> str:
    """Two items of a list that the file does not define."""
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return p("One", numbered) + p("Two", numbered)


def table(*rows: tuple[str, ...]) -> str:
    """A table of plain cells."""
    made = ("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in made) + "</w:tbl>"


def pdf(content: str, *, trailer: str = "", extra: str = "") -> bytes:
    """A PDF of one page, in Helvetica, painted by `content`; object 6 is `extra`."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        extra or "null",
    ]
    data = "%PDF-1.4\n"
    offsets = []
    for number, text in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    data += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R{trailer}>>\n"
    return (data + f"startxref\n{data.index('xref')}\n%%EOF\n").encode("latin-1")


def painted(*lines: tuple[float, float, str], size: float = 11) -> str:
    """Text at places (x, y in points), for `pdf`, painted in this order."""
    shown = (f"1 0 0 1 {x} {y} Tm ({text}) Tj" for x, y, text in lines)
    return f"BT /F {size} Tf " + " ".join(shown) + " ET"
