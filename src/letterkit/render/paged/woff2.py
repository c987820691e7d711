"""Unpacking the package's own fonts (WOFF 2.0, W3C Recommendation, 2024), without rearranged outlines.

fontTools, which WeasyPrint would use, parses each table and sums it up anew: ten times the work.
"""

from __future__ import annotations

import struct

# The known tags of section 4.1, in the order of their numbers.
_TAGS = (
    "cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern "
    "LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar "
    "bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat "
    "Gloc Feat Sill"
)
KNOWN = tuple(_TAGS[at : at + 4] for at in range(0, len(_TAGS), 5))
_ARBITRARY = 63
_UNTRANSFORMED_OUTLINES = 3


def unpack(data: bytes) -> bytes:
    """The OpenType font in a WOFF 2.0 file. Checksums are left 0, as no reader of fonts asks for them.

    Raises ValueError for anything but a single font of which no table is transformed.
    """
    import brotli  # type: ignore[import-untyped]

    signature, flavor, _, count, _, _, packed = struct.unpack(">4s4sIHHII", data[:24])
    if signature != b"wOF2" or flavor == b"ttcf":
        raise ValueError("no WOFF 2.0 file of a single font")
    at, tables = 48, []
    for _ in range(count):
        flags = data[at]
        number, transform = flags & 63, flags >> 6
        if number == _ARBITRARY:
            tag, at = data[at + 1 : at + 5].decode("ascii"), at + 5
        else:
            tag, at = KNOWN[number], at + 1
        if transform != (_UNTRANSFORMED_OUTLINES if tag in ("glyf", "loca") else 0):
            raise ValueError(f"the table {tag} is transformed")
        length, at = _number(data, at)
        tables.append((tag, length))
    return _assemble(flavor, tables, brotli.decompress(data[at : at + packed]))


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A number of seven bits a byte (UIntBase128), and where it ends."""
    value = 0
    while True:
        value = value << 7 | data[at] & 127
        at += 1
        if data[at - 1] < 128:
            return value, at


def _assemble(flavor: bytes, tables: list[tuple[str, int]], content: bytes) -> bytes:
    """The font file: a directory sorted by tag, then the tables, each from a multiple of four (OpenType 1.9, otff)."""
    power = len(tables).bit_length() - 1
    search = 16 << power
    offset, source = 12 + 16 * len(tables), 0
    directory, body = [], []
    for tag, length in tables:
        directory.append(struct.pack(">4sIII", tag.encode("ascii"), 0, offset, length))
        body.append(content[source : source + length] + b"\0" * (-length % 4))
        source += length
        offset += len(body[-1])
    header = flavor + struct.pack(">HHHH", len(tables), search, power, 16 * len(tables) - search)
    return b"".join((header, *sorted(directory), *body))
