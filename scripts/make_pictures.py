"""Draw docs/images/pages.png: the first pages of the project's own letters, as they are rendered today.

.venv/bin/python scripts/make_pictures.py
"""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from letterkit import pipeline

ROOT = Path(__file__).parents[1]
PAGES = (("2020-02-hrc", 0), ("2020-02-hrc", 3), ("2020-12-unga", 3), ("2020-12-press-release", 0))
HEIGHT, GAP, GREY = 640, 16, (226, 228, 232)


def page(draft: str, number: int) -> Image.Image:
    """One page of a draft's PDF with a hair line around it, HEIGHT pixels high."""
    prepared = pipeline.prepare(ROOT / "drafts" / f"{draft}.yaml")
    (artifact,) = pipeline.make(prepared, ["pdf"]).artifacts
    picture = pypdfium2.PdfDocument(artifact.data)[number].render(scale=1.6).to_pil()
    width = round(picture.width * HEIGHT / picture.height)
    return ImageOps.expand(picture.resize((width, HEIGHT), Image.Resampling.LANCZOS), 1, (190, 194, 200))


def main() -> None:
    pictures = [page(*which) for which in PAGES]
    sheet = Image.new("RGB", (sum(p.width + GAP for p in pictures) + GAP, HEIGHT + 2 + 2 * GAP), GREY)
    left = GAP
    for picture in pictures:
        sheet.paste(picture, (left, GAP))
        left += picture.width + GAP
    out = io.BytesIO()
    sheet.quantize(96, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    (ROOT / "docs" / "images" / "pages.png").write_bytes(out.getvalue())


if __name__ == "__main__":
    main()
