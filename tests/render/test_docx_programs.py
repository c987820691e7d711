"""Word files before other programs: a validator of the schemas, and LibreOffice."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from openxml_audit import OpenXmlValidator

from letterkit.model.letter import (
    Document,
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
def test_libreoffice_shows_every_name_on_its_pages(name: str, tmp_path: Path) -> None:
    document, dress = DOCUMENTS[name]
    shown = _pages(replace(document, stem="letter"), dress, tmp_path)
    text = _squeezed("".join(shown))
    for letter in document.parts:
        for block in letter.blocks:
            inlines = getattr(block, "inlines", ())
            wanted = [plain(entry.name) for entry in getattr(block, "entries", ())]
            wanted.append(plain(inlines)[:15])  # the rest may go on after a foot and a head
            assert [part for part in wanted if _squeezed(part) not in text] == []
    assert f"page1of{len(shown)}" in text


def _squeezed(text: str) -> str:
    """Without spaces and capitals, which a page may add."""
    return "".join(text.split()).casefold()


def _pages(document: Document, dress: str, folder: Path) -> list[str]:
    """The text of each page as LibreOffice sets it."""
    path = folder / f"{document.stem}.docx"
    path.write_bytes(render(document, template(dress)))
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run([*command, str(folder), str(path)], capture_output=True, check=True, timeout=180)
    pdf = pypdfium2.PdfDocument((folder / f"{document.stem}.pdf").read_bytes())
    return [page.get_textpage().get_text_range() for page in pdf]
