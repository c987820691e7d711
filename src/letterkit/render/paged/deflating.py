"""Compression at zlib's usual level: pydyf 0.13 takes the highest, two and a half times the time for a hundredth of the
size."""

from __future__ import annotations

import zlib
from typing import Any

import pydyf

LEVEL = 6


def deflate_faster() -> None:
    """Make pydyf compress at this level; asking twice changes nothing."""
    pydyf.Stream.data = property(_data)


def deflater() -> Any:
    """What compresses a stream of a file."""
    return zlib.compressobj(LEVEL)


def written(content: bytes, extra: dict[str, Any]) -> bytes:
    """A stream as it stands in a file (ISO 32000-1, 7.3.8), of what is compressed or was never to be."""
    described = pydyf.Dictionary({**extra, "Length": len(content)})
    return b"\n".join((described.data, b"stream", content, b"endstream"))


def _data(stream: Any) -> bytes:
    """pydyf's Stream.data."""
    content = b"\n".join(pydyf._to_bytes(item) for item in stream.stream)
    if not stream.compress:
        return written(content, stream.extra)
    packing = deflater()
    packed: bytes = packing.compress(content) + packing.flush()
    return written(packed, {**stream.extra, "Filter": "/FlateDecode"})
