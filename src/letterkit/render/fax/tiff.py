"""TIFF-F as fax programs take it: RFC 3949, profile S (MH, ITU-T T.4) or profile F (MMR, T.6).

The layout is that of profile S also where MMR is asked for: little-endian, the first directory at 8, then for each page
its directory with ascending tags, its long values and its one strip, bits filled in from the least significant one.
libtiff codes the lines; it writes EOLs on byte boundaries and no RTC, as profile S wants them.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from letterkit.facsimile.sheet import ACROSS, DOWN

_SHORT, _LONG, _RATIONAL = 3, 4, 5
_COMPRESSION, _T4_OPTIONS, _T6_OPTIONS = 259, 292, 293
_EOLS_ON_BYTES = 4
_FIELDS = 17
_CODINGS = {
    "mh": ("group3", 3, _T4_OPTIONS, _EOLS_ON_BYTES),
    "mmr": ("group4", 4, _T6_OPTIONS, 0),
}
"""By the name of a coding: libtiff's, the value of Compression, the tag of its options, and their value."""


def strip(page: Any, coding: str) -> bytes:
    """The points of a page (Pillow, mode "1") coded by "mh" or "mmr", for `write`. Raises KeyError for others."""
    from PIL import Image, ImageChops

    name, _, option, options = _CODINGS[coding]
    tags = {262: 1, 266: 2, 278: page.height} | ({option: options} if coding == "mh" else {})
    file = BytesIO()
    # Turned round here: Pillow, asked for 0 as white, does it point by point and takes fifty times as long.
    ImageChops.invert(page).save(file, "TIFF", compression=name, tiffinfo=tags)
    with Image.open(file) as made:
        written = getattr(made, "tag_v2", {})
        offsets, lengths = written[273], written[279]
        as_asked = (len(offsets), written[262], written[266], written.get(option, 0)) == (1, 1, 2, options)
    if not as_asked:
        raise ValueError("libtiff did not code a page as it was asked to")
    return file.getvalue()[offsets[0] : offsets[0] + lengths[0]]


def write(strips: Sequence[bytes], width: int, height: int, coding: str) -> bytes:
    """The file of pages of one size, each given by its strip; the same bytes for the same pages."""
    file = bytearray(b"II*\0" + struct.pack("<I", 8))
    for number, data in enumerate(strips):
        file += _page(len(file), data, (width, height), (number, len(strips)), coding)
    return bytes(file)


def _page(start: int, data: bytes, size: tuple[int, int], place: tuple[int, int], coding: str) -> bytes:
    """Directory, long values and strip of the page `place` = (number from 0, of how many), which begin at `start`."""
    number, pages = place
    _, compression, option, options = _CODINGS[coding]
    values = start + 2 + 12 * _FIELDS + 4
    strip_at = values + 16
    padding = len(data) % 2
    following = strip_at + len(data) + padding if number + 1 < pages else 0
    entries = (
        (254, _LONG, 1, 2),  # NewSubfileType: one page of many
        (256, _LONG, 1, size[0]),
        (257, _LONG, 1, size[1]),
        (258, _SHORT, 1, 1),  # BitsPerSample
        (_COMPRESSION, _SHORT, 1, compression),
        (262, _SHORT, 1, 0),  # PhotometricInterpretation: 0 is white
        (266, _SHORT, 1, 2),  # FillOrder: the least significant bit first
        (273, _LONG, 1, strip_at),
        (274, _SHORT, 1, 1),  # Orientation
        (277, _SHORT, 1, 1),  # SamplesPerPixel
        (278, _LONG, 1, size[1]),  # RowsPerStrip
        (279, _LONG, 1, len(data)),
        (282, _RATIONAL, 1, values),
        (283, _RATIONAL, 1, values + 8),
        (option, _LONG, 1, options),
        (296, _SHORT, 1, 2),  # ResolutionUnit: inch
        (297, _SHORT, 2, number | pages << 16),  # PageNumber
    )
    directory = struct.pack("<H", _FIELDS) + b"".join(struct.pack("<HHII", *entry) for entry in entries)
    long_values = struct.pack("<IIII", ACROSS, 1, DOWN, 1)
    return directory + struct.pack("<I", following) + long_values + data + bytes(padding)
