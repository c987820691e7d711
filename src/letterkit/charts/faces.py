"""The package's own fonts, for measuring and drawing text (Pillow; FreeType reads WOFF 2.0)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_FILES = {
    False: ("LetterkitSans-Regular.woff2", "LetterkitSansKR-Regular.woff2"),
    True: ("LetterkitSans-Bold.woff2", "LetterkitSansKR-Bold.woff2"),
}
_UNASSIGNED = "\uffff"


@cache
def fonts(size: int, *, bold: bool = False) -> tuple[FreeTypeFont, ...]:
    """The fonts in the order in which a character is looked for; `size` in pixels."""
    from PIL import ImageFont

    return tuple(
        # Without ligatures and shaping a text is as wide as its characters, wherever it is broken.
        ImageFont.truetype(io.BytesIO(_bytes(name)), size, layout_engine=ImageFont.Layout.BASIC)
        for name in _FILES[bold]
    )


def width(text: str, size: int, *, bold: bool = False) -> float:
    """How wide a text is, in pixels; a character that no font has is taken to be as wide as high."""
    return sum(
        font.getlength(piece) if font else size * len(piece) for font, piece in pieces(text, fonts(size, bold=bold))
    )


def pieces(text: str, among: tuple[FreeTypeFont, ...]) -> Iterator[tuple[FreeTypeFont | None, str]]:
    """The text in stretches of one font each; None for characters that no font has."""
    last: FreeTypeFont | None = None
    stretch = ""
    for character in text:
        font = next((font for font in among if _has(font, character)), None)
        if stretch and font is not last:
            yield last, stretch
            stretch = ""
        last, stretch = font, stretch + character
    if stretch:
        yield last, stretch


def missing(text: str) -> str:
    """The characters that no font of the package has, each once."""
    return "".join(dict.fromkeys(c for font, piece in pieces(text, fonts(16)) if font is None for c in piece))


@cache
def _bytes(name: str) -> bytes:
    return files("letterkit.fonts").joinpath(name).read_bytes()


@cache
def _has(font: FreeTypeFont, character: str) -> bool:
    """Whether a font has a glyph: what it lacks is drawn as the box that stands for every such character."""
    return character.isspace() or bytes(font.getmask(character)) != bytes(font.getmask(_UNASSIGNED))
