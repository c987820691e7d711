"""Draw docs/gallery: every template in every look, in English and Korean, and a letter in three other scripts.

    .venv/bin/python scripts/make_gallery.py

The letters are those of docs/gallery/project and tests/scripts/project; the pages are those of their PDF files.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from letterkit import pipeline

ROOT = Path(__file__).parents[1]
GALLERY = ROOT / "docs" / "gallery"
LOOKS = ("classic", "modern", "plain")
TEMPLATES = {"letter": "joint-letter", "press": "press-release", "personal": "personal-letter"}
SCRIPTS = {"letter-ja": "classic", "letter-he": "modern", "letter-hi": "plain"}
HEIGHT, GAP, GREY, EDGE = 920, 14, (226, 228, 232), (190, 194, 200)
LARGEST = 150_000
"""Bytes of a picture, at most."""


def rendered(project: Path, draft: str, look: str) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each PDF of a draft in a look."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        shutil.copytree(project, copy)
        path = copy / "drafts" / f"{draft}.yaml"
        path.write_text(path.read_text(encoding="utf-8") + f"look: {look}\n", encoding="utf-8")
        prepared = pipeline.prepare(path)
        made = pipeline.make(prepared, ["pdf"])
    refused = [finding for finding in (*prepared.findings, *made.findings) if finding.stops]
    if refused:
        raise SystemExit(f"{draft}: {refused[0].message}")
    for artifact in made.artifacts:
        yield artifact.name.removesuffix(".pdf"), artifact.data


def sheet(data: bytes) -> Image.Image:
    """All pages side by side, each with a hair line around it."""
    pages = []
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            picture = page.render(scale=2).to_pil().convert("RGB")
            size = (round(picture.width * HEIGHT / picture.height), HEIGHT)
            pages.append(ImageOps.expand(picture.resize(size, Image.Resampling.LANCZOS), 1, EDGE))
    whole = Image.new("RGB", (sum(p.width + GAP for p in pages) + GAP, HEIGHT + 2 + 2 * GAP), GREY)
    left = GAP
    for page in pages:
        whole.paste(page, (left, GAP))
        left += page.width + GAP
    return whole


def save(picture: Image.Image, name: str) -> None:
    """Write a picture in as many colours as its size allows."""
    for colours in (96, 64, 48, 32, 16):
        out = io.BytesIO()
        picture.quantize(colours, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if out.tell() < LARGEST:
            break
    else:
        raise SystemExit(f"{name} is larger than {LARGEST:,} bytes")
    (GALLERY / f"{name}.png").write_bytes(out.getvalue())
    print(f"{name}.png: {out.tell():,} bytes in {colours} colours")


def main() -> None:
    for draft, template in TEMPLATES.items():
        for look in LOOKS:
            for stem, data in rendered(GALLERY / "project", draft, look):
                save(sheet(data), f"{template}-{look}-{stem.rpartition('.')[2]}")
    for draft, look in SCRIPTS.items():
        for stem, data in rendered(ROOT / "tests" / "scripts" / "project", draft, look):
            save(sheet(data), f"{stem}-{look}")


if __name__ == "__main__":
    main()
