"""The bytes of a PDF with many objects (ISO 32000-1, 7.5.7 and 7.5.8): each is serialized and packed once.

pydyf 0.12 does so two or three times (for the file's identifier, too), always at zlib's slowest level, and puts all
objects into one stream, which a reader has to unpack whole.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from functools import partial
from hashlib import md5
from itertools import accumulate
from typing import Any

import pydyf

LEVEL = 4
"""Of zlib, for pages and structure: a fifth of the time of its slowest, for a tenth more of bytes."""
TOGETHER = 400
"""Objects in one stream of objects."""


def write_once(pdf: Any) -> None:
    """Make a pydyf file write itself this way."""
    pdf.write = partial(_write, pdf)


def _write(pdf: Any, output: Any, version: Any, identifier: Any, compress: bool) -> None:
    """pydyf's PDF.write, always with streams of objects and a cross-reference stream."""
    pdf.add_object(pdf.info)
    file = _File(len(pdf.objects), version)
    packed: list[tuple[int, bytes]] = []
    before: Any = None
    for number, each in enumerate(pdf.objects[1:], 1):
        if isinstance(each, pydyf.Stream):
            file.add(number, _stream_data(each, compress))
        elif not hasattr(each, "texts"):
            packed.append((number, each.data))
        elif each is not before:
            packed += enumerate(map(str.encode, each.texts()), number)
        before = each
    for start in range(0, len(packed), TOGETHER):
        file.add_together(packed[start : start + TOGETHER])
    output.write(file.finished(pdf, identifier))


def _stream_data(stream: Any, compress: bool) -> bytes:
    if not (compress and stream.compress):
        return bytes(stream.data)
    content = b"\n".join(map(pydyf._to_bytes, stream.stream))
    return _packed(content, dict(stream.extra))


def _packed(content: bytes, extra: dict[str, Any], level: int = LEVEL) -> bytes:
    data = zlib.compress(content, level)
    head = pydyf.Dictionary({**extra, "Filter": "/FlateDecode", "Length": len(data)})
    return b"\n".join((head.data, b"stream", data, b"endstream"))


class _File:
    """A file as it grows: its parts, and where each object is."""

    def __init__(self, count: int, version: Any) -> None:
        head = b"%PDF-" + pydyf._to_bytes(version or b"1.7") + b"\n%\xf0\x9f\x96\xa4\n"
        self.parts, self.position = [head], len(head)
        self.places: list[tuple[int, int, int]] = [(0, 0, 65535)] + [(0, 0, 0)] * (count - 1)

    def add(self, number: int, data: bytes) -> None:
        """Add an object on its own."""
        self.places[number] = (1, self.position, 0)
        part = b"%d 0 obj\n%b\nendobj\n" % (number, data)
        self.parts.append(part)
        self.position += len(part)

    def add_together(self, objects: Sequence[tuple[int, bytes]]) -> None:
        """Add objects, each with its number, in one stream."""
        own, places = len(self.places), self.places
        for index, (number, _) in enumerate(objects):
            places[number] = (2, own, index)
        contents = [data for _, data in objects]
        starts = accumulate((len(data) + 1 for data in contents), initial=0)
        head = " ".join(f"{number} {start}" for (number, _), start in zip(objects, starts, strict=False)).encode(
            "ascii"
        )
        extra = {"Type": "/ObjStm", "N": len(objects), "First": len(head) + 1}
        self.places.append((0, 0, 0))
        self.add(own, _packed(b"\n".join((head, *contents)), extra))

    def finished(self, pdf: Any, identifier: Any) -> bytes:
        """The whole file, with its cross-reference stream at the end."""
        number, start = len(self.places), self.position
        self.places.append((1, start, 0))
        width = (self.position.bit_length() + 7) // 8
        extra = {
            "Type": "/XRef",
            "Index": pydyf.Array((0, number + 1)),
            "W": pydyf.Array((1, width, 2)),
            "Size": number + 1,
            "Root": pdf.catalog.reference,
            "Info": pdf.info.reference,
        }
        if identifier:
            names = (pydyf._to_bytes(identifier), _digest(self.parts))
            extra["ID"] = pydyf.Array(pydyf.String(name).data for name in names)
        self.add(number, _packed(_rows(self.places, width), extra, 9))
        return b"".join((*self.parts, b"startxref\n%d\n%%%%EOF\n" % start))


def _rows(places: Iterable[tuple[int, int, int]], width: int) -> bytes:
    return b"".join(
        b"%c%b%b" % (kind, place.to_bytes(width, "big"), more.to_bytes(2, "big")) for kind, place, more in places
    )


def _digest(parts: Iterable[bytes]) -> bytes:
    """The file's changing identifier (14.4): of its content."""
    made = md5(usedforsecurity=False)
    for part in parts:
        made.update(part)
    return made.hexdigest().encode("ascii")
