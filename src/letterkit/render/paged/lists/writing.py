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
from struct import Struct
from typing import Any

import pydyf

LEVEL = 2
"""Of zlib, for pages and structure: a fifth of the time of its usual one, for a tenth more of bytes."""
TOGETHER = 400
"""Objects in one stream of objects."""


def write_once(pdf: Any) -> None:
    """Make a pydyf file write itself this way."""
    pdf.write = partial(_write, pdf)


def _write(pdf: Any, output: Any, version: Any, identifier: Any, compress: bool) -> None:
    """pydyf's PDF.write, always with streams of objects and a cross-reference stream."""
    pdf.add_object(pdf.info)
    file = _File(len(pdf.objects), version)
    numbers: list[int] = []
    texts: list[str] = []
    for number, each in enumerate(pdf.objects[1:], 1):
        if isinstance(each, pydyf.Stream):
            file.add(number, _stream_data(each, compress))
            continue
        numbers.append(number)
        if not hasattr(each, "texts"):
            texts.append(each.data.decode("latin-1"))
        elif each is not pdf.objects[number - 1]:
            texts += each.texts()
    for start in range(0, len(numbers), TOGETHER):
        file.add_together(numbers[start : start + TOGETHER], texts[start : start + TOGETHER])
    output.write(file.finished(pdf, identifier))


def _stream_data(stream: Any, compress: bool) -> bytes:
    if not (compress and stream.compress):
        return bytes(stream.data)
    content = b"\n".join(map(pydyf._to_bytes, stream.stream))
    return _packed(content, dict(stream.extra))


def _packed(content: bytes, extra: dict[str, Any]) -> bytes:
    data = zlib.compress(content, LEVEL)
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

    def add_together(self, numbers: Sequence[int], texts: Sequence[str]) -> None:
        """Add objects, of each its number and its text, in one stream."""
        own, places = len(self.places), self.places
        for index, number in enumerate(numbers):
            places[number] = (2, own, index)
        starts = accumulate(map(len, texts), _behind, initial=0)
        head = " ".join(map("%d %d".__mod__, zip(numbers, starts, strict=False)))
        extra = {"Type": "/ObjStm", "N": len(numbers), "First": len(head) + 1}
        self.places.append((0, 0, 0))
        self.add(own, _packed("\n".join((head, *texts)).encode("latin-1"), extra))

    def finished(self, pdf: Any, identifier: Any) -> bytes:
        """The whole file, with its cross-reference stream at the end."""
        number, start = len(self.places), self.position
        self.places.append((1, start, 0))
        extra = {
            "Type": "/XRef",
            "Index": pydyf.Array((0, number + 1)),
            "W": pydyf.Array((1, 4, 2)),
            "Size": number + 1,
            "Root": pdf.catalog.reference,
            "Info": pdf.info.reference,
        }
        if identifier:
            names = (pydyf._to_bytes(identifier), _digest(self.parts))
            extra["ID"] = pydyf.Array(pydyf.String(name).data for name in names)
        self.add(number, _packed(_rows(self.places), extra))
        return b"".join((*self.parts, b"startxref\n%d\n%%%%EOF\n" % start))


def _behind(start: int, length: int) -> int:
    """Where the next object begins."""
    return start + length + 1


def _rows(places: Sequence[tuple[int, int, int]]) -> bytes:
    """The rows of the cross-reference stream: kind, place in four bytes, and what else there is to say in two."""
    row = Struct(">BIH").pack
    return b"".join([row(*place) for place in places])


def _digest(parts: Iterable[bytes]) -> bytes:
    """The file's changing identifier (14.4): of its content."""
    made = md5(usedforsecurity=False)
    for part in parts:
        made.update(part)
    return made.hexdigest().encode("ascii")
