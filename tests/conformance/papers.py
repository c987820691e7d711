"""The PDFs that veraPDF judges: every draft, its list in every layout, every look, script and kind of picture."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PIL import Image
from weasyprint import HTML

from letterkit import languages
from letterkit.model.letter import Block, Blocks, Document, Heading, Layout, Letter, Paragraph, Picture, Run
from letterkit.render.formats import pdf
from letterkit.render.paged import structure
from tests.render import example
from tests.render import test_pdf_long_layouts as long_layouts
from tests.render import test_pdf_long_lists as long_lists

from .letters import DRAFTS, ROOT, in_layouts, sheets

SCRIPTS = {
    "ar": "المجلس العام للحقوق 12 (ABC)",
    "el": "Ένωση για τα δικαιώματα",
    "he": "האגודה לזכויות האדם (2020)",
    "hi": "अधिकार संगठन क्षेत्र",
    "ja": "人権のための協会",
    "ru": "Союз за права человека",
    "th": "สมาคมเพื่อสิทธิ น้ำ",
    "zh-Hant": "人權協會",
}
"""A name in each script that machines with Noto's fonts can print."""


def papers() -> Iterator[tuple[str, bytes]]:
    """All PDFs that must hold to the standards, with a name for each."""
    for draft in DRAFTS:
        for sheet in sheets(draft):
            yield f"draft {sheet.document.stem}", sheet.made("pdf")
        for layout, sheet in in_layouts(draft):
            yield f"layout {draft} {layout}", sheet.made("pdf")
    for look in sorted((ROOT / "templates").glob("*/looks/*.css")):
        css = (look.parents[1] / "style.css").read_text("utf-8") + look.read_text("utf-8")
        yield f"look {look.parents[1].name} {look.stem}", pdf.render(example.document(), example.template(css))
    for kind, document in documents():
        yield kind, pdf.render(document, example.template())


def documents() -> Iterator[tuple[str, Document]]:
    """Letters that hold what drafts may and ours do not."""
    yield "kind hostile", example.document(example.english(example.hostile_list()))
    yield "kind structure", one(*example.body(), Heading(4, (Run("Deep"),)), Heading(2, (Run("Less"),)), notes=_NOTES)
    yield "kind nothing", one(Paragraph((Run(" "),)))
    yield "kind long list", long_lists.document(long_lists.signatories(long_lists.entries(700)))
    for layout in (Layout.TABLE, Layout.BY_COUNTRY, Layout.COLUMNS):
        long = long_layouts.a_list(layout, 500, columns=1 + (layout is Layout.BY_COUNTRY), offices="below")
        yield f"kind long {layout.value}", long_lists.document(long)
    yield "kind letter-paper", replace(one(example.text("x")), paper="Letter")
    for lang, name in SCRIPTS.items():
        named = (
            Run("We, the "),
            Run(name, lang=lang),
            Run(" and others, "),
            Run(name, lang=lang, link="https://x.test/"),
        )
        yield f"script {lang}", one(Paragraph(named), Paragraph((Run(name, bold=True, lang=lang),) * 9))
        if lang in languages.available():
            yield f"language {lang}", example.document(Letter("one", lang, name, (example.text(f"{name}. " * 40),)))
    for name, data in pictures():
        mime = "image/svg+xml" if name.endswith("svg") else f"image/{name.rpartition('.')[2]}"
        yield f"picture {name}", one(Paragraph((Run("x"), Picture(data, mime, "A mark", name, 20))))
    yield "picture without words", one(Paragraph((Picture(example.PIXEL, "image/png", "", "x.png", 20), Run("x"))))


_NOTES = tuple((example.text(f"Note {number}."), example.text("Its second paragraph.")) for number in range(1, 4))


def one(*blocks: Block, notes: tuple[Blocks, ...] = ()) -> Document:
    """A letter in English with these blocks."""
    return example.document(Letter("one", "en", "One", blocks, notes))


def pictures() -> Iterator[tuple[str, bytes]]:
    """A picture of each kind that a draft may name."""
    for mode, kind in (("RGBA", "png"), ("LA", "png"), ("P", "png"), ("I;16", "png"), ("L", "jpeg"), ("CMYK", "jpeg")):
        file = io.BytesIO()
        Image.new(mode, (8, 6), 100 if mode in ("P", "L", "I;16") else (100,) * len(mode)).save(file, kind)
        yield f"{mode.replace(';', '')}.{kind}", file.getvalue()
    yield "drawing.svg", _DRAWING


_DRAWING = b"""<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><defs><linearGradient id="g">
<stop offset="0" stop-color="red" stop-opacity="0.3"/><stop offset="1" stop-color="blue"/></linearGradient></defs>
<rect width="40" height="30" fill="url(#g)" opacity="0.5"/><text x="2" y="20">Hi</text></svg>"""


def faulty() -> dict[str, bytes]:
    """Files that break one standard or both, by WeasyPrint alone; and ours with a level of headings left out."""
    plain = HTML(string="<html lang=en><title>x</title><h1>x</h1><p>A <a href='https://x.test/'>link</a></p>")
    gap = one(Heading(1, (Run("One"),)), Heading(3, (Run("Three"),)), example.text("x"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(structure.Builder, "_level", lambda _, level: level)
        with_gap = pdf.render(gap, example.template())
    return {
        "no standard": plain.write_pdf(pdf_tags=False),
        "only for archives": plain.write_pdf(pdf_variant="pdf/a-3a", output_intent="srgb"),
        "only for readers aloud": plain.write_pdf(pdf_variant="pdf/ua-1"),
        "a level left out": with_gap,
    }
