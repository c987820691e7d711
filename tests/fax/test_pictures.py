"""Pictures in black and white: a pale logo stays, a photograph becomes dots, and nothing else does."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from letterkit.model.letter import Paragraph, Picture
from letterkit.render.fax.pictures import in_black

from ..render import example
from . import copies


def png(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def logo(ink: tuple[int, int, int, int]) -> bytes:
    """A disc on nothing."""
    picture = Image.new("RGBA", (240, 240), (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse((40, 40, 200, 200), fill=ink)
    return png(picture)


def drawing(ink: str) -> bytes:
    disc = f'<circle cx="12" cy="12" r="8" fill="{ink}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{disc}</svg>'.encode()


def converted(data: bytes, mime: str = "image/png") -> Image.Image:
    picture = Picture(data, mime, "A logo", "logo", 40)
    document = in_black(copies.short(Paragraph((picture,))), example.template())
    block = document.parts[0].blocks[-1]
    assert isinstance(block, Paragraph)
    (made,) = block.inlines
    assert isinstance(made, Picture)
    assert made.width_mm == pytest.approx(40, abs=0.01)
    assert made.alt == "A logo"
    return Image.open(BytesIO(made.data))


@pytest.mark.parametrize(
    "ink", [(0, 0, 0, 255), (255, 205, 60, 255), (120, 160, 220, 255)], ids=["black", "yellow", "blue"]
)
def test_a_logo_of_any_colour_is_black_on_white(ink: tuple[int, int, int, int]) -> None:
    found = converted(logo(ink))
    width, height = found.size
    assert found.mode == "1"
    assert found.getpixel((width // 2, height // 2)) == 0
    assert found.getpixel((4, 4)) == 255
    dark = found.histogram()[0] / (width * height)
    assert dark == pytest.approx(0.349, abs=0.02)


@pytest.mark.parametrize("ink", ["#000", "#e8b800"])
def test_a_drawing_of_lines_is_black_on_white(ink: str) -> None:
    found = converted(drawing(ink), "image/svg+xml")
    assert found.getpixel((found.width // 2, found.height // 2)) == 0
    assert found.getpixel((2, 2)) == 255


def test_a_photograph_becomes_dots_as_dark_as_it_is() -> None:
    ramp = Image.linear_gradient("L").resize((300, 300))
    found = converted(png(ramp))
    bands = [
        found.crop((0, top, found.width, top + found.height // 4))
        for top in range(0, 3 * found.height // 4 + 1, found.height // 4)
    ]
    dark = [band.histogram()[0] / (band.width * band.height) for band in bands]
    assert dark == sorted(dark, reverse=True)
    assert 0.5 < dark[1] < 0.8
    assert 0.2 < dark[2] < 0.5


def test_a_letter_with_a_picture_is_sent_as_it_is_seen() -> None:
    from letterkit import verify

    one = copies.copy(copies.short(Paragraph((Picture(logo((255, 205, 60, 255)), "image/png", "A logo", "logo", 30),))))
    files = copies.made(one)
    by_name = {file.name: file for file in files.values()}
    assert [f.message for file in files.values() for f in verify.copy(file, one, by_name)] == []
    with Image.open(BytesIO(files["tif"].data)) as file:
        file.seek(1)
        assert file.convert("1").histogram()[0] > 10_000
