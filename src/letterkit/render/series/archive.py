"""A zip file with other contents in a few of its members; the rest is taken over byte for byte, still compressed."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_SIZES = struct.Struct("<III")
"""CRC-32, compressed and plain size (APPNOTE 4.4.7 to 4.4.9), which stand together in both headers."""
_LOCAL_SIZES, _CENTRAL_SIZES, _CENTRAL_OFFSET = 14, 16, 42


class Archive:
    """A zip file as `zipfile` writes it: deflated, no comment, no extra fields, under 4 GB."""

    def __init__(self, data: bytes) -> None:
        self._members: list[tuple[str, bytes, bytes]] = []
        self.parts: dict[str, bytes] = {}
        with zipfile.ZipFile(BytesIO(data)) as source:
            infos = source.infolist()
            ends = [*(info.header_offset for info in infos[1:]), source.start_dir]
            self.parts = {info.filename: source.read(info) for info in infos}
        self._tail = data[ends[-1] :]
        at = ends[-1]
        for info, end in zip(infos, ends, strict=True):
            length = 46 + len(info.filename.encode())
            self._members.append((info.filename, data[info.header_offset : end], data[at : at + length]))
            at += length
        if data[at : at + 4] != _END:
            raise ValueError("the archive has comments or extra fields")

    def replaced(self, changed: Mapping[str, bytes]) -> bytes:
        """The bytes that zipfile would write with these members in place of those of the same names."""
        locals_, centrals, offset = [], [], 0
        for name, local, central in self._members:
            if name in changed:
                local, central = _replaced(local, central, changed[name])
            head, tail = central[:_CENTRAL_OFFSET], central[_CENTRAL_OFFSET + 4 :]
            locals_.append(local)
            centrals.append(head + struct.pack("<I", offset) + tail)
            offset += len(local)
        directory = b"".join(centrals)
        end = bytearray(self._tail[len(directory) :])
        end[12:20] = struct.pack("<II", len(directory), offset)
        return b"".join((*locals_, directory, end))


def _replaced(local: bytes, central: bytes, content: bytes) -> tuple[bytes, bytes]:
    """A member's local header with its content, and its entry in the directory."""
    deflater = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -15)
    packed = deflater.compress(content) + deflater.flush()
    sizes = _SIZES.pack(zlib.crc32(content), len(packed), len(content))
    header = local[: len(local) - _packed_size(local)]
    header = header[:_LOCAL_SIZES] + sizes + header[_LOCAL_SIZES + _SIZES.size :]
    return header + packed, central[:_CENTRAL_SIZES] + sizes + central[_CENTRAL_SIZES + _SIZES.size :]


def _packed_size(local: bytes) -> int:
    size: int = _SIZES.unpack_from(local, _LOCAL_SIZES)[1]
    return size
