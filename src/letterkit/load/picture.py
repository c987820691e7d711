"""A picture file: is it what its name says, and small enough to open."""

from __future__ import annotations

import struct

from letterkit.load.faults import Faults
from letterkit.load.files import MB
from letterkit.load.svg import svg_problem
from letterkit.model.finding import Place
from letterkit.model.letter import Picture

LIMIT = 10 * MB
MOST_PIXELS = 50_000_000
_MIME = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "svg": "image/svg+xml"}
# Start-of-frame markers of JPEG (ITU-T T.81, table B.1), which carry the size.
_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})


def read_picture(
    data: bytes, name: str, faults: Faults, at: Place, *, alt: str, width_mm: float | None
) -> Picture | None:
    """The picture that a file holds, by the ending of its name; a finding and None where it is none."""
    mime = _MIME[name.rpartition(".")[2].lower()]
    problem = svg_problem(data) if mime == "image/svg+xml" else _raster_problem(data, mime)
    if problem:
        faults.add("picture-invalid", at, f"{name} {problem[0]}", problem[1])
        return None
    return Picture(data, mime, alt, name, width_mm)


def _raster_problem(data: bytes, mime: str) -> tuple[str, str] | None:
    size = _png_size(data) if mime == "image/png" else _jpeg_size(data)
    if size is None or 0 in size:
        return f"is not a {mime.removeprefix('image/').upper()} file", "save it anew in the format of its ending"
    if size[0] * size[1] > MOST_PIXELS:
        return f"has {size[0]} by {size[1]} pixels", f"make it smaller, at most {MOST_PIXELS // 1_000_000} million"
    return None


def _png_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels (PNG specification, 11.2.1 IHDR)."""
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or data[12:16] != b"IHDR" or len(data) < 33:
        return None
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels, from the first frame header (ITU-T T.81, B.2.2)."""
    if not data.startswith(b"\xff\xd8\xff"):
        return None
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xFF:
            at += 1  # a fill byte
        elif marker in _FRAMES:
            return int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
        else:
            at += 2 + length
    return None
