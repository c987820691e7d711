"""Word files before other programs: a validator of the schemas, and LibreOffice."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pypdfium2
import pytest
from openxml_audit import OpenXmlValidator

from letterkit.model.letter import (
    Heading,
    Layout,
    Letter,
    ListBlock,
    NoteMark,
    Paragraph,
    Picture,
    Quote,
    Role,
    Run,
    plain,
)
from letterkit.render.formats.docx import render

from . import example
from .docx_reading import template


def lists() -> Letter:
    """All layouts of lists one after another."""
    return example.english(
        example.groups(Layout.TABLE),
        Heading(2, (Run("By country"),), Role.LIST_HEADING),
        example.groups(Layout.BY_COUNTRY),
        Heading(2, (Run("Inline"),), Role.LIST_HEADING),
        example.groups(Layout.INLINE),
        example.individuals(titles_inline=False, columns=3),
        example.hostile_list(),
    )


def odd() -> Letter:
    """Combinations that no good letter has."""
    nested = ListBlock(True, ((example.text("a"), Quote((example.text("q"),)), ListBlock(False, ((),))),), start=0)
    drawing = Picture(b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="3"/>', "image/svg+xml", "d", "d.svg")
    picture = Picture(example.PIXEL, "image/png", "p", "p.png")
    note = (Paragraph((Run("n", link="https://example.org/"), picture)), nested)
    blocks = (
        nested,
        Paragraph((Run("x", lang="ar"), Run("مركز"), drawing, picture, NoteMark(1), NoteMark(1))),
        *(Heading(level, (Run(f"Level {level}"),)) for level in (1, 2, 3, 4)),
        Paragraph(()),
        Paragraph((Run("\x00\x0b\ud800\ufffe tab\tline\nend "),)),
    )
    return Letter("odd", "en", "Odd", blocks, (note,))


DOCUMENTS = {
    "two-languages": (example.document(), "joint-letter"),
    "lists": (example.document(lists(), paper="Letter"), "joint-letter"),
    "odd": (example.document(odd(), odd()), "joint-letter"),
    "press": (example.document(example.press()), "press-release"),
    "personal": (example.document(example.personal()), "personal-letter"),
}


def problems(path: Path) -> list[str]:
    return [str(error) for error in OpenXmlValidator().validate(str(path)).errors]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_file_follows_the_schemas(name: str, tmp_path: Path) -> None:
    document, dress = DOCUMENTS[name]
    path = tmp_path / "letter.docx"
    path.write_bytes(render(document, template(dress)))
    assert problems(path) == []


@pytest.mark.parametrize("name", ["joint-letter", "press-release", "personal-letter"])
def test_the_templates_follow_the_schemas(name: str, tmp_path: Path) -> None:
    path = tmp_path / "reference.docx"
    path.write_bytes(template(name).reference_docx)
    assert problems(path) == []


@pytest.mark.heavy
@pytest.mark.parametrize("name", ["two-languages", "lists", "press", "personal"])
def test_libreoffice_reads_every_name_and_sets_all_pages(name: str, tmp_path: Path) -> None:
    document, dress = DOCUMENTS[name]
    path = tmp_path / "letter.docx"
    path.write_bytes(render(document, template(dress)))
    text = _squeezed(_converted(path, "txt:Text (encoded):UTF8").decode("utf-8-sig"))
    for letter in document.parts:
        for block in letter.blocks:
            names = [plain(entry.name) for entry in getattr(block, "entries", ())]
            start = plain(getattr(block, "inlines", ()), break_as="")[:40]
            assert [part for part in (*names, start) if _squeezed(part) not in text] == []
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(_converted(path, "pdf"))]
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page or f"{number}/{len(pages)}" in page


def _squeezed(text: str) -> str:
    """Without spaces and capitals, which a program may add."""
    return "".join(text.split()).casefold()


def _converted(path: Path, form: str) -> bytes:
    profile = (path.parent / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", form, "--outdir"]
    subprocess.run([*command, str(path.parent), str(path)], capture_output=True, check=True, timeout=180)
    return path.with_suffix("." + form.partition(":")[0]).read_bytes()
