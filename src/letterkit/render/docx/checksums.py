"""The sums by which Windows tells that a font is whole (OpenType 1.9.1, otff, "Calculating checksums").

fontTools could sum up, too; importing it would take a third of the time of a Word file.
"""

from __future__ import annotations

import struct

_WHOLE = 0xB1B0AFBA
_RECORDS, _RECORD = 12, struct.Struct(">4sIII")
_ADJUSTMENT = 8
"""Where the table `head` has the sum of the file."""


def with_checksums(font: bytes) -> bytes:
    """The font file (a single one, each table from a multiple of four, filled up with zeros) with the sums of its
    tables and of itself. Raises ValueError for bytes that are no such file."""
    data = bytearray(font)
    count = int.from_bytes(data[4:6], "big")
    records = range(_RECORDS, _RECORDS + count * _RECORD.size, _RECORD.size)
    if len(data) % 4 or len(data) < _RECORDS + count * _RECORD.size:
        raise ValueError("no font file")
    tables = {at: _RECORD.unpack_from(data, at) for at in records}
    head = next((offset for tag, _, offset, _ in tables.values() if tag == b"head"), None)
    if head is None or any(offset % 4 or offset + length > len(data) for _, _, offset, length in tables.values()):
        raise ValueError("no font file")
    struct.pack_into(">I", data, head + _ADJUSTMENT, 0)
    for at, (tag, _, offset, length) in tables.items():
        _RECORD.pack_into(data, at, tag, _sum(data[offset : offset + (length + 3) // 4 * 4]), offset, length)
    struct.pack_into(">I", data, head + _ADJUSTMENT, _WHOLE - _sum(data) & 0xFFFFFFFF)
    return bytes(data)


def _sum(data: bytearray) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}I", data)
    return sum(words) & 0xFFFFFFFF
